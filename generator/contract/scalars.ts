/** Texts and numbers that rules are kept by. */
import fc from "fast-check";
import { expressionOf } from "../base/pattern.js";
import type { NumberRules, StringRules } from "../model/schema.js";

const samples: Readonly<Record<string, readonly string[]>> = {
  "date-time": ["2020-03-18T23:31:36Z"],
  date: ["2020-03-18"],
  time: ["23:31:36Z"],
  duration: ["P1DT2H"],
  email: ["someone@example.com", "a@example.com"],
  "idn-email": ["someone@example.com"],
  hostname: ["example.com"],
  "idn-hostname": ["example.com"],
  ipv4: ["192.0.2.1"],
  ipv6: ["2001:db8::1"],
  uri: ["https://example.com/", "urn:a"],
  "uri-reference": ["/here"],
  "uri-template": ["/pets/{id}"],
  iri: ["https://example.com/"],
  "iri-reference": ["/here"],
  uuid: ["123e4567-e89b-42d3-a456-426614174000"],
  "json-pointer": ["/a"],
  "relative-json-pointer": ["0/a"],
  regex: ["^a+$"],
  byte: ["c3BlYw=="],
};

/** For patterns that can't be turned around. */
const usual = ["Text1!text", "text", "text1", "TEXT", "1", "12", "a", "A1", "text-text", "text.text", "2020-03-18"];

/** A text that keeps all these rules, as far as they can be kept by trying; undefined where none was found. */
export function textFor(rules: readonly Partial<StringRules>[], format: string | undefined): string | undefined {
  const least = Math.max(0, ...rules.map((it) => it.minLength ?? 0));
  const most = Math.min(Infinity, ...rules.map((it) => it.maxLength ?? Infinity));
  const patterns = rules.flatMap(({ pattern }) => (pattern === undefined ? [] : (expressionOf(pattern) ?? [])));
  const fits = (text: string): boolean => isOfLength(text, least, most) && patterns.every((it) => it.test(text));
  for (const text of candidates(patterns, format)) {
    const found = [text, sized(text, least, most), text.padStart(least, "x")].find(fits);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isOfLength(text: string, least: number, most: number): boolean {
  const { length } = [...text];
  return length >= least && length <= most;
}

const sized = (text: string, least: number, most: number): string =>
  [...text]
    .slice(0, most)
    .join("")
    .padEnd(least, text.slice(-1) || "x");

function* candidates(patterns: readonly RegExp[], format: string | undefined): Generator<string> {
  yield* (format === undefined ? undefined : samples[format]) ?? [];
  if (patterns.length === 0) yield "text";
  for (const it of patterns) yield* matching(it);
  yield* usual;
  yield* Object.values(samples).flat();
}

/** Texts that a pattern matches, those of plain characters first. */
function matching(pattern: RegExp): readonly string[] {
  try {
    const found = fc.sample(fc.stringMatching(pattern), { seed: 1, numRuns: 200 });
    const isPlain = (it: string): boolean => /^[\x21-\x7e]+$/.test(it);
    return [...found.filter(isPlain), ...found.filter((it) => !isPlain(it))];
  } catch {
    return []; // beyond what the library can turn around
  }
}

/** A number that keeps all these rules, if there is one. */
export function numberFor(rules: readonly NumberRules[], isInteger: boolean): number {
  const minimum = Math.max(-Infinity, ...rules.map((it) => it.minimum?.value ?? -Infinity));
  const maximum = Math.min(Infinity, ...rules.map((it) => it.maximum?.value ?? Infinity));
  const isOpen = rules.some((it) => it.minimum?.exclusive === true && it.minimum.value === minimum);
  const step = Math.max(0, ...rules.map((it) => it.multipleOf ?? 0)) || (isInteger ? 1 : 0.5);
  const low = Math.max(minimum, Math.min(step, maximum === Infinity ? step : Math.floor(maximum / step) * step));
  const first = Math.ceil(low / step) * step;
  const inside = isOpen && first <= minimum ? first + step : first;
  if (inside > maximum && !isInteger && minimum !== -Infinity) return (minimum + maximum) / 2;
  return Math.abs(inside) < 1e9 ? Number(inside.toFixed(12)) : inside;
}
