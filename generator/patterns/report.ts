/** Patterns on which the packages could be made to spend their time (CWE-1333), reported where they stand. */
import type { Code } from "../base/codes.js";
import type { Diagnostics } from "../base/diagnostic.js";
import { patternFlags } from "../base/pattern.js";
import { below, type Pointer } from "../base/pointer.js";
import type { Api } from "../model/api.js";
import type { Schema } from "../model/schema.js";
import { partsOf, schemasOf } from "../model/visit.js";
import type { Attack } from "./growth.js";
import type { Verdict } from "./judge.js";
import { isSuspect } from "./suspect.js";

/** A pattern, and the length of the texts that it is held against. */
interface Use {
  readonly pattern: string;
  readonly longest: number;
  readonly at: Pointer;
}

const codes: readonly Code[] = ["pattern/backtracking", "pattern/polynomial", "pattern/not-judged"];

/** Reports the patterns of an API that may take long. What judges them is loaded only where a pattern needs more than a glance. */
export async function reportBacktracking(api: Api, report: Diagnostics): Promise<void> {
  if (codes.every((it) => report.severityOf(it) === "off")) return;
  const uses = usesOf(api).filter((it) => isSuspect(it.pattern));
  if (uses.length === 0) return;
  const { Judge } = await import("./judge.js");
  const judge = new Judge();
  for (const { pattern, longest, at } of uses) {
    const flags = patternFlags(pattern);
    if (flags !== undefined) tell(judge.verdict(pattern, flags, longest), at, report);
  }
}

/** Every pattern of an API. */
function usesOf({ schemas, operations, webhooks }: Api): readonly Use[] {
  const roots = [...schemas.map((it) => it.schema), ...[...operations, ...webhooks].flatMap(schemasOf)];
  return roots.flatMap(usesIn);
}

function usesIn(schema: Schema): readonly Use[] {
  const { at, types, string, object } = schema;
  const { pattern, maxLength: longest = Infinity } = string;
  const own =
    pattern === undefined || !types.includes("string") ? [] : [{ pattern, longest, at: below(at, "pattern") }];
  const names = object.patternProperties.map((it) => ({
    pattern: it.pattern,
    longest: Infinity,
    at: below(at, "patternProperties", it.pattern),
  }));
  return [...own, ...names, ...partsOf(schema).flatMap(usesIn)];
}

function tell(verdict: Verdict, at: Pointer, report: Diagnostics): void {
  const refuse = (code: Code): string => `To refuse such patterns, write rules: { "${code}": "error" } in the config.`;
  switch (verdict.kind) {
    case "doubling":
      return report.add(
        "pattern/backtracking",
        at,
        `To tell whether ${shown(verdict.attack)} matches takes over a million steps, and each repetition more multiplies them.`,
        `Write it so that no text can be read in two ways, or give it a small maxLength. ${refuse("pattern/backtracking")}`,
      );
    case "power":
      return report.add(
        "pattern/polynomial",
        at,
        `To tell whether ${shown(verdict.attack)} matches takes at least ${verdict.attack.steps} steps, which grow with the square of its length or faster.`,
        `Give it a maxLength, or let no repetition take over what another can read. ${refuse("pattern/polynomial")}`,
      );
    case "not-judged":
      return report.add(
        "pattern/not-judged",
        at,
        `How many steps this pattern may take is not known: ${verdict.reason}.`,
        "Make sure that a text which nearly matches does not take long.",
      );
    case "harmless":
      return undefined;
  }
}

/** A text as an expression of JavaScript: `"x" + "ab".repeat(20) + "!"`. */
function shown({ prefix, pump, times, suffix }: Attack): string {
  const quoted = (text: string): string =>
    JSON.stringify(text.length > longestShown ? `${text.slice(0, longestShown)}…` : text);
  const ends = [prefix, suffix].map((it) => (it === "" ? [] : [quoted(it)]));
  return [...(ends[0] ?? []), `${quoted(pump)}.repeat(${times})`, ...(ends[1] ?? [])].join(" + ");
}

const longestShown = 40;
