/** What the rules of an explanation share: where to report, and when to stop. */
import type { Draft, Show } from "./issue.js";
import type { Place } from "./place.js";

/**
 * Reports every way in which a value does not fit what some keywords ask for, in the order of the value. Values of other types concern
 * it not.
 */
export type Explain = (value: unknown, place: Place | undefined, walk: Walk) => void;

/** How much an explanation may look at: what hostile data costs is bounded, whatever the schema. */
export class Budget {
  /** Schemas that are held against values before it is given up; some tenths of a second. */
  #steps = 1_000_000;
  /** How many times references have led back into a schema that contains itself. */
  depth = 0;
  #more: () => number;
  #verdicts: WeakMap<object, Map<Fitting, boolean>> | undefined;

  /** `more` is asked once, when they are used up: how many there are still. */
  constructor(more: () => number) {
    this.#more = more;
  }

  /** Whether a value fits, which is found out once: what asks again does so at each level of the data. */
  fitsOnce(value: object, schema: Fitting, walk: Walk): boolean {
    const known = (this.#verdicts ??= new WeakMap()).get(value) ?? new Map<Fitting, boolean>();
    this.#verdicts.set(value, known);
    const fits = known.get(schema) ?? schema.fits(value, walk);
    known.set(schema, fits);
    return fits;
  }

  /** Whether a value fits, which is known where it was asked so before. */
  fits(value: unknown, schema: Fitting, walk: Walk): boolean {
    const known = typeof value === "object" && value !== null ? this.#verdicts?.get(value)?.get(schema) : undefined;
    return known ?? schema.fits(value, walk);
  }

  /** Counts what is looked at; throws where that is too much. */
  step(): void {
    this.#steps -= 1;
    if (this.#steps >= 0) return;
    this.#steps = this.#more();
    this.#more = none;
    if (this.#steps === 0) throw new RangeError("This takes too long");
  }
}

const none = (): number => 0;

/** What answers whether values fit. */
interface Fitting {
  readonly fits: (value: unknown, walk: Walk) => boolean;
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

  /** What is found aside: nothing of it is reported. */
  aside(limit: number, explain: (walk: Walk) => void, quick = false): readonly Draft[] {
    const walk = new Walk(limit, this.budget, quick);
    explain(walk);
    return walk.drafts;
  }
}
