// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** What the rules of an explanation share: where to report, and when to stop. */
import type { Draft, Show } from "./issue.js";
import type { Place } from "./place.js";

/**
 * Reports every way in which a value does not fit what some keywords ask for, in the order of the value. Values of other types concern
 * it not.
 */
export type Explain = (value: unknown, place: Place | undefined, walk: Walk) => void;

/** How much an explanation may look at: what hostile data costs is bounded, whatever the schema. */
export interface Budget {
  steps: number;
  depth: number;
}

export class Walk {
  readonly drafts: Draft[] = [];
  /** So many drafts are enough. */
  end: number;
  isMerging = false;
  /** What was found is not yet in order. */
  isMixed = false;

  constructor(
    readonly limit: number,
    readonly budget: Budget,
    /** Only whether there is an issue matters, not which. */
    readonly quick = false,
  ) {
    this.end = limit;
  }

  /** True once there are as many issues as were asked for. */
  get full(): boolean {
    return this.drafts.length >= this.end;
  }

  report(
    place: Place | undefined,
    keyword: string,
    problem: string,
    limit?: unknown,
    got?: unknown,
    show?: Show,
  ): void {
    if (!this.full) this.drafts.push({ place, keyword, problem, limit, got, show });
  }

  /** Takes over what was found aside. */
  adopt(drafts: readonly Draft[]): void {
    for (const it of drafts) if (!this.full) this.drafts.push(it);
  }

  /** Counts what is looked at; throws where that is too much. */
  step(): void {
    if ((this.budget.steps -= 1) < 0) throw new RangeError("This explanation takes too long");
  }

  /** What is found aside: nothing of it is reported. */
  aside(limit: number, explain: (walk: Walk) => void, quick = false): readonly Draft[] {
    const walk = new Walk(limit, this.budget, quick);
    explain(walk);
    return walk.drafts;
  }
}
