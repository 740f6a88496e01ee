/** The keywords `enum` and `const`. */
import { equal } from "./equal.js";
import type { Keywords, Rule } from "./explainer.js";
import { shown } from "./issue.js";
import type { Rules } from "./schema.js";
import { either } from "./types.js";

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
