/** A schema as one expression, or as the body of a function. */
import { code, join, type Code } from "../../code/code.js";
import { allows, isUntyped, type JsonType, type Schema } from "../../model/schema.js";
import { arrayStatements } from "./array.js";
import { Locals, type Compiler } from "./compiler.js";
import { compositionTests } from "./composition.js";
import { hasArrayRules, hasObjectRules, isAnything, isPlainReference } from "./facts.js";
import { and, call, conclude, demand, equality, no, not, or, reached, refusal, yes } from "./logic.js";
import { nativeTest } from "./format.js";
import { isNumber, limitTests, numberTests } from "./number.js";
import { objectStatements } from "./object.js";
import { fields, runtime } from "./runtime.js";
import { binaryTests, stringTests } from "./string.js";
import { isScalar, valuesOf, valueTests } from "./values.js";

const value = code`value`;

/** True for a schema that looks into objects or arrays, which takes loops and locals. */
export function needsFunction(schema: Schema): boolean {
  if (hasOnlyScalars(schema)) return false;
  return looksIntoObjects(schema) || looksIntoArrays(schema);
}

/** `enum` or `const` leaves nothing that one could look into. */
const hasOnlyScalars = (schema: Schema): boolean => valuesOf(schema)?.every(isScalar) ?? false;

const looksIntoObjects = (schema: Schema): boolean => schema.types.includes("object") && hasObjectRules(schema);
const looksIntoArrays = (schema: Schema): boolean => schema.types.includes("array") && hasArrayRules(schema);

/** The expression for a schema that needs no function. */
export function testOf(schema: Schema, it: Code, compiler: Compiler): Code {
  if (isAnything(schema)) return yes;
  if (schema.types.length === 0) return no;
  if (schema.ref !== undefined && isPlainReference(schema)) return compiler.reference(schema.ref, it);
  return and([...ownTests(schema, it, compiler), ...compositionTests(schema, it, compiler)]);
}

function ownTests(schema: Schema, it: Code, compiler: Compiler): readonly Code[] {
  const values = valueTests(schema, it, compiler);
  if (hasOnlyScalars(schema)) return [...values, ...conditionalTests(schema, it, compiler)];
  return [typeTest(schema, schema.types, it, compiler), ...values];
}

/** Every type that is allowed, with its rules; of an untyped schema only the rules. */
function typeTest(schema: Schema, types: readonly JsonType[], it: Code, compiler: Compiler): Code {
  if (isUntyped(schema)) return and(conditionalTests(schema, it, compiler));
  return or(types.map((type) => and(alternative(schema, type, it, compiler))));
}

/** The rules of strings and numbers, each for values of its type. */
function conditionalTests(schema: Schema, it: Code, compiler: Compiler): readonly Code[] {
  const strings = stringTests(schema, it, compiler);
  const numbers = numberTests(schema, it, compiler);
  return [
    ...(strings.length === 0 ? [] : [or([not(typeIs(it, "string")), and(strings)])]),
    ...(numbers.length === 0 ? [] : [or([not(typeIs(it, "number")), and(numbers)])]),
  ];
}

const typeIs = (it: Code, type: "string" | "number" | "boolean"): Code => equality(code`typeof ${it}`, code`${type}`);

function alternative(schema: Schema, type: JsonType, it: Code, compiler: Compiler): readonly Code[] {
  switch (type) {
    case "null":
      return [equality(it, code`null`)];
    case "boolean":
      return [typeIs(it, "boolean")];
    case "object":
      return [call(code`${runtime("isObject")}(${it})`)];
    case "array":
      return [call(code`${runtime("isArray")}(${it})`)];
    case "integer":
      if (schema.native === "int64")
        return [call(code`${nativeTest(schema.native)}(${it})`), ...limitTests(schema, it)];
      return [call(code`${runtime("isInteger")}(${it})`), ...numberTests(schema, it, compiler)];
    case "number":
      return [isNumber(schema, it), ...numberTests(schema, it, compiler)];
    case "string":
      if (schema.native !== undefined) return [call(code`${nativeTest(schema.native)}(${it})`)];
      if (schema.format === "binary")
        return [call(code`${runtime("isBinary")}(${it})`), ...binaryTests(schema, it, compiler)];
      return [typeIs(it, "string"), ...stringTests(schema, it, compiler)];
  }
}

/** The statements of a function that says whether its parameter `value` fits. */
export function functionBody(schema: Schema, compiler: Compiler): readonly Code[] {
  if (!needsFunction(schema)) return conclude([testOf(schema, value, compiler)]);
  const structure = isUntyped(schema) ? untypedStatements(schema, compiler) : typedStatements(schema, compiler);
  const rest = [...valueTests(schema, value, compiler), ...compositionTests(schema, value, compiler)];
  return reached([...structure, ...conclude(rest)]);
}

function untypedStatements(schema: Schema, compiler: Compiler): readonly Code[] {
  const locals = new Locals();
  const arrays = arrayStatements(schema, locals, compiler);
  const objects = objectStatements(schema, locals, compiler);
  return [
    ...conditionalTests(schema, value, compiler).flatMap(demand),
    ...(arrays.length > 0 ? [block(code`${runtime("isArray")}(value)`, arrays)] : []),
    ...(objects.length > 0 ? [fields, block(code`fields !== undefined`, objects)] : []),
  ];
}

const block = (condition: Code, statements: readonly Code[]): Code =>
  code`if (${condition}) {\n${join(reached(statements), "\n")}\n}`;

/** Arrays, then what is no object, then objects, so that each is asked for its type once. */
function typedStatements(schema: Schema, compiler: Compiler): readonly Code[] {
  const locals = new Locals();
  const others = schema.types.filter((it) => it !== "array" && it !== "object");
  const rest = typeTest(schema, others, value, compiler);
  const arrays = allows(schema, "array") ? arrayStatements(schema, locals, compiler) : undefined;
  const objects = allows(schema, "object") ? objectBranch(schema, locals, compiler) : undefined;
  if (arrays !== undefined && objects === undefined && rest === no)
    return [code`if (!${runtime("isArray")}(value)) return false;`, ...arrays];
  const afterArrays = rest === no ? (objects ?? [refusal]) : [block(not(rest), objects ?? [refusal])];
  if (arrays === undefined) return afterArrays;
  return [code`${block(code`${runtime("isArray")}(value)`, arrays)} else {\n${join(reached(afterArrays), "\n")}\n}`];
}

function objectBranch(schema: Schema, locals: Locals, compiler: Compiler): readonly Code[] {
  if (!hasObjectRules(schema)) return [code`if (!${runtime("isObject")}(value)) return false;`];
  return [fields, code`if (fields === undefined) return false;`, ...objectStatements(schema, locals, compiler)];
}
