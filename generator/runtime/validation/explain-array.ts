/** The keywords of arrays, in the order in which what they find is told. */
import { repetition } from "./equal.js";
import type { Explainer, Keywords } from "./explainer.js";
import { counted, reportCount, type Counted } from "./explain-count.js";
import { countShown } from "./issue.js";
import { Place } from "./place.js";
import { bitOf } from "./types.js";
import type { Walk } from "./walk.js";

const ofItems: Counted = ["Items", "item"];

/** `minItems` and `maxItems` */
export const lengths: Keywords = ({ minItems: least = 0, maxItems: most = Infinity }) => {
  if (least === 0 && most === Infinity) return [];
  return [
    {
      fits: (value) => !Array.isArray(value) || (value.length >= least && value.length <= most),
      explain: (value, place, walk) => {
        if (Array.isArray(value)) reportCount(ofItems, value.length, least, most, place, walk);
      },
    },
  ];
};

export const unique: Keywords = ({ uniqueItems }) => {
  if (uniqueItems !== true) return [];
  return [
    {
      explain: (value, place, walk) => {
        const twice = Array.isArray(value) ? repetition(value) : undefined;
        if (twice === undefined) return;
        walk.report(place, "uniqueItems", `must not hold an item twice, as ${twice[0]} and ${twice[1]} do`, true);
      },
    },
  ];
};

/** `contains`, `minContains` and `maxContains` */
export const contains: Keywords = ({ contains: schema, minContains, maxContains: most = Infinity }, inner) => {
  if (schema === undefined) return [];
  const wanted = inner(schema);
  const least = minContains ?? 1;
  const keyword = minContains === undefined ? "contains" : "minContains";
  const fitting = (limit: number): string =>
    `${counted(limit, "item")} that ${limit === 1 ? "fits" : "fit"} \`contains\``;
  return [
    {
      explain: (value, place, walk) => {
        if (!Array.isArray(value)) return;
        const count = value.filter((it) => wanted.fits(it, walk)).length;
        if (count < least)
          walk.report(place, keyword, `must have at least ${fitting(least)}`, least, count, countShown);
        if (count > most)
          walk.report(place, "maxContains", `must have at most ${fitting(most)}`, most, count, countShown);
      },
    },
  ];
};

/** `items` and `prefixItems` */
export const items: Keywords = ({ items: others, prefixItems = [] }, inner) => {
  if (others === undefined && prefixItems.length === 0) return [];
  const prefix = prefixItems.map(inner);
  const rest = others === undefined || others === true ? undefined : inner(others);
  return [
    {
      explain: (value, place, walk) => {
        if (Array.isArray(value)) explainItems(prefix, rest, value, place, walk);
      },
    },
  ];
};

function explainItems(
  prefix: readonly Explainer[],
  rest: Explainer | undefined,
  value: readonly unknown[],
  place: Place | undefined,
  walk: Walk,
): void {
  const first = Math.min(prefix.length, value.length);
  for (let key = 0; key < first && !walk.full; key += 1)
    prefix[key]?.visitPart(value[key], place, key, "prefixItems", walk);
  if (rest === undefined) return;
  const { free } = rest;
  const { drafts } = walk;
  let wrongInRow = 0;
  for (let key = first; key < value.length && !walk.full; key += 1) {
    const item = value[key];
    if (free !== 0 && (bitOf(item) & free) !== 0) continue;
    const before = drafts.length;
    // behind five that were wrong, whether the next one fits is not asked first: most probably it does not
    if (wrongInRow < 5) rest.visitPart(item, place, key, "items", walk);
    else rest.explain(item, new Place(place, key), "items", walk);
    wrongInRow = drafts.length > before ? wrongInRow + 1 : 0;
  }
}
