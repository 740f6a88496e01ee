/** The keywords of values that have no parts: `enum` and `const`, those of strings, those of numbers. */
import { isBinary, lengthOf } from "./natives.js";
import { equal } from "./equal.js";
import { type Counted, reportCount } from "./explain-count.js";
import type { Keywords, Rule } from "./explainer.js";
import { isOfFormat } from "./format.js";
import { shown } from "./issue.js";
import { isMultipleOf } from "./numbers.js";
import type { Place } from "./place.js";
import type { Format, Rules } from "./schema.js";
import { codePoints, expression, isAtLeast, isAtMost } from "./text.js";
import { either } from "./types.js";
import type { Walk } from "./walk.js";

const ofCharacters: Counted = ["Length", "character"];

export const texts: Keywords = ({ minLength = 0, maxLength = Infinity, pattern, format }) => {
  const matches = pattern === undefined ? undefined : expression(pattern);
  const test = formatTest(format, "text");
  if (minLength === 0 && maxLength === Infinity && matches === undefined && test === undefined) return [];
  return [
    {
      fits: (value) => {
        if (typeof value === "string")
          return (
            isAtMost(value, maxLength) &&
            isAtLeast(value, minLength) &&
            matches?.test(value) !== false &&
            test?.(value) !== false
          );
        if (format !== "binary" || !isBinary(value)) return true;
        const length = lengthOf(value);
        return length >= minLength && length <= maxLength;
      },
      explain: (value, place, walk) => {
        if (typeof value !== "string") {
          if (format === "binary" && isBinary(value))
            reportCount(ofCharacters, lengthOf(value), minLength, maxLength, place, walk);
          return;
        }
        const fitsLength = isAtMost(value, maxLength);
        if (!fitsLength || !isAtLeast(value, minLength))
          reportCount(ofCharacters, codePoints(value), minLength, maxLength, place, walk);
        // what is too long is not held against the pattern: the length bounds what that may cost, here as in guards
        if (fitsLength && matches?.test(value) === false)
          walk.report(place, "pattern", `must match ${pattern}`, pattern, value, shown);
        if (test?.(value) === false) reportFormat(format, value, place, walk);
      },
    },
  ];
};

type Limit = readonly [keyword: string, what: string, limit: number, fits: (value: number | bigint) => boolean];

export const numbers: Keywords = ({
  minimum,
  maximum,
  exclusiveMinimum: above,
  exclusiveMaximum: below,
  multipleOf: step,
  format,
}) => {
  const limits: Limit[] = [];
  if (minimum !== undefined) limits.push(["minimum", "at least", minimum, (it) => it >= minimum]);
  if (above !== undefined) limits.push(["exclusiveMinimum", "more than", above, (it) => it > above]);
  if (maximum !== undefined) limits.push(["maximum", "at most", maximum, (it) => it <= maximum]);
  if (below !== undefined) limits.push(["exclusiveMaximum", "less than", below, (it) => it < below]);
  if (step !== undefined)
    limits.push(["multipleOf", "a multiple of", step, (it) => typeof it === "bigint" || isMultipleOf(it, step)]);
  const test = formatTest(format, "number");
  if (limits.length === 0 && test === undefined) return [];
  return [
    {
      fits: (value) => {
        if (typeof value !== "number" && typeof value !== "bigint") return true;
        if (!limits.every(([, , , fits]) => fits(value))) return false;
        return typeof value === "bigint" || test?.(value) !== false;
      },
      explain: (value, place, walk) => {
        if (typeof value !== "number" && typeof value !== "bigint") return;
        for (const [keyword, what, limit, fits] of limits)
          if (!fits(value)) walk.report(place, keyword, `must be ${what} ${limit}`, limit, value, shown);
        if (typeof value === "number" && test?.(value) === false) reportFormat(format, value, place, walk);
      },
    },
  ];
};

function formatTest(format: Rules["format"], of: "text"): ((value: string) => boolean) | undefined;
function formatTest(format: Rules["format"], of: "number"): ((value: number) => boolean) | undefined;
function formatTest(format: Rules["format"], of: keyof Format): unknown {
  if (typeof format === "string") return (value: unknown) => isOfFormat(format, value);
  return format?.[of];
}

function reportFormat(format: Rules["format"], value: string | number, place: Place | undefined, walk: Walk): void {
  const name = typeof format === "object" ? format.name : format;
  walk.report(place, "format", `must be of the format ${name}`, name, value, shown);
}

/** More values than this are not all named. */
const many = 20;

export const values: Keywords = (rules) => [
  ...(rules.enum === undefined ? [] : [listed(rules.enum)]),
  ...("const" in rules ? [constant(rules)] : []),
];

function listed(all: readonly unknown[]): Rule {
  const rest = all.length > many ? [`another of ${all.length} values`] : [];
  const set = new Set(all);
  let problem: string | undefined;
  const fits = (value: unknown): boolean =>
    set.has(value) || (typeof value === "object" && all.some((it) => equal(it, value)));
  return {
    fits,
    explain: (value, place, walk) => {
      if (fits(value)) return;
      problem ??= `must be ${either([...all.slice(0, many).map(shown), ...rest])}`;
      walk.report(place, "enum", problem, all, value, shown);
    },
  };
}

function constant(rules: Rules): Rule {
  const { const: only } = rules;
  const fits = (value: unknown): boolean => equal(only, value);
  return {
    fits,
    explain: (value, place, walk) => {
      if (!fits(value)) walk.report(place, "const", `must be ${constantShown(only)}`, only, value, shown);
    },
  };
}

const constantShown = (value: unknown): string =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : shown(value);
