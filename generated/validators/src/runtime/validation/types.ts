// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** `type`, `enum` and `const`. */
import { isBinary } from "./binary.js";
import { equal } from "./equal.js";
import { shown, typeShown, type Place } from "./issue.js";
import type { Rules, TypeName } from "./schema.js";
import type { Explain, Walk } from "./walk.js";

const words: Readonly<Record<TypeName, string>> = {
  null: "null",
  boolean: "a boolean",
  object: "an object",
  array: "an array",
  number: "a number",
  integer: "an integer",
  string: "a string",
};

/** True for a value that `type` allows. Numbers that JSON has no word for, `undefined` and functions have no type at all. */
export function isOfType({ type, format }: Rules, value: unknown): boolean {
  if (type === undefined) return true;
  if (typeof type === "string") return isOf(type, value, format);
  return type.some((it) => isOf(it, value, format));
}

function isOf(type: TypeName, value: unknown, format: Rules["format"]): boolean {
  if (type !== "null" && typeof format === "object" && format.native !== undefined) return format.native.is(value);
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "number":
      return Number.isFinite(value);
    case "integer":
      return Number.isInteger(value);
    case "string":
      return format === "binary" ? isBinary(value) : typeof value === "string";
    case "boolean":
      return typeof value === "boolean";
  }
}

export function reportType(rules: Rules, value: unknown, place: Place | undefined, walk: Walk): void {
  const { type, format } = rules;
  const allowed = typeof type === "string" ? [type] : (type ?? []);
  const native = typeof format === "object" && format.native !== undefined ? format.name : undefined;
  const word = (it: TypeName): string =>
    native === undefined || it === "null" ? words[it] : (nativeWords[native] ?? it);
  const problem = `must be ${either(allowed.map(word))}`;
  // In the form in which it travels its type is right, and so it is its format that is not.
  if (native !== undefined && (typeof value === "bigint" || isOfType({ type: allowed }, value)))
    return walk.report(place, "format", problem, native, shown(value));
  walk.report(place, "type", problem, type, typeof value === "number" ? shown(value) : typeShown(value));
}

const nativeWords: { readonly [format: string]: string } = {
  int64: "a bigint (format int64)",
  "date-time": "a Date (format date-time)",
  byte: "a Uint8Array (format byte)",
};

/** "a, b or c" */
export function either(choices: readonly string[]): string {
  return choices.length < 2
    ? (choices[0] ?? "nothing")
    : `${choices.slice(0, -1).join(", ")} or ${choices.at(-1) ?? ""}`;
}

const many = 20;

export const explainValues: Explain = (rules, value, place, walk) => {
  if (rules.enum !== undefined && !rules.enum.some((it) => equal(it, value))) {
    const listed = rules.enum.slice(0, many).map(shown);
    const rest = rules.enum.length > many ? [`another of ${rules.enum.length} values`] : [];
    walk.report(place, "enum", `must be ${either([...listed, ...rest])}`, rules.enum, shown(value));
  }
  if ("const" in rules && !equal(rules.const, value))
    walk.report(place, "const", `must be ${constant(rules.const)}`, rules.const, shown(value));
};

const constant = (value: unknown): string =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : shown(value);
