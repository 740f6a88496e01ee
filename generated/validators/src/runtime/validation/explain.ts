// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Explanations: what is wrong with a value, told only once it is known that something is. */
import { isOverflow } from "./bounded.js";
import { arrayExplanations } from "./explain-array.js";
import { appliedExplanations } from "./explain-composition.js";
import { explainerOf } from "./explainer.js";
import { objectExplanations } from "./explain-object.js";
import { numberExplanations, stringExplanations } from "./explain-scalars.js";
import type { Draft, Issue, IssueOptions } from "./issue.js";
import { inOrder } from "./order.js";
import { pathOf, pointerOf } from "./place.js";
import { hasPrivateParts, isPrivate } from "./privacy.js";
import type { Rules, SchemaData } from "./schema.js";
import { valueExplanations } from "./types.js";
import { Walk, type Explanations } from "./walk.js";

const explanations = (rules: Rules): Explanations => ({
  own: [
    ...valueExplanations(rules),
    ...stringExplanations(rules),
    ...numberExplanations(rules),
    ...arrayExplanations(rules),
    ...objectExplanations(rules),
  ],
  applied: appliedExplanations(rules),
});

/** Schemas that are held against values before an explanation is given up; some tenths of a second. */
const steps = 1_000_000;

/** A walk on which no more issues are met than were asked for. */
export function newWalk({ maxIssues = Infinity }: IssueOptions = {}): Walk {
  return new Walk(explanations, Math.max(1, maxIssues), { steps, depth: 0 });
}

/**
 * Every way in which a value does not fit a schema, in the order of the value; none when it fits. Of `anyOf` and `oneOf` the branch
 * that the discriminator names, or that comes closest, is explained. Data that is nested too deeply is an issue, not an error.
 */
export function explain(schema: SchemaData, value: unknown, options?: IssueOptions): readonly Issue[] {
  const walk = newWalk(options);
  const isDone = bear(walk, () => explainerOf(schema).visit(value, undefined, "false", walk));
  return issuesFrom(isDone ? walk.drafts : inOrder(value, undefined, walk.drafts), schema, walk);
}

/** Runs what may go too deep, or take too long: then that is an issue, and the answer is false. */
export function bear(walk: Walk, run: () => void): boolean {
  try {
    run();
    return true;
  } catch (error) {
    if (!isOverflow(error)) throw error;
    walk.drafts.push(tooDeep);
    return false;
  }
}

/** Issues of drafts, no more than were asked for. */
export function issuesFrom(drafts: readonly Draft[], schema: SchemaData, { limit }: Walk): readonly Issue[] {
  const marked = hasPrivateParts(schema) ? schema : undefined;
  return (drafts.length > limit ? drafts.slice(0, limit) : drafts).map((it) => issueOf(it, marked));
}

const tooDeep: Draft = {
  place: undefined,
  keyword: "depth",
  problem: "is nested too deeply, or has too many alternatives, to be checked",
  got: undefined,
  limit: undefined,
};

function issueOf({ place, keyword, problem, got, limit }: Draft, marked: SchemaData | undefined): Issue {
  const path = pathOf(place);
  const issue: { -readonly [Key in keyof Issue]: Issue[Key] } = {
    path,
    pointer: pointerOf(place),
    keyword,
    message: problem,
  };
  if (limit !== undefined) issue.limit = limit;
  if (got === undefined || (marked !== undefined && isPrivate(marked, path))) return issue;
  const isCount = got.startsWith("has ");
  issue.message = `${problem}, ${isCount ? got : `got ${got}`}`;
  issue.received = isCount ? got.slice(4) : got;
  return issue;
}
