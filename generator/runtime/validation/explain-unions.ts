/** The keywords `anyOf`, `oneOf` and `discriminator`. */
import { counted } from "./explain-count.js";
import type { Explainer, Keywords, Rule } from "./explainer.js";
import { fieldsOf, own } from "./fields.js";
import type { Draft } from "./issue.js";
import { merge } from "./order.js";
import { Place } from "./place.js";
import { behind, type Rules, type SchemaData } from "./schema.js";
import { either } from "./types.js";
import type { Walk } from "./walk.js";

export const unions: Keywords = (rules, inner) =>
  (["anyOf", "oneOf"] as const).flatMap((keyword) => {
    const schemas = rules[keyword];
    return schemas === undefined ? [] : unionRule(keyword, schemas, rules, inner);
  });

function unionRule(
  keyword: "anyOf" | "oneOf",
  schemas: readonly SchemaData[],
  { discriminator }: Rules,
  inner: Parameters<Keywords>[1],
): Rule {
  const branches = schemas.map(inner);
  const every = [...branches.keys()];
  const tags = discriminator === undefined ? undefined : new Tags(schemas, discriminator);
  return {
    merge,
    explain: (value, place, walk) => {
      const tag = tags?.tagOf(value);
      const candidates = tag === undefined ? every : (tags?.candidates(tag) ?? every);
      const chosen = tags?.indexOf(tag, value);
      if (candidates.length === 1 && candidates[0] === chosen)
        return branches[chosen ?? -1]?.explain(value, place, keyword, walk);
      const fitting = fittingOf(branches, candidates, value, walk, keyword === "anyOf" ? 1 : Infinity);
      if (fitting.length === 1) return;
      if (fitting.length > 1) {
        const problem = `must fit exactly one of ${counted(branches.length, "alternative")}, and fits ${fitting.map((i) => i + 1).join(" and ")}`;
        return walk.report(place, keyword, problem, fitting);
      }
      if (walk.quick) return walk.report(place, keyword, "must fit an alternative");
      if (chosen !== undefined) branches[chosen]?.explain(value, place, keyword, walk);
      else if (tags === undefined || tag === undefined) explainClosest(keyword, branches, value, place, walk);
      else walk.report(new Place(place, tags.name), "discriminator", tags.problem, tags.known);
    },
  };
}

/** The indexes of the branches that a value fits, no more than are asked for. */
function fittingOf(
  branches: readonly Explainer[],
  candidates: readonly number[],
  value: unknown,
  walk: Walk,
  most: number,
): readonly number[] {
  const fitting: number[] = [];
  for (const i of candidates) {
    const branch = branches[i];
    if (branch === undefined) continue;
    if (walk.budget.fits(value, branch, walk)) fitting.push(i);
    if (fitting.length === most) break;
  }
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
  let closest: readonly Draft[] = [];
  let distance = Infinity;
  const outer: (Draft | undefined)[] = [];
  for (const it of branches) {
    // a branch with as many faults as that is no closer, and need not be gone through to its end
    const drafts = walk.aside(Math.min(enough, distance), (aside) => it.explain(value, place, "false", aside));
    outer.push(drafts.find((draft) => draft.place === place && isKind(draft)));
    const own = distanceOf(drafts, place);
    if (own < distance) [closest, distance] = [drafts, own];
    if (distance === 1) break;
  }
  const [first] = outer;
  if (branches.length === 0) walk.report(place, keyword, "must fit an alternative, and there is none");
  else if (outer.every((it) => it !== undefined)) {
    const asked = outer.flatMap((it) => (it.keyword === "false" ? [] : [it.problem.replace(/^must be /, "")]));
    walk.report(place, keyword, `must be ${either([...new Set(asked)])}`, undefined, first?.got, first?.show);
  } else walk.adopt(closest);
}

/** Faults that say "this is another kind of thing". */
const isKind = ({ keyword }: Draft): boolean =>
  keyword === "type" || keyword === "const" || keyword === "enum" || keyword === "false";

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

class Tags {
  /** The property that holds the tag. */
  readonly name: string;
  /** The tags that stand for a branch. */
  readonly known: readonly string[];
  /** What is said of others. */
  readonly problem: string;
  readonly #mapping: ReadonlyMap<string, number>;
  /** The branch of other tags, and of objects without one. */
  readonly #otherwise: number | undefined;
  readonly #candidates = new Map<unknown, readonly number[]>();
  /** The branches that leave the property free. */
  readonly #others: readonly number[];

  constructor(
    branches: readonly SchemaData[],
    { propertyName, mapping, defaultMapping }: NonNullable<Rules["discriminator"]>,
  ) {
    this.name = propertyName;
    this.known = Object.keys(mapping);
    this.problem = `must be ${either(this.known.map((it) => JSON.stringify(it)))}`;
    this.#mapping = new Map(Object.entries(mapping));
    this.#otherwise = defaultMapping;
    const demanded = branches.map((it) => demandedTags(it, propertyName));
    const thatMayFit = (tag: unknown): readonly number[] =>
      [...demanded.keys()].filter((i) => demanded[i]?.includes(tag) ?? true);
    for (const tag of demanded.flat()) this.#candidates.set(tag, thatMayFit(tag));
    this.#others = [...demanded.keys()].filter((i) => demanded[i] === undefined);
  }

  tagOf(value: unknown): string | undefined {
    const fields = fieldsOf(value);
    const tag = fields === undefined ? undefined : own(fields, this.name);
    return typeof tag === "string" ? tag : undefined;
  }

  /** The index of the branch that a value's tag stands for, or that an object without one is meant for. */
  indexOf(tag: string | undefined, value: unknown): number | undefined {
    if (tag !== undefined) return this.#mapping.get(tag) ?? this.#otherwise;
    return this.#otherwise !== undefined && this.#isUntagged(value) ? this.#otherwise : undefined;
  }

  #isUntagged(value: unknown): boolean {
    const fields = fieldsOf(value);
    return fields !== undefined && own(fields, this.name) === undefined;
  }

  /** The indexes of the branches that do not ask for another tag; a discriminator is no more than a hint. */
  candidates(tag: string): readonly number[] {
    return this.#candidates.get(tag) ?? this.#others;
  }
}

/** The values that a schema lets a property have, whatever else it asks for; undefined where it does not list them. */
function demandedTags(schema: SchemaData, name: string): readonly unknown[] | undefined {
  const { properties = {} } = rulesOf(schema);
  const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
  const rules = property === undefined ? {} : rulesOf(property);
  return "const" in rules ? [rules.const] : rules.enum;
}

/** What stands behind a schema's references, one after the other; nothing where they lead in a circle. */
function rulesOf(schema: SchemaData): Rules {
  const seen = new Set<SchemaData>();
  let it = schema;
  for (; typeof it === "function" && !seen.has(it); it = behind(it).data) seen.add(it);
  return typeof it === "object" ? it : {};
}
