// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** What the rules of an explanation share: where to report, how to go on, and when to stop. */
import { explainerOf } from "./explainer.js";
import type { Draft } from "./issue.js";
import { inOrder } from "./order.js";
import type { Place } from "./place.js";
import type { Rules, SchemaData } from "./schema.js";

/**
 * Reports every way in which a value does not fit what some keywords ask for, in the order of the value. Values of other types concern
 * it not.
 */
export type Explain = (value: unknown, place: Place | undefined, walk: Walk) => void;

/** What a schema has to say, made ready once: what looks at a value itself and its parts, and what applies other schemas to it. */
export interface Explanations {
  readonly own: readonly Explain[];
  readonly applied: readonly Explain[];
}

/** How much an explanation may look at: what hostile data costs is bounded, whatever the schema. */
export interface Budget {
  steps: number;
  depth: number;
}

export class Walk {
  readonly drafts: Draft[] = [];
  /** So many drafts are enough. */
  #end: number;
  #isMerging = false;
  /** What was found is not yet in order. */
  #isMixed = false;

  constructor(
    readonly explanations: (rules: Rules) => Explanations,
    readonly limit: number,
    readonly budget: Budget,
    /** Only whether there is an issue matters, not which. */
    readonly quick = false,
  ) {
    this.#end = limit;
  }

  /** True once there are as many issues as were asked for. */
  get full(): boolean {
    return this.drafts.length >= this.#end;
  }

  report(place: Place | undefined, keyword: string, problem: string, limit?: unknown, got?: string): void {
    if (!this.full) this.drafts.push({ place, keyword, problem, got, limit });
  }

  /** Takes over what was found aside. */
  adopt(drafts: readonly Draft[]): void {
    for (const it of drafts) if (!this.full) this.drafts.push(it);
  }

  /**
   * Runs explanations of one value and puts together what they find: in the order of the value, and once where two ask for the same.
   * Each may find as many as were asked for; those that stand first are kept. Without a limit that is done once, for the outermost value.
   */
  merge(value: unknown, place: Place | undefined, explanations: readonly (() => void)[]): void {
    const from = this.drafts.length;
    const end = this.#end;
    const isWithin = this.#isMerging && end === Infinity;
    this.#isMerging = true;
    let found = 0;
    for (const explain of explanations) {
      const before = this.drafts.length;
      this.#end = before + end - from;
      explain();
      if (this.drafts.length > before) found += 1;
    }
    this.#end = end;
    if (found > 1) this.#isMixed = true;
    if (isWithin) return;
    if (this.#isMixed) this.adopt(inOrder(value, place, this.drafts.splice(from)));
    this.#isMerging = false;
    this.#isMixed = false;
  }

  /** Counts what is looked at; throws where that is too much. */
  step(): void {
    if ((this.budget.steps -= 1) < 0) throw new RangeError("This explanation takes too long");
  }

  /** What is found aside: nothing of it is reported. */
  aside(limit: number, explain: (walk: Walk) => void, quick = false): readonly Draft[] {
    const walk = new Walk(this.explanations, limit, this.budget, quick);
    explain(walk);
    return walk.drafts;
  }

  /** True when a value fits a schema. */
  fits(schema: SchemaData, value: unknown): boolean {
    return explainerOf(schema).fits(value, this);
  }
}
