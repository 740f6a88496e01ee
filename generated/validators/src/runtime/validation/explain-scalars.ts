// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** The keywords of strings and of numbers. */
import { isBinary, lengthOf } from "./binary.js";
import { isOfFormat } from "./format.js";
import { shown } from "./issue.js";
import { isMultipleOf } from "./numbers.js";
import type { Place } from "./place.js";
import { codePoints, expression, isAtLeast, isAtMost } from "./text.js";
import type { Format, Rules } from "./schema.js";
import type { Explain, Walk } from "./walk.js";

/** Explanations of the keywords of strings. */
export function stringExplanations(rules: Rules): readonly Explain[] {
  const { minLength, maxLength = Infinity, pattern, format } = rules;
  if ([minLength, rules.maxLength, pattern, format].every((it) => it === undefined)) return [];
  const matches = pattern === undefined ? undefined : expression(pattern);
  return [
    (value, place, walk) => {
      if (typeof value !== "string") {
        if (format === "binary" && isBinary(value)) explainLength(rules, lengthOf(value), place, walk);
        return;
      }
      const fitsLength = isAtMost(value, maxLength);
      if (!fitsLength || (minLength !== undefined && !isAtLeast(value, minLength)))
        explainLength(rules, codePoints(value), place, walk);
      // what is too long is not held against the pattern: the length bounds what that may cost, here as in guards
      if (matches !== undefined && fitsLength && !matches.test(value))
        walk.report(place, "pattern", `must match ${pattern}`, pattern, shown(value));
      if (format !== undefined) explainFormat(format, value, place, walk);
    },
  ];
}

function explainLength(
  { minLength = 0, maxLength = Infinity }: Rules,
  length: number,
  place: Place | undefined,
  walk: Walk,
): void {
  const has = `has ${length}`;
  if (length < minLength)
    walk.report(place, "minLength", `must have at least ${counted(minLength, "character")}`, minLength, has);
  if (length > maxLength)
    walk.report(place, "maxLength", `must have at most ${counted(maxLength, "character")}`, maxLength, has);
}

/** "1 item", "2 items", "2 properties" */
export function counted(count: number, what: string): string {
  return `${count} ${count === 1 ? what : what.endsWith("y") ? `${what.slice(0, -1)}ies` : `${what}s`}`;
}

/** Explanations of the keywords of numbers. */
export function numberExplanations(rules: Rules): readonly Explain[] {
  const { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below, multipleOf, format } = rules;
  if ([minimum, maximum, above, below, multipleOf, format].every((it) => it === undefined)) return [];
  return [
    (value, place, walk) => {
      if (typeof value !== "number" && typeof value !== "bigint") return;
      if (minimum !== undefined && !(value >= minimum)) tell("minimum", "at least", minimum, value, place, walk);
      if (above !== undefined && !(value > above)) tell("exclusiveMinimum", "more than", above, value, place, walk);
      if (maximum !== undefined && !(value <= maximum)) tell("maximum", "at most", maximum, value, place, walk);
      if (below !== undefined && !(value < below)) tell("exclusiveMaximum", "less than", below, value, place, walk);
      if (typeof value === "bigint") return;
      if (multipleOf !== undefined && !isMultipleOf(value, multipleOf))
        tell("multipleOf", "a multiple of", multipleOf, value, place, walk);
      if (format !== undefined) explainFormat(format, value, place, walk);
    },
  ];
}

function tell(
  keyword: string,
  what: string,
  limit: number,
  value: number | bigint,
  place: Place | undefined,
  walk: Walk,
): void {
  walk.report(place, keyword, `must be ${what} ${limit}`, limit, shown(value));
}

function explainFormat(format: string | Format, value: string | number, place: Place | undefined, walk: Walk): void {
  if (isOf(format, value)) return;
  const name = typeof format === "string" ? format : format.name;
  walk.report(place, "format", `must be of the format ${name}`, name, shown(value));
}

function isOf(format: string | Format, value: string | number): boolean {
  if (typeof format === "string") return isOfFormat(format, value);
  return (typeof value === "string" ? format.text?.(value) : format.number?.(value)) ?? true;
}
