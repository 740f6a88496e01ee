// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** The keywords that apply other schemas to the same value. */
import { Place } from "./place.js";
import { either } from "./types.js";
import { explainerOf, type Explainer } from "./explainer.js";
import { counted } from "./explain-scalars.js";
import { fieldsOf, own } from "./fields.js";
import type { Draft } from "./issue.js";
import type { Rules, SchemaData } from "./schema.js";
import { Tags } from "./tags.js";
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
  const tags = rules.discriminator === undefined ? undefined : new Tags(schemas, rules.discriminator);
  return (value, place, walk) => {
    const tag = tags?.tagOf(value);
    const mayFit = (index: number): boolean => tag === undefined || tags?.mayFit(index, tag) !== false;
    const fitting = fittingOf(branches, value, mayFit, walk, keyword === "anyOf" ? 1 : Infinity);
    if (fitting.length === 1) return;
    if (fitting.length > 1) {
      const problem = `must fit exactly one of ${counted(branches.length, "alternative")}, and fits ${fitting.map((i) => i + 1).join(" and ")}`;
      return walk.report(place, keyword, problem, fitting);
    }
    if (walk.quick) return walk.report(place, keyword, "must fit an alternative");
    if (tags === undefined || tag === undefined) return explainClosest(keyword, branches, value, place, walk);
    const chosen = branches[tags.indexOf(tag) ?? -1];
    if (chosen !== undefined) chosen.explain(value, place, keyword, walk);
    else walk.report(new Place(place, tags.name), "discriminator", tags.problem, tags.known);
  };
}

/** The indexes of the branches that a value fits, no more than are asked for. */
function fittingOf(
  branches: readonly Explainer[],
  value: unknown,
  mayFit: (index: number) => boolean,
  walk: Walk,
  most: number,
): readonly number[] {
  const fitting: number[] = [];
  for (let i = 0; i < branches.length && fitting.length < most; i += 1)
    if (mayFit(i) && branches[i]?.fits(value, walk) === true) fitting.push(i);
  return fitting;
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
