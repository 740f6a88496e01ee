/** The keywords of numbers. */
import { code, type Code } from "../../code/code.js";
import type { Limit, Schema } from "../../model/schema.js";
import type { Compiler } from "./compiler.js";
import { formatTests } from "./format.js";
import { call, equality } from "./logic.js";
import { runtime } from "./runtime.js";

/** Tests of a value that is known to be a number. */
export function numberTests(schema: Schema, value: Code, compiler: Compiler): readonly Code[] {
  const { number, format } = schema;
  const { multipleOf } = number;
  return [
    ...limitTests(schema, value),
    ...(multipleOf === undefined ? [] : [code`${runtime("isMultipleOf")}(${value}, ${multipleOf})`]),
    ...formatTests(format, "number", value, compiler.home),
  ];
}

/** Of a number or a bigint. */
export const limitTests = ({ number: { minimum, maximum } }: Schema, value: Code): readonly Code[] => [
  ...(minimum === undefined ? [] : [lowerTest(minimum, value)]),
  ...(maximum === undefined ? [] : [upperTest(maximum, value)]),
];

const lowerTest = ({ value: limit, exclusive }: Limit, value: Code): Code =>
  exclusive ? code`${value} > ${limit}` : code`${value} >= ${limit}`;
const upperTest = ({ value: limit, exclusive }: Limit, value: Code): Code =>
  exclusive ? code`${value} < ${limit}` : code`${value} <= ${limit}`;

/** Tests that a value is a number as JSON has them, which limits on both sides imply. */
export function isNumber({ number: { minimum, maximum } }: Schema, value: Code): Code {
  const isBounded = minimum !== undefined && maximum !== undefined;
  return isBounded ? equality(code`typeof ${value}`, code`${"number"}`) : call(code`${runtime("isFinite")}(${value})`);
}
