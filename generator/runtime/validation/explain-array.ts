/** The keywords of arrays. */
import { repetition } from "./equal.js";
import { isItemEvaluated } from "./evaluated.js";
import { explainerOf, type Explainer } from "./explainer.js";
import { counted } from "./explain-scalars.js";
import type { Place } from "./place.js";
import type { Rules } from "./schema.js";
import type { Explain, Walk } from "./walk.js";

const keywords = [
  "minItems",
  "maxItems",
  "uniqueItems",
  "prefixItems",
  "items",
  "contains",
  "unevaluatedItems",
] as const;

/** Explanations of the keywords of arrays. */
export function arrayExplanations(rules: Rules): readonly Explain[] {
  if (keywords.every((it) => rules[it] === undefined)) return [];
  const { contains, unevaluatedItems } = rules;
  const prefix = (rules.prefixItems ?? []).map(explainerOf);
  const rest = rules.items === undefined || rules.items === true ? undefined : explainerOf(rules.items);
  const fitting = contains === undefined ? undefined : explainerOf(contains);
  const unevaluated = unevaluatedItems === undefined ? undefined : explainerOf(unevaluatedItems);
  return [
    (value, place, walk) => {
      if (!Array.isArray(value)) return;
      explainCounts(rules, value, place, walk);
      if (fitting !== undefined) explainContains(rules, fitting, value, place, walk);
      explainItems(prefix, rest, value, place, walk);
      if (unevaluated !== undefined) explainUnevaluated(rules, unevaluated, value, place, walk);
    },
  ];
}

function explainCounts(rules: Rules, items: readonly unknown[], place: Place | undefined, walk: Walk): void {
  const { minItems = 0, maxItems = Infinity, uniqueItems } = rules;
  const { length } = items;
  if (length < minItems)
    walk.report(place, "minItems", `must have at least ${counted(minItems, "item")}`, minItems, `has ${length}`);
  if (length > maxItems)
    walk.report(place, "maxItems", `must have at most ${counted(maxItems, "item")}`, maxItems, `has ${length}`);
  const twice = uniqueItems === true ? repetition(items) : undefined;
  if (twice !== undefined)
    walk.report(place, "uniqueItems", `must not hold an item twice, as ${twice[0]} and ${twice[1]} do`, true);
}

function explainItems(
  prefix: readonly Explainer[],
  rest: Explainer | undefined,
  items: readonly unknown[],
  place: Place | undefined,
  walk: Walk,
): void {
  const length = rest === undefined ? Math.min(prefix.length, items.length) : items.length;
  for (let key = 0; key < length && !walk.full; key += 1) {
    const first = prefix[key];
    if (first !== undefined) first.visitPart(items[key], place, key, "prefixItems", walk);
    else rest?.visitPart(items[key], place, key, "items", walk);
  }
}

function explainContains(
  { minContains, maxContains = Infinity }: Rules,
  contains: Explainer,
  items: readonly unknown[],
  place: Place | undefined,
  walk: Walk,
): void {
  const count = items.filter((it) => contains.fits(it, walk)).length;
  const atLeast = minContains ?? 1;
  const keyword = minContains === undefined ? "contains" : "minContains";
  const has = `has ${count}`;
  const fitting = (limit: number): string =>
    `${counted(limit, "item")} that ${limit === 1 ? "fits" : "fit"} \`contains\``;
  if (count < atLeast) walk.report(place, keyword, `must have at least ${fitting(atLeast)}`, atLeast, has);
  if (count > maxContains)
    walk.report(place, "maxContains", `must have at most ${fitting(maxContains)}`, maxContains, has);
}

function explainUnevaluated(
  rules: Rules,
  unevaluated: Explainer,
  items: readonly unknown[],
  place: Place | undefined,
  walk: Walk,
): void {
  const isEvaluated = isItemEvaluated(rules, items, walk);
  items.forEach((it, key) => {
    if (!isEvaluated(key)) unevaluated.visitPart(it, place, key, "unevaluatedItems", walk);
  });
}
