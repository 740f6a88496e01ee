/** A regular expression as the machine that a backtracking engine is (ECMA-262, section 22.2.2). */
import { NotJudged, type Budget } from "./budget.js";
import type { Expression, Part, Ways } from "./read.js";

/** Reads one letter, in a lookbehind the one before. */
export interface Read {
  readonly kind: "read";
  readonly letters: ReadonlySet<number>;
  readonly back: boolean;
  /** The outermost repetition around it, within its lookaround. */
  readonly within: Loop | undefined;
  readonly next: State;
}

/** A repetition, after one of its rounds. */
export interface Loop {
  readonly kind: "loop";
  readonly min: number;
  readonly max: number;
  readonly lazy: boolean;
  readonly body: State;
  /** Where it goes on when it is left with fewer rounds than it may have, and when it has had all. */
  readonly left: State;
  readonly full: State;
}

/** A lookaround. `^` and `$` are some: nothing stands before, or after. */
export interface Look {
  readonly kind: "look";
  readonly behind: boolean;
  readonly negate: boolean;
  readonly anchor: "start" | "end" | undefined;
  readonly inner: State;
  readonly next: State;
}

export type State =
  | Read
  | Loop
  | Look
  | { readonly kind: "fork"; readonly ways: readonly State[] }
  | { readonly kind: "enter"; readonly loop: Loop }
  | { readonly kind: "end" };

/** Where a machine starts, and what its letters stand for. */
export interface Machine {
  readonly start: State;
  readonly letters: readonly string[];
}

const mostStates = 5_000;
/** A repetition that takes no more states than this is written out round by round, which says more than a counter. */
const writtenOut = 64;

/** Builds the machine of an expression. Throws {@link NotJudged} for one that is too large. */
export function machineOf({ ways, letters }: Expression, budget: Budget): Machine {
  return { start: new Builder(letters.length, budget).fork(ways, { kind: "end" }, false, undefined), letters };
}

/** Builds from the end to the start, so that each state knows the next. */
class Builder {
  #states = 0;

  constructor(
    readonly letters: number,
    readonly budget: Budget,
  ) {}

  fork(ways: Ways, next: State, back: boolean, within: Loop | undefined): State {
    const states = ways.map((it) => this.#sequence(it, next, back, within));
    const [only] = states;
    return states.length === 1 && only !== undefined ? only : { kind: "fork", ways: states };
  }

  #sequence(parts: readonly Part[], next: State, back: boolean, within: Loop | undefined): State {
    const order = back ? parts : [...parts].reverse();
    return order.reduce<State>((after, it) => this.#part(it, after, back, within), next);
  }

  #part(it: Part, next: State, back: boolean, within: Loop | undefined): State {
    this.#states += 1;
    this.budget.spend(1);
    if (this.#states > mostStates) throw new NotJudged("it is too large to be judged");
    if (it.kind === "read") return { kind: "read", letters: it.letters, back, within, next };
    if (it.kind === "choice") return this.fork(it.ways, next, back, within);
    if (it.kind === "repeat") return this.#repeat(it, next, back, within);
    const { behind, negate } = it;
    const inner = this.fork(it.ways, { kind: "end" }, behind, undefined);
    return { kind: "look", behind, negate, anchor: this.#anchor(it), inner, next };
  }

  #anchor({ behind, negate, ways }: Part & { readonly kind: "look" }): Look["anchor"] {
    const only = ways.length === 1 && ways[0]?.length === 1 ? ways[0][0] : undefined;
    const isAny = only?.kind === "read" && only.letters.size === this.letters;
    return negate && isAny ? (behind ? "start" : "end") : undefined;
  }

  #repeat(it: Part & { readonly kind: "repeat" }, next: State, back: boolean, within: Loop | undefined): State {
    const { ways, min, max } = it;
    const size = sizeOf(ways);
    if ((max === Infinity ? min : max) * size > writtenOut) return this.#loop(it, next, next, back, within);
    let state = max === Infinity ? this.#loop({ ...it, min: 0 }, next, next, back, within) : next;
    const atMost = max === Infinity ? min : max;
    for (let i = min; i < atMost; i += 1) state = this.#loop({ ...it, min: 0, max: 1 }, next, state, back, within);
    for (let i = 0; i < min; i += 1) state = this.fork(ways, state, back, within);
    return state;
  }

  #loop(
    { ways, min, max, lazy }: Part & { readonly kind: "repeat" },
    left: State,
    full: State,
    back: boolean,
    within: Loop | undefined,
  ): State {
    if (back && max > 1) throw new NotJudged("it repeats something in a lookbehind");
    const loop = { kind: "loop" as const, min, max, lazy, body: left, left, full };
    loop.body = this.fork(ways, loop, back, within ?? (max > 1 ? loop : undefined));
    return { kind: "enter", loop };
  }
}

function sizeOf(ways: Ways): number {
  const sizes = ways.flatMap((way) =>
    way.map((it): number =>
      it.kind === "read" ? 1 : it.kind === "repeat" ? sizeOf(it.ways) * rounds(it) + 1 : sizeOf(it.ways) + 1,
    ),
  );
  return sizes.reduce((sum, it) => sum + it, 0);
}

const rounds = ({ min, max }: Part & { readonly kind: "repeat" }): number =>
  max === Infinity ? Math.max(min, 1) : Math.max(max, 1);
