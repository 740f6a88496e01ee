/** The machine whose steps are counted, held against the regular expressions of JavaScript. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Budget } from "../../generator/patterns/budget.js";
import { Judge } from "../../generator/patterns/judge.js";
import { machineOf } from "../../generator/patterns/machine.js";
import { read } from "../../generator/patterns/read.js";
import { run } from "../../generator/patterns/run.js";
import { isSuspect } from "../../generator/patterns/suspect.js";

const atom = fc.constantFrom("a", "b", "[ab]", "[^a]", ".", "\\w", "\\d", "\\s", "\\n");
const anchor = fc.constantFrom("^", "$", "\\b", "\\B");
const quantifier = fc.constantFrom(
  "",
  "",
  "",
  "*",
  "+",
  "?",
  "*?",
  "+?",
  "??",
  "{2}",
  "{0,2}",
  "{1,3}?",
  "{2,}",
  "{0,90}",
  "{70,}?",
);

/** Patterns with all that the machine knows, at most three groups deep. */
const { pattern } = fc.letrec<{ readonly pattern: string; readonly sequence: string; readonly piece: string }>(
  (tie) => ({
    pattern: fc.array(tie("sequence"), { minLength: 1, maxLength: 3 }).map((it) => it.join("|")),
    sequence: fc.array(tie("piece"), { maxLength: 4 }).map((it) => it.join("")),
    piece: fc.oneof(
      { depthSize: "small", maxDepth: 3, withCrossShrink: true },
      fc.tuple(atom, quantifier).map((it) => it.join("")),
      anchor,
      fc
        .tuple(fc.constantFrom("(", "(?:"), tie("pattern"), quantifier)
        .map(([open, it, times]) => `${open}${it})${times}`),
      fc.tuple(fc.constantFrom("(?=", "(?!", "(?<=", "(?<!"), tie("pattern")).map(([open, it]) => `${open}${it})`),
    ),
  }),
);

describe("any pattern", () => {
  test("finds what RegExp finds", () => {
    const known = { compared: 0, matches: 0 };
    const texts = fc.array(fc.array(fc.nat(), { maxLength: 7 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(pattern, texts, (source, choices) => {
        const machine = machineFor(source);
        fc.pre(machine !== undefined);
        for (const choice of choices) {
          const letters = choice.map((it) => it % machine.letters.length);
          const { matches, steps } = run(machine.start, letters, 100_000);
          if (steps >= 100_000) continue;
          const text = letters.map((it) => machine.letters[it]).join("");
          expect(matches, JSON.stringify(text)).toBe(new RegExp(source, "u").test(text));
          known.compared += 1;
          known.matches += Number(matches);
        }
      }),
      { numRuns: 1_000 },
    );
    expect(known.matches).toBeGreaterThan(100);
    expect(known.compared - known.matches).toBeGreaterThan(100);
  });

  test("that seems harmless at a glance is", () => {
    fc.assert(
      fc.property(pattern, (source) => {
        fc.pre(!isSuspect(source));
        expect(["harmless", "not-judged"]).toContain(new Judge().verdict(source, "u", Infinity).kind);
      }),
      { numRuns: 300 },
    );
  });
});

function machineFor(source: string): ReturnType<typeof machineOf> | undefined {
  try {
    return machineOf(read(source, "u"), new Budget(1_000_000));
  } catch {
    return undefined; // a lookbehind that repeats
  }
}

test("steps end where they are told to", () => {
  const machine = machineOf(read("^(a+)+$", "u"), new Budget(1_000));
  const text = [..."a".repeat(40), "A"].map((it) => machine.letters.indexOf(it));
  expect(run(machine.start, text, 5_000)).toEqual({ matches: false, steps: 5_000 });
});
