/** Explanations: what is wrong with a value, told only once it is known that something is. */
import { isOverflow } from "./bounded.js";
import { explainArray } from "./explain-array.js";
import { explainComposition } from "./explain-composition.js";
import { explainObject } from "./explain-object.js";
import { explainNumber, explainString } from "./explain-scalars.js";
import type { Draft, Issue, IssueOptions } from "./issue.js";
import { inOrder } from "./order.js";
import { hasPrivateParts, Privacy } from "./privacy.js";
import type { SchemaData } from "./schema.js";
import { explainValues } from "./types.js";
import { Walk, type Explainer } from "./walk.js";

const explainers: readonly Explainer[] = [
  { keywords: ["enum", "const"], explain: explainValues },
  { keywords: ["minLength", "maxLength", "pattern", "format"], explain: explainString },
  {
    keywords: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"],
    explain: explainNumber,
  },
  {
    keywords: ["minItems", "maxItems", "uniqueItems", "prefixItems", "items", "contains", "unevaluatedItems"],
    explain: explainArray,
  },
  {
    keywords: [
      "required",
      "properties",
      "patternProperties",
      "additionalProperties",
      "unevaluatedProperties",
      "propertyNames",
      "minProperties",
      "maxProperties",
      "dependentRequired",
      "dependentSchemas",
    ],
    explain: explainObject,
  },
  { keywords: ["$ref", "allOf", "anyOf", "oneOf", "not", "if"], explain: explainComposition },
];

/** Schemas that are held against values before an explanation is given up; some tenths of a second. */
const steps = 1_000_000;

/** A walk on which no more issues are met than were asked for. */
export function newWalk({ maxIssues = Infinity }: IssueOptions = {}): Walk {
  return new Walk(explainers, Math.max(1, maxIssues), { steps, depth: 0 });
}

/**
 * Every way in which a value does not fit a schema, in the order of the value; none when it fits. Of `anyOf` and `oneOf` the branch
 * that the discriminator names, or that comes closest, is explained. Data that is nested too deeply is an issue, not an error.
 */
export function explain(schema: SchemaData, value: unknown, options?: IssueOptions): readonly Issue[] {
  const walk = newWalk(options);
  bear(walk, () => walk.visit(schema, value, undefined));
  return issuesFrom(walk, schema, value);
}

/** Runs what may go too deep, or take too long: then that is an issue. */
export function bear(walk: Walk, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!isOverflow(error)) throw error;
    if (!walk.full) walk.drafts.push(tooDeep);
  }
}

/** What a walk has found, in the order of the value. */
export function issuesFrom(walk: Walk, schema: SchemaData, value: unknown): readonly Issue[] {
  const privacy = hasPrivateParts(schema) ? new Privacy(schema) : undefined;
  return inOrder(value, walk.drafts).map((it) => issueOf(it, walk, privacy));
}

const tooDeep: Draft = {
  place: undefined,
  keyword: "depth",
  problem: "is nested too deeply, or has too many alternatives, to be checked",
  got: undefined,
  limit: undefined,
};

function issueOf(
  { place, keyword, problem, got, limit }: Draft,
  { places }: Walk,
  privacy: Privacy | undefined,
): Issue {
  const issue: { -readonly [Key in keyof Issue]: Issue[Key] } = {
    path: places.path(place),
    pointer: places.pointer(place),
    keyword,
    message: problem,
  };
  if (limit !== undefined) issue.limit = limit;
  if (got === undefined || privacy?.covers(place) === true) return issue;
  const isCount = got.startsWith("has ");
  issue.message = `${problem}, ${isCount ? got : `got ${got}`}`;
  issue.received = isCount ? got.slice(4) : got;
  return issue;
}
