/** The keywords that apply other schemas to the same value. */
import { either } from "./types.js";
import { counted } from "./explain-scalars.js";
import { isObject, own } from "./fields.js";
import { depthOf, type Draft, type Place } from "./issue.js";
import type { Rules, SchemaData } from "./schema.js";
import type { Explain, Walk } from "./walk.js";

export const explainComposition: Explain = (rules, value, place, walk) => {
  const { $ref, allOf = [], anyOf, oneOf, not, if: when, then, else: otherwise } = rules;
  if ($ref !== undefined) walk.visit($ref, value, place);
  for (const it of allOf) walk.visit(it, value, place);
  if (anyOf !== undefined) explainUnion("anyOf", anyOf, rules, value, place, walk);
  if (oneOf !== undefined) explainUnion("oneOf", oneOf, rules, value, place, walk);
  if (not !== undefined && walk.fits(not, value)) walk.report(place, "not", "must not fit the schema under `not`");
  if (when === undefined || (then === undefined && otherwise === undefined)) return;
  const fits = walk.fits(when, value);
  walk.visit((fits ? then : otherwise) ?? true, value, place, fits ? "then" : "else");
};

function explainUnion(
  keyword: "anyOf" | "oneOf",
  branches: readonly SchemaData[],
  rules: Rules,
  value: unknown,
  place: Place | undefined,
  walk: Walk,
): void {
  const fitting = branches.flatMap((it, i) => (walk.fits(it, value) ? [i] : []));
  if (fitting.length === 1 || (fitting.length > 1 && keyword === "anyOf")) return;
  if (fitting.length > 1) {
    const problem = `must fit exactly one of ${counted(branches.length, "alternative")}, and fits ${fitting.map((i) => i + 1).join(" and ")}`;
    return walk.report(place, keyword, problem, fitting);
  }
  if (walk.quick) return walk.report(place, keyword, "must fit an alternative");
  const chosen = chosenBy(rules, branches, value);
  if (chosen === undefined) return explainClosest(keyword, branches, value, place, walk);
  if (typeof chosen === "number") return walk.visit(branches[chosen] ?? true, value, place, keyword);
  const there = { up: place, key: chosen.property };
  walk.report(
    there,
    "discriminator",
    `must be ${either(chosen.values.map((it) => JSON.stringify(it)))}`,
    chosen.values,
  );
}

/** The branch that the discriminator's value stands for, or what it may be; undefined where there is no such value. */
function chosenBy(
  { discriminator }: Rules,
  branches: readonly SchemaData[],
  value: unknown,
): number | { readonly property: string; readonly values: readonly string[] } | undefined {
  if (discriminator === undefined || !isObject(value)) return undefined;
  const { propertyName: property, mapping } = discriminator;
  const given = own(value, property);
  if (typeof given !== "string") return undefined;
  const index = Object.hasOwn(mapping, given) ? mapping[given] : undefined;
  return index !== undefined && index < branches.length ? index : { property, values: Object.keys(mapping) };
}

const enough = 100;

/** Reports the faults of the branch that was most probably meant; where no branch was, what all of them ask for. */
function explainClosest(
  keyword: string,
  branches: readonly SchemaData[],
  value: unknown,
  place: Place | undefined,
  walk: Walk,
): void {
  const attempts = branches.map((it) => walk.aside(it, value, place, enough));
  const outer = attempts.map((drafts) => drafts.filter((it) => it.place === place && isKind(it)));
  if (outer.every((it) => it.length > 0)) {
    const asked = outer.flatMap(([it]) =>
      it === undefined || it.keyword === "false" ? [] : [it.problem.replace(/^must be /, "")],
    );
    return walk.report(place, keyword, `must be ${either([...new Set(asked)])}`, undefined, outer[0]?.[0]?.got);
  }
  const depth = depthOf(place);
  const [closest] = attempts
    .map((drafts) => ({ drafts, distance: distanceOf(drafts, depth) }))
    .sort((a, b) => a.distance - b.distance);
  for (const it of closest?.drafts ?? []) walk.report(it.place, it.keyword, it.problem, it.limit, it.got);
  if (closest === undefined) walk.report(place, keyword, "must fit an alternative, and there is none");
}

/** Faults that say "this is another kind of thing". */
const isKind = ({ keyword }: Draft): boolean => ["type", "const", "enum", "false"].includes(keyword);

/** How far a value is from a branch. A wrong kind weighs most at the value itself, and much in one of its properties. */
function distanceOf(drafts: readonly Draft[], depth: number): number {
  let distance = 0;
  for (const it of drafts) {
    const below = depthOf(it.place) - depth;
    distance += !isKind(it) ? 1 : below === 0 ? 10_000 : below === 1 && it.keyword !== "type" ? 100 : 1;
  }
  return distance;
}
