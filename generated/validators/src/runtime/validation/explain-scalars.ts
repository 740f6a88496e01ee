// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** The keywords of strings and of numbers. */
import { isBinary, lengthOf } from "./binary.js";
import { isOfFormat } from "./format.js";
import { shown, type Place } from "./issue.js";
import { isMultipleOf } from "./numbers.js";
import { codePoints, expression } from "./text.js";
import type { Format } from "./schema.js";
import type { Explain, Walk } from "./walk.js";

export const explainString: Explain = (rules, value, place, walk) => {
  if (rules.format === "binary" && isBinary(value)) return explainLength(rules, lengthOf(value), place, walk);
  if (typeof value !== "string") return;
  const length = codePoints(value);
  explainLength(rules, length, place, walk);
  const { maxLength = Infinity, pattern, format } = rules;
  // what is too long is not held against the pattern: the length bounds what that may cost, here as in guards
  if (pattern !== undefined && length <= maxLength && expression(pattern)?.test(value) === false) {
    walk.report(place, "pattern", `must match ${pattern}`, pattern, shown(value));
  }
  if (format !== undefined) explainFormat(format, value, place, walk);
};

const explainLength = (
  { minLength = 0, maxLength = Infinity }: Parameters<Explain>[0],
  length: number,
  place: Parameters<Explain>[2],
  walk: Parameters<Explain>[3],
): void => {
  if (length < minLength)
    walk.report(
      place,
      "minLength",
      `must have at least ${counted(minLength, "character")}`,
      minLength,
      `has ${length}`,
    );
  if (length > maxLength)
    walk.report(place, "maxLength", `must have at most ${counted(maxLength, "character")}`, maxLength, `has ${length}`);
};

/** "1 item", "2 items", "2 properties" */
export function counted(count: number, what: string): string {
  return `${count} ${count === 1 ? what : what.endsWith("y") ? `${what.slice(0, -1)}ies` : `${what}s`}`;
}

export const explainNumber: Explain = (rules, value, place, walk) => {
  if (typeof value !== "number" && typeof value !== "bigint") return;
  const { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below, multipleOf, format } = rules;
  const report = (keyword: string, problem: string, limit: number): void =>
    walk.report(place, keyword, problem, limit, shown(value));
  if (minimum !== undefined && !(value >= minimum)) report("minimum", `must be at least ${minimum}`, minimum);
  if (above !== undefined && !(value > above)) report("exclusiveMinimum", `must be more than ${above}`, above);
  if (maximum !== undefined && !(value <= maximum)) report("maximum", `must be at most ${maximum}`, maximum);
  if (below !== undefined && !(value < below)) report("exclusiveMaximum", `must be less than ${below}`, below);
  if (typeof value === "bigint") return;
  if (multipleOf !== undefined && !isMultipleOf(value, multipleOf))
    report("multipleOf", `must be a multiple of ${multipleOf}`, multipleOf);
  if (format !== undefined) explainFormat(format, value, place, walk);
};

function explainFormat(format: string | Format, value: string | number, place: Place | undefined, walk: Walk): void {
  const name = typeof format === "string" ? format : format.name;
  if (!isOf(format, value)) walk.report(place, "format", `must be of the format ${name}`, name, shown(value));
}

function isOf(format: string | Format, value: string | number): boolean {
  if (typeof format === "string") return isOfFormat(format, value);
  return (typeof value === "string" ? format.text?.(value) : format.number?.(value)) ?? true;
}
