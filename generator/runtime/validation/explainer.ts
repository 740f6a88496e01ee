/** A schema made ready to explain values. */
import { limitDepth, type Check } from "./bounded.js";
import { Place } from "./place.js";
import { behind, type Means, type Reference, type Rules, type SchemaData } from "./schema.js";
import { Types } from "./types.js";
import type { Explain, Walk } from "./walk.js";

/** What some keywords of a schema say. */
export interface Rule {
  /** Whether a value meets them, where that is soon seen. */
  readonly fits?: (value: unknown) => boolean;
  readonly explain: Explain;
  /** It speaks of places of which other rules of the schema may speak, too; this puts together what they find. */
  readonly merge?: Merge;
}

export type Merge = (value: unknown, place: Place | undefined, walk: Walk, explanations: readonly Explain[]) => void;

/** What keywords of one kind say in a schema, made ready once; `inner` does the same for the schemas within it. */
export type Keywords = (rules: Rules, inner: (schema: SchemaData) => Explainer) => readonly Rule[];

export abstract class Explainer {
  /** The types of which every value fits, as bits. */
  abstract readonly free: number;

  /** Reports what is wrong with a value. `keyword` is what a schema `false` is called: the keyword that holds it. */
  visit(value: unknown, place: Place | undefined, keyword: string, walk: Walk): void {
    if (!this.passes(value, walk)) this.explain(value, place, keyword, walk);
  }

  /** The same for an item or a property of what stands at a place; `step` is its key in a pointer, where it is known. */
  visitPart(
    value: unknown,
    up: Place | undefined,
    key: string | number,
    keyword: string,
    walk: Walk,
    step?: string,
  ): void {
    if (!this.passes(value, walk)) this.explain(value, new Place(up, key, step), keyword, walk);
  }

  /** The same for a value that is known not to fit, or may not. */
  abstract explain(value: unknown, place: Place | undefined, keyword: string, walk: Walk): void;

  /** True where it is soon seen that there is nothing to explain. */
  abstract passes(value: unknown, walk: Walk): boolean;

  abstract fits(value: unknown, walk: Walk): boolean;
}

const known = /* @__PURE__ */ new WeakMap<Rules | Reference, Explainer>();

/** The explainer of a schema that takes these means, or fewer; made once. */
export function explainerOf(schema: SchemaData, means: () => Means): Explainer {
  if (typeof schema === "boolean") return new BooleanExplainer(schema);
  const found = known.get(schema);
  if (found !== undefined) return found;
  const made = typeof schema === "function" ? new ReferenceExplainer(schema) : new RulesExplainer(schema, means);
  known.set(schema, made);
  return made;
}

class BooleanExplainer extends Explainer {
  readonly free = 0;

  constructor(readonly schema: boolean) {
    super();
  }

  explain(_value: unknown, place: Place | undefined, keyword: string, walk: Walk): void {
    if (!this.schema) walk.report(place, keyword, "must not be there");
  }

  passes(): boolean {
    return this.schema;
  }

  fits(): boolean {
    return this.schema;
  }
}

/** What its guard lets pass is not looked at, if it has one. */
class ReferenceExplainer extends Explainer {
  readonly free = 0;
  readonly #check: Check | undefined;
  readonly #deeper: number;
  readonly #reference: Reference;
  #target: Explainer | undefined;

  constructor(reference: Reference) {
    super();
    const { check, deep } = behind(reference);
    this.#check = check;
    this.#deeper = deep ? 1 : 0;
    this.#reference = reference;
  }

  explain(value: unknown, place: Place | undefined, _keyword: string, walk: Walk): void {
    this.#enter(walk).explain(value, place, "false", walk);
    walk.budget.depth -= this.#deeper;
  }

  /** Without a guard it would be gone through now, and once more where it does not fit. */
  passes(value: unknown, walk: Walk): boolean {
    return this.#check !== undefined && this.fits(value, walk);
  }

  fits(value: unknown, walk: Walk): boolean {
    if (this.#check === undefined) {
      const fits = this.#enter(walk).fits(value, walk);
      walk.budget.depth -= this.#deeper;
      return fits;
    }
    const depth = walk.budget.depth + this.#deeper;
    limitDepth(depth);
    return this.#check(value, depth);
  }

  #enter({ budget }: Walk): Explainer {
    budget.depth += this.#deeper;
    limitDepth(budget.depth);
    return (this.#target ??= this.#made());
  }

  #made(): Explainer {
    const { data, means } = behind(this.#reference);
    return explainerOf(data, means);
  }
}

class RulesExplainer extends Explainer {
  readonly #rules: Rules;
  readonly #means: () => Means;
  readonly #check: Check | undefined;
  readonly #types: Types;
  #prepared: Prepared | undefined;

  constructor(rules: Rules, means: () => Means) {
    super();
    this.#rules = rules;
    this.#means = means;
    this.#check = rules.check;
    this.#types = new Types(rules);
  }

  get free(): number {
    if (this.#check !== undefined) return 0;
    return (this.#prepared ??= this.#made()).explanations.length === 0 ? this.#types.bits : 0;
  }

  explain(value: unknown, place: Place | undefined, _keyword: string, walk: Walk): void {
    if (walk.full) return;
    walk.budget.step();
    if (!this.#types.has(value)) return this.#types.report(value, place, walk);
    const { explanations, merge } = (this.#prepared ??= this.#made());
    if (merge !== undefined && !walk.quick) return merge(value, place, walk, explanations);
    // by index, which is a tenth of the whole here: an iterator is not cheap where lists of many forms pass
    for (let i = 0; i < explanations.length; i += 1) explanations[i]?.(value, place, walk);
  }

  fits(value: unknown, walk: Walk): boolean {
    if (this.passes(value, walk)) return true;
    if (this.#check !== undefined || !this.#types.has(value) || this.#prepared?.tests !== undefined) return false;
    return walk.aside(1, (it) => this.explain(value, undefined, "false", it), true).length === 0;
  }

  passes(value: unknown, walk: Walk): boolean {
    if (this.#check !== undefined) return this.#check(value, walk.budget.depth);
    const { tests } = (this.#prepared ??= this.#made());
    if (tests === undefined || !this.#types.has(value)) return false;
    for (let i = 0; i < tests.length; i += 1) if (tests[i]?.(value) === false) return false;
    return true;
  }

  #made(): Prepared {
    const inner = (schema: SchemaData): Explainer => explainerOf(schema, this.#means);
    return prepared(this.#means().keywords.flatMap((it) => it(this.#rules, inner)));
  }
}

interface Prepared {
  readonly explanations: readonly Explain[];
  /** Undefined where no two of them speak of one place. */
  readonly merge: Merge | undefined;
  /** What tells at once whether a value fits; undefined where there is more to it than that. */
  readonly tests: readonly ((value: unknown) => boolean)[] | undefined;
}

function prepared(rules: readonly Rule[]): Prepared {
  const tests = rules.flatMap(({ fits }) => fits ?? []);
  return {
    explanations: rules.map((it) => it.explain),
    merge: rules.length > 1 ? rules.find((it) => it.merge !== undefined)?.merge : undefined,
    tests: tests.length === rules.length ? tests : undefined,
  };
}
