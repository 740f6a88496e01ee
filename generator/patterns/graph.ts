/** What a machine can read after what. */
import type { Budget } from "./budget.js";
import type { Loop, Machine, Read, State } from "./machine.js";

/** A letter that was just read. */
export interface Place {
  readonly index: number;
  readonly letters: ReadonlySet<number>;
  /** Places of one loop can follow each other again and again; only so often, unless it is endless. */
  readonly loop: object | undefined;
  readonly endless: boolean;
  /** What may be read next: once for each way of getting there without reading. */
  readonly next: readonly Place[];
}

/** The places where a text can begin, and all that these lead to. */
export interface Graph {
  readonly first: readonly Place[];
  readonly places: readonly Place[];
}

/** Two loops of fewer rounds than this, one after the other, do no harm. */
const manyRounds = 10_000;

/**
 * The graph of a machine. Lookarounds are taken to hold, save that nothing comes before `^` or after `$`; what stands within a lookahead
 * is read as well. Where a text may begin anywhere, a place of its own reads what comes before. Where several letters can be read, those
 * that are easy to read come first, or last.
 */
export function graphOf(machine: Machine, easy: "first" | "last", budget: Budget): Graph {
  const places = new Map<Read, Place & { next: readonly Place[] }>();
  const work: Read[] = [];
  const placeOf = (read: Read): Place => {
    const known = places.get(read);
    if (known !== undefined) return known;
    const endless = read.within !== undefined && read.within.max >= manyRounds;
    const letters = easy === "first" ? read.letters : new Set([...read.letters].reverse());
    const place = { index: places.size + 1, letters, loop: read.within, endless, next: [] };
    places.set(read, place);
    work.push(read);
    return place;
  };
  const first = readable(machine.start, true, budget).map(placeOf);
  const later = readable(machine.start, false, budget).map(placeOf);
  for (let read = work.pop(); read !== undefined; read = work.pop()) {
    const place = places.get(read);
    if (place !== undefined) place.next = readable(read.next, false, budget).map(placeOf);
  }
  if (later.length === 0) return { first, places: [...places.values()] };
  const before = beforeAll(machine, later);
  return { first: [...first, before], places: [before, ...places.values()] };
}

function beforeAll({ letters }: Machine, later: readonly Place[]): Place {
  const before = { index: 0, letters: new Set(letters.keys()), loop: {}, endless: true, next: [] as readonly Place[] };
  before.next = [before, ...later];
  return before;
}

/** A way through states that read nothing; `begun` are the loops with a round in which nothing was read yet. */
interface Way {
  readonly state: State;
  readonly begun: ReadonlySet<Loop>;
}

/** What can be read next, by each way that leads there. */
function readable(start: State, atStart: boolean, budget: Budget): readonly Read[] {
  const found: Read[] = [];
  const ways: Way[] = [{ state: start, begun: new Set() }];
  for (let way = ways.pop(); way !== undefined; way = ways.pop()) {
    budget.spend(1 + way.begun.size);
    if (way.state.kind === "read") found.push(way.state);
    else ways.push(...onward(way, atStart));
  }
  return found;
}

function onward({ state, begun }: Way, atStart: boolean): readonly Way[] {
  const to = (...states: readonly State[]): readonly Way[] => states.map((it) => ({ state: it, begun }));
  switch (state.kind) {
    case "fork":
      return to(...state.ways);
    case "look":
      if (state.anchor !== undefined) return state.anchor === "start" && atStart ? to(state.next) : [];
      return state.behind ? to(state.next) : to(state.next, state.inner);
    case "enter":
      return [...round(state.loop, begun), ...(state.loop.min === 0 ? to(state.loop.left) : [])];
    case "loop":
      return again(state, begun);
    case "read":
    case "end":
      return [];
  }
}

const round = (loop: Loop, begun: ReadonlySet<Loop>): readonly Way[] => [
  { state: loop.body, begun: new Set([...begun, loop]) },
];

/** After a round: one that read nothing is the last, and counts only where it had to be. */
function again(loop: Loop, begun: ReadonlySet<Loop>): readonly Way[] {
  const isEmpty = begun.has(loop);
  if (isEmpty && loop.min === 0) return [];
  const after = new Set([...begun].filter((it) => it !== loop));
  const out = { state: loop.max === 1 ? loop.full : loop.left, begun: after };
  return isEmpty || loop.max === 1 ? [out] : [...round(loop, after), out];
}
