// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** The keywords of arrays. */
import { repetition } from "./equal.js";
import { isItemEvaluated } from "./evaluated.js";
import { counted } from "./explain-scalars.js";
import type { Place } from "./issue.js";
import type { Rules } from "./schema.js";
import type { Explain, Walk } from "./walk.js";

export const explainArray: Explain = (rules, value, place, walk) => {
  if (!Array.isArray(value)) return;
  explainCounts(rules, value, place, walk);
  explainItems(rules, value, place, walk);
  if (rules.contains !== undefined) explainContains(rules, value, place, walk);
  if (rules.unevaluatedItems !== undefined) explainUnevaluated(rules, value, place, walk);
};

function explainCounts(rules: Rules, items: readonly unknown[], place: Place | undefined, walk: Walk): void {
  const { minItems = 0, maxItems = Infinity } = rules;
  const has = (): string => `has ${items.length}`;
  if (items.length < minItems)
    walk.report(place, "minItems", `must have at least ${counted(minItems, "item")}`, minItems, has());
  if (items.length > maxItems)
    walk.report(place, "maxItems", `must have at most ${counted(maxItems, "item")}`, maxItems, has());
  const twice = rules.uniqueItems === true ? repetition(items) : undefined;
  if (twice !== undefined)
    walk.report(place, "uniqueItems", `must not hold an item twice, as ${twice[0]} and ${twice[1]} do`, true);
}

function explainItems(
  { prefixItems = [], items = true }: Rules,
  values: readonly unknown[],
  place: Place | undefined,
  walk: Walk,
): void {
  for (let key = 0; key < values.length && !walk.full; key += 1) {
    const schema = prefixItems[key];
    if (schema !== undefined) walk.visitPart(schema, values[key], place, key, "prefixItems");
    else if (items === true) return;
    else walk.visitPart(items, values[key], place, key, "items");
  }
}

function explainContains(rules: Rules, items: readonly unknown[], place: Place | undefined, walk: Walk): void {
  const { contains = true, minContains, maxContains = Infinity } = rules;
  const count = items.filter((it) => walk.fits(contains, it)).length;
  const atLeast = minContains ?? 1;
  const keyword = minContains === undefined ? "contains" : "minContains";
  const has = `has ${count}`;
  const fitting = (limit: number): string =>
    `${counted(limit, "item")} that ${limit === 1 ? "fits" : "fit"} \`contains\``;
  if (count < atLeast) walk.report(place, keyword, `must have at least ${fitting(atLeast)}`, atLeast, has);
  if (count > maxContains)
    walk.report(place, "maxContains", `must have at most ${fitting(maxContains)}`, maxContains, has);
}

function explainUnevaluated(rules: Rules, items: readonly unknown[], place: Place | undefined, walk: Walk): void {
  const isEvaluated = isItemEvaluated(rules, items, walk);
  items.forEach((it, key) => {
    if (!isEvaluated(key)) walk.visitPart(rules.unevaluatedItems ?? true, it, place, key, "unevaluatedItems");
  });
}
