// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** The keywords of strings and of numbers. */
import { isBinary, lengthOf } from "./binary.js";
import { shown } from "./issue.js";
import { isMultipleOf } from "./numbers.js";
import { codePoints, expression } from "./text.js";
import type { Explain } from "./walk.js";

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
  if (typeof format === "object" && "text" in format && !format.text(value)) {
    walk.report(place, "format", `must be of the format ${format.name}`, format.name, shown(value));
  }
};

const explainLength = (
  { minLength = 0, maxLength = Infinity }: Parameters<Explain>[0],
  length: number,
  place: Parameters<Explain>[2],
  walk: Parameters<Explain>[3],
): void => {
  const has = `has ${length}`;
  if (length < minLength)
    walk.report(place, "minLength", `must have at least ${counted(minLength, "character")}`, minLength, has);
  if (length > maxLength)
    walk.report(place, "maxLength", `must have at most ${counted(maxLength, "character")}`, maxLength, has);
};

/** "1 item", "2 items", "2 properties" */
export function counted(count: number, what: string): string {
  return `${count} ${count === 1 ? what : what.endsWith("y") ? `${what.slice(0, -1)}ies` : `${what}s`}`;
}

export const explainNumber: Explain = (rules, value, place, walk) => {
  if (typeof value !== "number") return;
  const { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below, multipleOf, format } = rules;
  const got = shown(value);
  if (minimum !== undefined && !(value >= minimum))
    walk.report(place, "minimum", `must be at least ${minimum}`, minimum, got);
  if (above !== undefined && !(value > above))
    walk.report(place, "exclusiveMinimum", `must be more than ${above}`, above, got);
  if (maximum !== undefined && !(value <= maximum))
    walk.report(place, "maximum", `must be at most ${maximum}`, maximum, got);
  if (below !== undefined && !(value < below))
    walk.report(place, "exclusiveMaximum", `must be less than ${below}`, below, got);
  if (multipleOf !== undefined && !isMultipleOf(value, multipleOf)) {
    walk.report(place, "multipleOf", `must be a multiple of ${multipleOf}`, multipleOf, got);
  }
  if (typeof format === "object" && "number" in format && !format.number(value)) {
    walk.report(place, "format", `must be of the format ${format.name}`, format.name, got);
  }
};
