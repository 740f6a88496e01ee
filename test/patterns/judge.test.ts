/** Which patterns can be made to take long, and which can't. */
import { describe, expect, test } from "vitest";
import { patternFlags } from "../../generator/base/pattern.js";
import { Budget } from "../../generator/patterns/budget.js";
import { Judge, type Verdict } from "../../generator/patterns/judge.js";
import { machineOf } from "../../generator/patterns/machine.js";
import { read } from "../../generator/patterns/read.js";
import { run } from "../../generator/patterns/run.js";
import { isSuspect } from "../../generator/patterns/suspect.js";
import { documentsOf, hasCorpus, valueOf } from "../corpus.js";
import type { Json } from "../../generator/base/json.js";

const verdictOn = (pattern: string, longest = Infinity): Verdict =>
  new Judge().verdict(pattern, patternFlags(pattern) ?? "", longest);

/** How many steps the machine takes on a text that consists of the pattern's own characters. */
function stepsOn(pattern: string, text: string): number {
  const expression = read(pattern, patternFlags(pattern) ?? "");
  const letters = [...text].map((it) => expression.letters.indexOf(it));
  expect(letters).not.toContain(-1);
  return run(machineOf(expression, new Budget(1e9)).start, letters, 1_000_001).steps;
}

const doubling = [
  "^(a+)+$",
  "^(a|a)*$",
  "^(a*)*$",
  "^(?:a|ab|b)*c$",
  "^(ab|abab)*$",
  "^(?:\\w+\\s?)*$",
  "^(?:[a-z]+\\.?)+@",
  "^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$",
  "^(?:[a-z]{1,20} ?){1,20}$",
  "(x+x+)+y",
  "^(?:a|b|ab)*?$",
  "^(?:\\p{L}|\\p{Lu})+$",
  "^(?:.|\\n|a)*x$",
  "^((a|a)*b|.*)$",
  "^(?=.*[A-Z])(?=.*\\d)(\\w+\\s?)*$",
  "^(?!(a+)+b)",
  "^(?:(?:a?)*)*$",
  "^(a?){30}a{30}$",
  "^(?:(?:ab)?){20}(?:ab){20}$",
  `^${"a?".repeat(30)}${"a".repeat(30)}$`,
  "^x(?:[ab]?){40}[a-c]{40}$",
  `^${"(?:".repeat(90)}a${")*".repeat(90)}$`,
];

const power = ["^a*a*$", "a\\w+b", "\\s+$", "^.*,.*,.*;$", "^(a*){30}$", "^\\s*(.*)\\s*!$", "^(?:ab)*(?:ab)*$"];

const harmless = [
  "",
  "^(a|b)*$",
  "^(a+b)*$",
  '^(?:[^"\\\\]|\\\\.)*$',
  "^(a|a)*",
  "^(?:\\w+\\b\\W*)+$",
  "^(?:\\w+(?: \\w+)*)?$",
  "^[a-z]+(?:-[a-z]+)*$",
  "^([0-9]+([.][0-9]+)?(ns|us|µs|ms|s|m|h))+$",
  "^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$",
  "^[a-z]{1,64}[a-z0-9]{1,190}$",
  "^(?:a?){5}a{5}$",
  "^(?:\\d{3}-){2,20}\\d{4}$",
  "^(?:[0-9a-f]{2}:)*[0-9a-f]{2}$",
  "^(?:[a-z]{2})*$",
  "^(?:a|b)+(?:c|d)+$",
  "\\S+",
  "^(['\"]).*\\1$",
];

describe("verdicts", () => {
  test.each(doubling)("%s doubles", (pattern) => expect(verdictOn(pattern).kind).toBe("doubling"));
  test.each(power)("%s grows as a power", (pattern) => expect(verdictOn(pattern).kind).toBe("power"));
  test.each(harmless)("%s does no harm", (pattern) => expect(verdictOn(pattern).kind).toBe("harmless"));
});

describe("the text that is shown takes as long as is said", () => {
  test.each(doubling.slice(0, 12))("%s", (pattern) => {
    const verdict = verdictOn(pattern);
    if (verdict.kind !== "doubling") throw new Error(verdict.kind);
    const { prefix, pump, times, suffix } = verdict.attack;
    const stepsWith = (it: number): number => stepsOn(pattern, prefix + pump.repeat(it) + suffix);
    expect(stepsWith(times)).toBeGreaterThan(1_000_000);
    expect(stepsWith(Math.ceil(times / 2))).toBeLessThan(1_000_000 / 4);
  });
});

test("a length bounds what a pattern may cost", () => {
  expect([10, 20, 30, 254].map((it) => verdictOn("^(a+)+$", it).kind)).toEqual([
    "harmless",
    "harmless",
    "doubling",
    "doubling",
  ]);
  expect([200, 1_000, 100_000].map((it) => verdictOn("^a*a*$", it).kind)).toEqual(["harmless", "harmless", "power"]);
});

test("a real one, of an address's literal part: in [!-ZS-] is a backslash, and so is in front of what is escaped", () => {
  const pattern = "^[a-z]+@\\[(?:[\\x21-\\x5a\\x53-\\x7f]|\\\\[\\x01-\\x7f])+\\]$";
  expect(verdictOn(pattern)).toMatchObject({
    kind: "doubling",
    attack: { pump: expect.stringContaining("\\") as string },
  });
  expect(verdictOn(pattern.replace("\\x53", "\\x5d")).kind).toBe("harmless");
});

describe("what is not judged says why, soon", () => {
  const large = "it is too large to be judged";
  test.each([
    ["a long one", "(a*b)*".repeat(20_000), large],
    ["a long one that is read", `^(?:${"a*b".repeat(3_000)})*$`, large],
    ["groups in groups", "(".repeat(5_000) + "a" + ")*".repeat(5_000), large],
    ["ways without end to read nothing", `^(?:${"(?:a?|b?)".repeat(100)})*$`, large],
    ["pairs of alternatives", `^(?:${"a|".repeat(2_000)}b)*$`, large],
    ["a reference back", "^(a*)b\\1$", "it refers back to a group"],
    ["a lookbehind that repeats", "(?<=(a+)+)b", "it repeats something in a lookbehind"],
  ])("%s", (_, pattern, reason) => expect(verdictOn(pattern)).toEqual({ kind: "not-judged", reason }));

  test("many that are each large have an end together", () => {
    const judge = new Judge();
    const verdicts = Array.from({ length: 300 }, (_, i) =>
      judge.verdict(`^(?:${"a?".repeat(200 + i)})*$`, "u", Infinity),
    );
    expect(new Set(verdicts.map((it) => it.kind))).toEqual(new Set(["not-judged"]));
    expect(judge.verdict("^(a+)+$", "u", Infinity).kind).toBe("not-judged");
  });
});

describe("what is harmless at a glance", () => {
  test.each([...doubling, ...power])("%s is not", (pattern) => expect(isSuspect(pattern)).toBe(true));

  test.each(["^AC[0-9a-fA-F]{32}$", "^[Ss][Ii][Pp]:\\S+$", "^[*+(){}]+$", "^\\d{4}-\\d{2}$", "^(a|b)?[^/]*$x"])(
    "%s is, and nothing is loaded for it",
    (pattern) => {
      expect(isSuspect(pattern)).toBe(pattern.includes("|"));
      expect(verdictOn(pattern).kind).toBe("harmless");
    },
  );

  test.runIf(hasCorpus)("is harmless when looked at closely, in every document", () => {
    const patterns = new Set(
      [...documentsOf("real/"), ...documentsOf("edge/")].flatMap((it) => patternsIn(valueOf(it))),
    );
    const usable = [...patterns].filter((it) => patternFlags(it) !== undefined);
    const clear = usable.filter((it) => !isSuspect(it));
    expect(clear.length).toBeGreaterThan(usable.length / 2);
    expect(clear.filter((it) => verdictOn(it).kind !== "harmless")).toEqual([]);
  });
});

/** Every text under a key `pattern`, and every key under a `patternProperties`. */
function patternsIn(value: Json): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, it]: [string, Json]) => [
    ...(key === "pattern" && typeof it === "string" ? [it] : []),
    ...(key === "patternProperties" && typeof it === "object" && it !== null ? Object.keys(it) : []),
    ...patternsIn(it),
  ]);
}
