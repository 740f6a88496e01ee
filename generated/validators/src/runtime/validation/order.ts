// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import { pathOf, type Draft } from "./issue.js";

/** Drafts in the order in which what they are about stands in the value; those about one place stay in the order they came in. */
export function inOrder(value: unknown, drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length < 2) return drafts;
  const positions = new Map<object, ReadonlyMap<string, number>>();
  const ranked = drafts.map((draft) => ({ draft, rank: rankOf(value, pathOf(draft.place), positions) }));
  return ranked.sort((a, b) => compare(a.rank, b.rank)).map((it) => it.draft);
}

function rankOf(
  value: unknown,
  path: readonly (string | number)[],
  positions: Map<object, ReadonlyMap<string, number>>,
): readonly number[] {
  let here = value;
  return path.map((key) => {
    if (typeof here !== "object" || here === null) return 0;
    const position = typeof key === "number" ? key : (positionsIn(here, positions).get(key) ?? 0);
    here = (here as Readonly<Record<string | number, unknown>>)[key];
    return position;
  });
}

function positionsIn(object: object, positions: Map<object, ReadonlyMap<string, number>>): ReadonlyMap<string, number> {
  const known = positions.get(object) ?? new Map(Object.keys(object).map((key, i) => [key, i]));
  positions.set(object, known);
  return known;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
