// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** `type`, `enum` and `const`. */
import { isBinary } from "./binary.js";
import { equal } from "./equal.js";
import { isArray, isFinite, isInteger, isObject } from "./fields.js";
import { shown, typeShown } from "./issue.js";
import type { Place } from "./place.js";
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

const tests: Readonly<Record<TypeName, (value: unknown) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === "boolean",
  object: isObject,
  array: isArray,
  number: isFinite,
  integer: isInteger,
  string: (value) => typeof value === "string",
};

/** A test of a value for the types that a schema allows. Numbers that JSON has no word for, `undefined` and functions have none at all. */
export function typeTest({ type, format }: Rules): (value: unknown) => boolean {
  if (type === undefined) return () => true;
  const native = typeof format === "object" ? format.native : undefined;
  const test = (name: TypeName): ((value: unknown) => boolean) => {
    if (native !== undefined && name !== "null") return native.is;
    return name === "string" && format === "binary" ? isBinary : tests[name];
  };
  if (typeof type === "string") return test(type);
  const all = type.map(test);
  return (value) => all.some((it) => it(value));
}

export function reportType(rules: Rules, value: unknown, place: Place | undefined, walk: Walk): void {
  const { type, format } = rules;
  const allowed = typeof type === "string" ? [type] : (type ?? []);
  const native = typeof format === "object" && format.native !== undefined ? format.name : undefined;
  const word = (it: TypeName): string =>
    native === undefined || it === "null" ? words[it] : (nativeWords[native] ?? it);
  const problem = `must be ${either(allowed.map(word))}`;
  // In the form in which it travels its type is right, and so it is its format that is not.
  if (native !== undefined && (typeof value === "bigint" || allowed.some((it) => tests[it](value))))
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

/** Explanations of the values that a schema lists. */
export function valueExplanations(rules: Rules): readonly Explain[] {
  const listed: Explain[] = [];
  if (rules.enum !== undefined) listed.push(enumExplanation(rules.enum));
  if ("const" in rules) {
    const problem = `must be ${constant(rules.const)}`;
    listed.push((value, place, walk) => {
      if (!equal(rules.const, value)) walk.report(place, "const", problem, rules.const, shown(value));
    });
  }
  return listed;
}

function enumExplanation(values: readonly unknown[]): Explain {
  const rest = values.length > many ? [`another of ${values.length} values`] : [];
  const problem = `must be ${either([...values.slice(0, many).map(shown), ...rest])}`;
  return (value, place, walk) => {
    const isListed = values.includes(value) || (typeof value === "object" && values.some((it) => equal(it, value)));
    if (!isListed) walk.report(place, "enum", problem, values, shown(value));
  };
}

const constant = (value: unknown): string =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : shown(value);
