/** `enum` and `const`. */
import type { Json } from "../../base/json.js";
import { code, type Code } from "../../code/code.js";
import { allows, type JsonType, type Schema } from "../../model/schema.js";
import type { Compiler } from "./compiler.js";
import { and, call, equality, no, or } from "./logic.js";
import { runtime } from "./runtime.js";

/** More values than this are looked up, not compared one by one. */
const few = 8;

/** The values that `enum` and `const` leave, without those that `type` refuses; undefined where neither is given. */
export function valuesOf(schema: Schema): readonly Json[] | undefined {
  const listed = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (listed === undefined) return undefined;
  return listed.filter(
    (it) => allows(schema, typeOfValue(it)) && (schema.const === undefined || sameText(it) === sameText(schema.const)),
  );
}

export const isScalar = (it: Json): boolean => typeof it !== "object" || it === null;

/** Tests that a value is one of those. */
export function valueTest(values: readonly Json[], value: Code, compiler: Compiler): Code {
  const scalars = [...new Set(values.filter(isScalar))];
  const others = values.filter((it) => !isScalar(it));
  const found =
    scalars.length > few
      ? [call(code`${compiler.set(scalars)}.has(${value})`)]
      : scalars.map((it) => equality(value, code`${it}`));
  const equal = others.map((it) => call(code`${runtime("equal")}(${value}, ${compiler.constant(it)})`));
  return or([...found, ...equal]);
}

/** The same where `const` and `enum` leave nothing. */
export function valueTests(schema: Schema, value: Code, compiler: Compiler): readonly Code[] {
  const values = valuesOf(schema);
  if (values === undefined) return [];
  return [values.length === 0 ? no : and([valueTest(values, value, compiler)])];
}

function typeOfValue(value: Json): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "number" ? (Number.isInteger(value) ? "integer" : "number") : (typeof value as JsonType);
}

/** A text that is the same for values that JSON Schema takes to be equal. */
function sameText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((it: Json) => sameText(it)).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, it]) => `${JSON.stringify(name)}:${sameText(it)}`).join()}}`;
}
