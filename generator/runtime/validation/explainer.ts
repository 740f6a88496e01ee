/** A schema made ready to explain values. */
import { limitDepth, type Check } from "./bounded.js";
import { Place } from "./place.js";
import { behind, type Reference, type Rules, type SchemaData } from "./schema.js";
import { reportType, typeTest } from "./types.js";
import type { Explanations, Walk } from "./walk.js";

export abstract class Explainer {
  /** Reports what is wrong with a value. `keyword` is what a schema `false` is called: the keyword that holds it. */
  visit(value: unknown, place: Place | undefined, keyword: string, walk: Walk): void {
    if (!this.passes(value, walk)) this.explain(value, place, keyword, walk);
  }

  /** The same for an item or a property of what stands at a place. */
  visitPart(value: unknown, up: Place | undefined, key: string | number, keyword: string, walk: Walk): void {
    if (!this.passes(value, walk)) this.explain(value, new Place(up, key), keyword, walk);
  }

  /** The same for a value that is known not to fit, or may not. */
  abstract explain(value: unknown, place: Place | undefined, keyword: string, walk: Walk): void;

  /** True where it is soon seen that there is nothing to explain. */
  abstract passes(value: unknown, walk: Walk): boolean;

  abstract fits(value: unknown, walk: Walk): boolean;
}

const known = /* @__PURE__ */ new WeakMap<Rules | Reference, Explainer>();

/** The explainer of a schema; made once. */
export function explainerOf(schema: SchemaData): Explainer {
  if (typeof schema === "boolean") return new BooleanExplainer(schema);
  const found = known.get(schema);
  if (found !== undefined) return found;
  const made = typeof schema === "function" ? new ReferenceExplainer(schema) : new RulesExplainer(schema);
  known.set(schema, made);
  return made;
}

class BooleanExplainer extends Explainer {
  constructor(readonly schema: boolean) {
    super();
  }

  explain(_value: unknown, place: Place | undefined, keyword: string, walk: Walk): void {
    walk.report(place, keyword, "must not be there");
  }

  passes(): boolean {
    return this.schema;
  }

  fits(): boolean {
    return this.schema;
  }
}

/** What its guard lets pass is not looked at. */
class ReferenceExplainer extends Explainer {
  readonly #check: Check;
  readonly #deeper: number;
  readonly #target: SchemaData;

  constructor(reference: Reference) {
    super();
    const { check, deep, data } = behind(reference);
    this.#check = check;
    this.#deeper = deep ? 1 : 0;
    this.#target = data;
  }

  explain(value: unknown, place: Place | undefined, _keyword: string, walk: Walk): void {
    walk.budget.depth += this.#deeper;
    explainerOf(this.#target).explain(value, place, "false", walk);
    walk.budget.depth -= this.#deeper;
  }

  passes(value: unknown, walk: Walk): boolean {
    return this.fits(value, walk);
  }

  fits(value: unknown, { budget }: Walk): boolean {
    const depth = budget.depth + this.#deeper;
    limitDepth(depth);
    return this.#check(value, depth);
  }
}

class RulesExplainer extends Explainer {
  readonly #rules: Rules;
  readonly #check: Check | undefined;
  readonly #isOfType: (value: unknown) => boolean;
  #explanations: Explanations | undefined;
  /** It says nothing but of which type values are. */
  #isBare = false;

  constructor(rules: Rules) {
    super();
    this.#rules = rules;
    this.#check = rules.check;
    this.#isOfType = typeTest(rules);
  }

  explain(value: unknown, place: Place | undefined, _keyword: string, walk: Walk): void {
    if (walk.full) return;
    walk.step();
    if (!this.#isOfType(value)) return reportType(this.#rules, value, place, walk);
    const { own, applied } = (this.#explanations ??= this.#prepared(walk));
    if (applied.length === 0 || applied.length + own.length === 1 || walk.quick) {
      for (const explain of own) explain(value, place, walk);
      for (const explain of applied) explain(value, place, walk);
    } else {
      const ofItself = (): void => {
        for (const explain of own) explain(value, place, walk);
      };
      walk.merge(value, place, [ofItself, ...applied.map((explain) => () => explain(value, place, walk))]);
    }
  }

  fits(value: unknown, walk: Walk): boolean {
    if (this.#check !== undefined) return this.#check(value, walk.budget.depth);
    if (!this.#isOfType(value)) return false;
    return this.#isBare || walk.aside(1, (it) => this.explain(value, undefined, "false", it), true).length === 0;
  }

  passes(value: unknown, walk: Walk): boolean {
    if (this.#check !== undefined) return this.#check(value, walk.budget.depth);
    return this.#isBare && this.#isOfType(value);
  }

  #prepared(walk: Walk): Explanations {
    const made = walk.explanations(this.#rules);
    this.#isBare = made.own.length + made.applied.length === 0;
    return made;
  }
}
