/** The keywords that apply other schemas to the same value. */
import { either } from "./types.js";
import { explainerOf, type Explainer } from "./explainer.js";
import { counted } from "./explain-scalars.js";
import { fieldsOf, isObject, own } from "./fields.js";
import type { Draft, Place } from "./issue.js";
import type { Rules, SchemaData } from "./schema.js";
import type { Explain, Walk } from "./walk.js";

/** Explanations of the keywords that apply other schemas to the same value, one for each of those. */
export function appliedExplanations(rules: Rules): readonly Explain[] {
  const { dependentSchemas = {}, $ref, allOf = [], anyOf, oneOf, not, if: when } = rules;
  return [
    ...Object.entries(dependentSchemas).map(([name, it]) => dependentExplanation(name, it)),
    ...[$ref, ...allOf].flatMap((it) => (it === undefined ? [] : [plainExplanation(it)])),
    ...(anyOf === undefined ? [] : [unionExplanation("anyOf", anyOf, rules)]),
    ...(oneOf === undefined ? [] : [unionExplanation("oneOf", oneOf, rules)]),
    ...(not === undefined ? [] : [negativeExplanation(not)]),
    ...(when === undefined ? [] : conditionalExplanations(when, rules)),
  ];
}

function plainExplanation(schema: SchemaData): Explain {
  const explainer = explainerOf(schema);
  return (value, place, walk) => explainer.visit(value, place, "false", walk);
}

function dependentExplanation(name: string, schema: SchemaData): Explain {
  const explainer = explainerOf(schema);
  return (value, place, walk) => {
    const fields = fieldsOf(value);
    if (fields !== undefined && own(fields, name) !== undefined)
      explainer.visit(value, place, "dependentSchemas", walk);
  };
}

function negativeExplanation(schema: SchemaData): Explain {
  const explainer = explainerOf(schema);
  return (value, place, walk) => {
    if (explainer.fits(value, walk)) walk.report(place, "not", "must not fit the schema under `not`");
  };
}

function conditionalExplanations(when: SchemaData, { then, else: otherwise }: Rules): readonly Explain[] {
  if (then === undefined && otherwise === undefined) return [];
  const [condition, met, unmet] = [explainerOf(when), explainerOf(then ?? true), explainerOf(otherwise ?? true)];
  return [
    (value, place, walk) => {
      if (condition.fits(value, walk)) met.visit(value, place, "then", walk);
      else unmet.visit(value, place, "else", walk);
    },
  ];
}

function unionExplanation(keyword: "anyOf" | "oneOf", schemas: readonly SchemaData[], rules: Rules): Explain {
  const branches = schemas.map(explainerOf);
  return (value, place, walk) => {
    if (keyword === "anyOf" && branches.some((it) => it.fits(value, walk))) return;
    const fitting = keyword === "anyOf" ? [] : branches.flatMap((it, i) => (it.fits(value, walk) ? [i] : []));
    if (fitting.length === 1) return;
    if (fitting.length > 1) {
      const problem = `must fit exactly one of ${counted(branches.length, "alternative")}, and fits ${fitting.map((i) => i + 1).join(" and ")}`;
      return walk.report(place, keyword, problem, fitting);
    }
    if (walk.quick) return walk.report(place, keyword, "must fit an alternative");
    const chosen = chosenBy(rules, branches, value);
    if (chosen === undefined) return explainClosest(keyword, branches, value, place, walk);
    if (typeof chosen === "number") return branches[chosen]?.explain(value, place, keyword, walk);
    const there = { up: place, key: chosen.property };
    const problem = `must be ${either(chosen.values.map((it) => JSON.stringify(it)))}`;
    walk.report(there, "discriminator", problem, chosen.values);
  };
}

/** The branch that the discriminator's value stands for, or what it may be; undefined where there is no such value. */
function chosenBy(
  { discriminator }: Rules,
  branches: readonly Explainer[],
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
  branches: readonly Explainer[],
  value: unknown,
  place: Place | undefined,
  walk: Walk,
): void {
  const attempts = branches.map((it) => walk.aside(enough, (aside) => it.explain(value, place, "false", aside)));
  const outer = attempts.map((drafts) => drafts.filter((it) => it.place === place && isKind(it)));
  if (outer.every((it) => it.length > 0)) {
    const asked = outer.flatMap(([it]) =>
      it === undefined || it.keyword === "false" ? [] : [it.problem.replace(/^must be /, "")],
    );
    return walk.report(place, keyword, `must be ${either([...new Set(asked)])}`, undefined, outer[0]?.[0]?.got);
  }
  const [closest] = attempts
    .map((drafts) => ({ drafts, distance: distanceOf(drafts, place) }))
    .sort((a, b) => a.distance - b.distance);
  if (closest === undefined) walk.report(place, keyword, "must fit an alternative, and there is none");
  else walk.adopt(closest.drafts);
}

/** Faults that say "this is another kind of thing". */
const isKind = ({ keyword }: Draft): boolean => ["type", "const", "enum", "false"].includes(keyword);

/** How far a value is from a branch. A wrong kind weighs most at the value itself, and much in one of its properties. */
function distanceOf(drafts: readonly Draft[], place: Place | undefined): number {
  let distance = 0;
  for (const it of drafts) {
    if (!isKind(it)) distance += 1;
    else if (it.place === place) distance += 10_000;
    else distance += it.place?.up === place && it.keyword !== "type" ? 100 : 1;
  }
  return distance;
}
