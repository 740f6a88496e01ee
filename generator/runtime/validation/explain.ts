/** Explanations: what is wrong with a value, told only once it is known that something is. */
import { isOverflow } from "./bounded.js";
import { explainArray } from "./explain-array.js";
import { explainComposition } from "./explain-composition.js";
import { explainObject } from "./explain-object.js";
import { explainNumber, explainString } from "./explain-scalars.js";
import { pathOf, pointerOf, type Draft, type Issue, type IssueOptions } from "./issue.js";
import { inOrder } from "./order.js";
import { isPrivate } from "./privacy.js";
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

/**
 * Every way in which a value does not fit a schema, in the order of the value; none when it fits. Of `anyOf` and `oneOf` the branch
 * that the discriminator names, or that comes closest, is explained. Data that is nested too deeply is an issue, not an error.
 */
export function explain(
  schema: SchemaData,
  value: unknown,
  { maxIssues = Infinity }: IssueOptions = {},
): readonly Issue[] {
  const walk = new Walk(explainers, Math.max(1, maxIssues), { steps, depth: 0 });
  try {
    walk.visit(schema, value, undefined);
  } catch (error) {
    if (!isOverflow(error)) throw error;
    if (!walk.full) walk.drafts.push(tooDeep);
  }
  return inOrder(value, walk.drafts).map((it) => issueOf(schema, it));
}

const tooDeep: Draft = {
  place: undefined,
  keyword: "depth",
  problem: "is nested too deeply, or has too many alternatives, to be checked",
  got: undefined,
  limit: undefined,
};

function issueOf(schema: SchemaData, { place, keyword, problem, got, limit }: Draft): Issue {
  const path = pathOf(place);
  const shown =
    got === undefined || isPrivate(schema, path) ? "" : got.startsWith("has ") ? `, ${got}` : `, got ${got}`;
  const issue = { path, pointer: pointerOf(path), keyword, message: problem + shown };
  return limit === undefined ? issue : { ...issue, limit };
}
