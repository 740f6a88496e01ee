import type { Json } from "../../base/json.js";
import { code, join, key, type Code } from "../../code/code.js";
import { allows, jsonTypes, type JsonType, type Schema } from "../../model/schema.js";

/** `enum` and `const`, without what `type` refuses and without repetitions; undefined where a schema names no values. */
export function valuesOf(schema: Schema): readonly Json[] | undefined {
  const listed = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (listed === undefined) return undefined;
  const only = schema.const === undefined ? undefined : textOf(schema.const);
  const fitting = listed.filter(
    (it) => jsonTypesOf(it).some((type) => allows(schema, type)) && (only === undefined || textOf(it) === only),
  );
  return [...new Map(fitting.map((it) => [textOf(it), it])).values()];
}

/** Equal for values that JSON Schema takes for equal: the order of an object's keys doesn't matter. */
export function textOf(value: Json): string {
  if (!isObject(value) && !Array.isArray(value)) return JSON.stringify(value);
  return JSON.stringify(value, (_, it: unknown) =>
    isObject(it) ? Object.fromEntries(Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1))) : it,
  );
}

const isObject = (it: unknown): it is object => typeof it === "object" && it !== null && !Array.isArray(it);

function jsonTypesOf(value: Json): readonly JsonType[] {
  if (value === null) return ["null"];
  if (Array.isArray(value)) return ["array"];
  if (typeof value === "number") return Number.isInteger(value) ? ["integer"] : ["number"];
  return jsonTypes.filter((type) => type === typeof value);
}

/** A value as a type; arrays become tuples. */
export function literalType(value: Json): Code {
  if (Array.isArray(value))
    return code`[${join(
      value.map((it: Json) => literalType(it)),
      ", ",
    )}]`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).map(([name, it]) => code`${key(name)}: ${literalType(it)}`);
    return fields.length === 0 ? code`{ [key: string]: never }` : code`{ ${join(fields, "; ")} }`;
  }
  return typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0)) ? code`number` : code`${value}`;
}
