// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** What the rules of an explanation share: where to report, and how to go on. */
import { limitDepth } from "./bounded.js";
import { Places, type Draft, type Place } from "./issue.js";
import { behind, type Compiled, type Rules, type SchemaData } from "./schema.js";
import { isOfType, reportType } from "./types.js";

/** Explains one group of keywords: reports every way in which a value does not fit. Values of other types concern it not. */
export type Explain = (rules: Rules, value: unknown, place: Place | undefined, walk: Walk) => void;

export interface Explainer {
  readonly keywords: readonly (keyof Rules)[];
  readonly explain: Explain;
}

const chosen = /* @__PURE__ */ new WeakMap<Rules, readonly Explain[]>();

/** Those that have something to say about a schema. */
function concerned(explainers: readonly Explainer[], rules: Rules): readonly Explain[] {
  const known = chosen.get(rules);
  if (known !== undefined) return known;
  const found = explainers.filter(({ keywords }) => keywords.some((it) => it in rules)).map(({ explain }) => explain);
  chosen.set(rules, found);
  return found;
}

/** How much an explanation may look at: what hostile data costs is bounded, whatever the schema. */
export interface Budget {
  steps: number;
  depth: number;
}

export class Walk {
  readonly drafts: Draft[] = [];
  readonly places = new Places();
  #told: Set<string> | undefined;

  constructor(
    readonly explainers: readonly Explainer[],
    readonly limit: number,
    readonly budget: Budget,
    /** Only whether there is an issue matters, not which. */
    readonly quick = false,
  ) {}

  /** True once there are as many issues as were asked for. */
  get full(): boolean {
    return this.drafts.length >= this.limit;
  }

  report(place: Place | undefined, keyword: string, problem: string, limit?: unknown, got?: string): void {
    if (this.full || this.#isTold(place, keyword, problem)) return;
    this.drafts.push({ place, keyword, problem, got, limit });
  }

  /** Two schemas that ask for the same thing are one issue. */
  #isTold(place: Place | undefined, keyword: string, problem: string): boolean {
    if (this.limit === 1) return false;
    this.#told ??= new Set();
    const before = this.#told.size;
    return this.#told.add(`${this.places.pointer(place)} ${keyword} ${problem}`).size === before;
  }

  /** Explains a value against a schema. `keyword` is what a schema `false` is called: the keyword that holds it. */
  visit(schema: SchemaData, value: unknown, place: Place | undefined, keyword = "false"): void {
    if (!this.#passes(schema, value)) this.#explain(schema, value, place, keyword);
  }

  /** The same for an item or a property of what stands at a place. */
  visitPart(schema: SchemaData, value: unknown, up: Place | undefined, key: string | number, keyword: string): void {
    if (!this.#passes(schema, value)) this.#explain(schema, value, { up, key }, keyword);
  }

  /** True where a guard says that there is nothing to explain. A schema without one is gone through. */
  #passes(schema: SchemaData, value: unknown): boolean {
    if (typeof schema === "boolean") return schema;
    if (typeof schema === "function") return this.#checks(behind(schema), value);
    return schema.check?.(value, this.budget.depth) === true;
  }

  #checks({ check, deep }: Compiled, value: unknown): boolean {
    const depth = this.budget.depth + (deep ? 1 : 0);
    limitDepth(depth);
    return check(value, depth);
  }

  #explain(schema: SchemaData, value: unknown, place: Place | undefined, keyword: string): void {
    if (this.full) return;
    if ((this.budget.steps -= 1) < 0) throw new RangeError("This explanation takes too long");
    if (typeof schema === "boolean") return this.report(place, keyword, "must not be there");
    if (typeof schema === "function") return this.#explainBehind(behind(schema), value, place);
    if (!isOfType(schema, value)) return reportType(schema, value, place, this);
    for (const explain of concerned(this.explainers, schema)) explain(schema, value, place, this);
  }

  #explainBehind({ data, deep }: Compiled, value: unknown, place: Place | undefined): void {
    this.budget.depth += deep ? 1 : 0;
    this.#explain(data, value, place, "false");
    this.budget.depth -= deep ? 1 : 0;
  }

  /** What is wrong with a value, aside: nothing of it is reported. */
  aside(schema: SchemaData, value: unknown, place: Place | undefined, limit: number, quick = false): readonly Draft[] {
    const walk = new Walk(this.explainers, limit, this.budget, quick);
    walk.visit(schema, value, place);
    return walk.drafts;
  }

  /** True when a value fits a schema. */
  fits(schema: SchemaData, value: unknown): boolean {
    return this.aside(schema, value, undefined, 1, true).length === 0;
  }
}
