/** Texts and numbers that keep what schemas ask of them, and those that only just do or do not. */
import fc from "fast-check";
import type { Json } from "../../generator/base/json.js";
import { expressionOf } from "../../generator/base/pattern.js";
import type { Choices } from "./choices.js";
import type { Fields } from "./following.js";

/** Texts that are of a format, and some that nearly are. */
const samples: Readonly<Record<string, readonly string[]>> = {
  "date-time": ["2020-03-18T23:31:36Z", "2020-02-29T00:00:00.123+01:00", "2019-02-29T00:00:00Z", "2020-03-18"],
  date: ["2020-03-18", "2020-02-29", "2019-02-29", "20200318"],
  time: ["23:31:36Z", "00:00:00.5-03:30", "24:00:00Z"],
  duration: ["P1DT2H", "PT0S", "P1W", "P", "1D"],
  email: ["someone@example.com", "a.b+c@example.co.uk", "someone", "@example.com"],
  hostname: ["example.com", "a", "-a.com", "a..b"],
  ipv4: ["192.0.2.1", "192.0.2.256", "192.0.2"],
  ipv6: ["2001:db8::1", "::", "1::2::3", "::ffff:192.0.2.1"],
  uri: ["https://example.com/", "urn:a", "/here", "http://[::1]:80/a?b#c"],
  "uri-reference": ["/here", "?a", "https://example.com/", "\\"],
  uuid: ["123e4567-e89b-42d3-a456-426614174000", "123E4567-E89B-42D3-A456-426614174000", "123e4567"],
  byte: ["c3BlYw==", "", "c3BlYw", "c3BlYw==\n"],
};

const usual = ["text", "a", "", "1", "TEXT", "text-1", "2020-03-18", "näch", "😀", "long enough for most of them"];

const matching = new Map<string, readonly string[]>();

/** Texts that a pattern matches; none where the library can't turn it around. */
function textsOf(pattern: string): readonly string[] {
  const known = matching.get(pattern);
  if (known !== undefined) return known;
  const made = sampled(pattern);
  matching.set(pattern, made);
  return made;
}

function sampled(pattern: string): readonly string[] {
  const expression = expressionOf(pattern);
  if (expression === undefined) return [];
  try {
    return fc.sample(fc.stringMatching(expression), { seed: 1, numRuns: 40 });
  } catch {
    return [];
  }
}

const numbersIn = (terms: readonly Fields[], ...keywords: readonly string[]): readonly number[] =>
  terms.flatMap((it) => keywords.map((keyword) => it[keyword])).filter((it) => typeof it === "number");

/** A text that keeps the rules of all terms, if one is found. */
export function textOf(terms: readonly Fields[], choices: Choices): string {
  const patterns = terms.flatMap(({ pattern }) => (typeof pattern === "string" ? [pattern] : []));
  const formats = terms.flatMap(({ format }) => (typeof format === "string" ? (samples[format] ?? []) : []));
  const least = Math.max(0, ...numbersIn(terms, "minLength"));
  const most = Math.min(2 ** 16, ...numbersIn(terms, "maxLength"));
  const texts = patterns.length > 0 ? patterns.flatMap(textsOf) : formats.length > 0 ? formats : usual;
  const sized = [...texts, ...usual].flatMap((it) => [it, resized(it, least, most)]);
  const isLong = (it: string): boolean => [...it].length >= least && [...it].length <= most;
  const fitting = sized.filter((it) => isLong(it) && patterns.every((one) => expressionOf(one)?.test(it) ?? true));
  return choices.of(fitting) ?? choices.of(sized) ?? "";
}

/** A text made as long as it may be, or no longer. */
function resized(text: string, least: number, most: number): string {
  const units = [...text];
  if (units.length < least) return text + (units.at(-1) ?? "x").repeat(least - units.length);
  return units.slice(0, most).join("");
}

const numbers = [0, 1, -1, 0.5, 10, 1.1, 1e6, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 53, -1e21, 1e-7, 3.5e38];

/** A number that keeps the rules of all terms, if one is found; limits first. */
export function numberOf(terms: readonly Fields[], type: "integer" | "number", choices: Choices): Json {
  const limits = numbersIn(terms, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");
  const steps = numbersIn(terms, "multipleOf");
  const near = limits.flatMap((it) => [it, it + 1, it - 1, it + 0.5]);
  const some = choices.below(1000);
  const multiples = steps.flatMap((it) => [0, it, 3 * it, -it, Number((it * some).toPrecision(12))]);
  const made = [...near, ...multiples, ...numbers, some, ...limits.map((it) => it - some)];
  const isWhole = (it: number): boolean => Number.isInteger(it) || type === "number";
  const fitting = made.filter((it) => isWhole(it) && terms.every((term) => isWithin(it, term)));
  return choices.of(fitting) ?? choices.of(made) ?? 0;
}

function isWithin(it: number, { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below }: Fields): boolean {
  const [low, high] = [Number(minimum ?? -Infinity), Number(maximum ?? Infinity)];
  return it >= low && it <= high && it > Number(above ?? -Infinity) && it < Number(below ?? Infinity);
}
