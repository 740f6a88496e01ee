/** A machine at work on a text, step by step, as a backtracking engine would. */
import type { Loop, State } from "./machine.js";

/** How many rounds a loop has gone, where the last began, and the same for the loop around it. */
interface Rounds {
  readonly count: number;
  readonly from: number;
  readonly outer: Rounds | undefined;
}

/** A way that is tried when those before it have failed. */
interface Way {
  readonly state: State;
  readonly at: number;
  readonly rounds: Rounds | undefined;
}

/** Whether a machine finds a match in a text (a letter's number for each character), and its steps, which end after `most`. */
export function run(
  start: State,
  text: readonly number[],
  most: number,
): { readonly matches: boolean; readonly steps: number } {
  const work = new Work(text, most);
  let matches = false;
  for (let at = 0; at <= text.length && !matches && work.steps < most; at += 1) matches = work.match(start, at);
  return { matches, steps: work.steps };
}

class Work {
  steps = 0;
  readonly #waiting: Way[] = [];
  /** Where it is. */
  #at = 0;
  #rounds: Rounds | undefined;

  constructor(
    readonly text: readonly number[],
    readonly most: number,
  ) {}

  /** True when the machine comes to its end from there. Afterwards it is where it was before. */
  match(start: State, from: number): boolean {
    const [at, rounds, bottom] = [this.#at, this.#rounds, this.#waiting.length];
    [this.#at, this.#rounds] = [from, undefined];
    let state: State | undefined = start;
    while (state !== undefined && state.kind !== "end" && this.steps < this.most) {
      this.steps += 1;
      state = this.#next(state) ?? (this.#waiting.length > bottom ? this.#resume() : undefined);
    }
    [this.#at, this.#rounds, this.#waiting.length] = [at, rounds, bottom];
    return state?.kind === "end";
  }

  /** What comes after a state; undefined where it fails. */
  #next(state: State): State | undefined {
    switch (state.kind) {
      case "read":
        return this.#reads(state.letters, state.back) ? state.next : undefined;
      case "look":
        return this.match(state.inner, this.#at) === state.negate ? undefined : state.next;
      case "fork":
        for (let i = state.ways.length - 1; i > 0; i -= 1) this.#wait(state.ways[i] as State, this.#rounds);
        return state.ways[0];
      case "enter":
        return this.#decide(state.loop, 0, this.#rounds);
      case "loop":
        return this.#again(state, this.#rounds as Rounds);
      case "end":
        return state;
    }
  }

  #reads(letters: ReadonlySet<number>, back: boolean): boolean {
    const letter = this.text[back ? this.#at - 1 : this.#at];
    if (letter === undefined || !letters.has(letter)) return false;
    this.#at += back ? -1 : 1;
    return true;
  }

  /** A round that read nothing, and was not asked for, leads nowhere (ECMA-262, RepeatMatcher, step 2.b). */
  #again(loop: Loop, { count, from, outer }: Rounds): State | undefined {
    return count >= loop.min && from === this.#at ? undefined : this.#decide(loop, count + 1, outer);
  }

  #decide(loop: Loop, count: number, outer: Rounds | undefined): State {
    const rounds = { count, from: this.#at, outer };
    const isFull = count >= loop.max;
    const isLeft = isFull || (loop.lazy && count >= loop.min);
    if (isLeft && !isFull) this.#wait(loop.body, rounds);
    if (!isLeft && count >= loop.min) this.#wait(loop.left, outer);
    this.#rounds = isLeft ? outer : rounds;
    return isFull ? loop.full : isLeft ? loop.left : loop.body;
  }

  #wait(state: State, rounds: Rounds | undefined): void {
    this.#waiting.push({ state, at: this.#at, rounds });
  }

  #resume(): State | undefined {
    const way = this.#waiting.pop();
    if (way === undefined) return undefined;
    [this.#at, this.#rounds] = [way.at, way.rounds];
    return way.state;
  }
}
