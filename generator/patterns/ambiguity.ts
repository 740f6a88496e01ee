/**
 * Texts that can be read in more than one way, as the theory of automata finds them. Where two ways from a place lead back to it with
 * the same text, each repetition of that text doubles their number. Where one loop can hand over to another after any repetition of a
 * text, their number grows as a power of the repetitions does.
 * @see Weideman, van der Merwe, Berglund, Watson: Analyzing matching time behavior of backtracking regular expression matchers by using
 * ambiguity of NFA (2016), theorems 4 and 5
 */
import type { Budget } from "./budget.js";
import type { Graph, Place } from "./graph.js";

/** A text that is read first, and one that is then read over and over. */
export interface Suspicion {
  readonly prefix: readonly number[];
  readonly pump: readonly number[];
}

/** Places where several ways are at once, the letter by which they came there together, and where they were before. */
interface Step {
  readonly places: readonly Place[];
  readonly letter?: number;
  readonly from?: Step;
}

/** What a step of several ways costs, in steps of a machine. */
const stepCost = 10;

type Bound = (it: Place) => boolean;

/** Texts whose repetition doubles the ways of reading them. */
export function* doubling(graph: Graph, budget: Budget): Generator<Suspicion> {
  for (const [loop, places] of loopsOf(graph)) {
    const inside: Bound = (it) => it.loop === loop;
    const seen = new Set<string>();
    const steps = apart(places, inside, budget);
    for (const step of steps) {
      if (isSeen(seen, step)) continue;
      const [one, other] = step.places as [Place, Place];
      if (one === other) yield* back(graph, step, one, inside, budget);
      else for (const next of onward(step, [inside, inside], budget)) steps.push(next);
    }
  }
}

/** The steps from each place in two ways, which may lead to one place. What the same places come after is looked at once. */
function apart(places: readonly Place[], inside: Bound, budget: Budget): Step[] {
  const seen = new Set<string>();
  return places.flatMap((place) => {
    const next = place.next.filter(inside);
    budget.spend(next.length);
    if (isSeen(seen, { places: next })) return [];
    budget.spend(stepCost * next.length ** 2);
    const pairs = next.flatMap((one, i) => next.slice(i + 1).map((other) => [one, other]));
    return pairs.flatMap((it) => stepTo({ places: [place, place] }, it) ?? []);
  });
}

/** The way back from where two ways have met to where they parted. */
function* back(graph: Graph, met: Step, at: Place, inside: Bound, budget: Budget): Generator<Suspicion> {
  const [origin, pump] = wayTo(met);
  const start = origin.places[0] as Place;
  const rest = start === at ? [] : search([{ places: [at] }], (it) => it.places[0] === start, [inside], budget);
  const prefix = prefixOf(graph, start, budget);
  if (rest !== undefined && prefix !== undefined) yield* pumping(prefix, [...pump, ...rest]);
}

/** Texts that two loops can read, one after the other, where the second can take over after each repetition. */
export function* chaining(graph: Graph, budget: Budget): Generator<Suspicion> {
  const loops = [...loopsOf(graph)].filter(([, places]) => places[0]?.endless);
  for (const [one, places] of loops)
    for (const [other, others] of loops.filter(([it]) => it !== one)) {
      const bounds: readonly Bound[] = [(it) => it.loop === one, () => true, (it) => it.loop === other];
      for (const [p, q] of places.flatMap((it) => others.map((its) => [it, its] as const))) {
        if (letterOf([p, q]) === undefined || !leads(p, q, budget)) continue;
        const isGoal = ({ places: [a, b, c] }: Step): boolean => a === p && b === q && c === q;
        const pump = search([{ places: [p, p, q] }], isGoal, bounds, budget);
        const prefix = pump === undefined ? undefined : prefixOf(graph, p, budget);
        if (pump !== undefined && prefix !== undefined) yield* pumping(prefix, pump);
      }
    }
}

/** One letter that leads to so many places at once, or more, is taken to be read in many ways. */
const manyPlaces = 8;

/**
 * Texts for what may be read so often, and no more: each round that may read nothing can be left out, and which ones are is chosen anew for
 * each text. The graph doesn't count rounds, so that whether it matters is left to the one who tries.
 */
export function* counting(graph: Graph, budget: Budget): Generator<Suspicion> {
  for (const [one, other] of [...roundsWrittenOut(graph, budget), ...roundsCounted(graph)]) {
    const isThere = ({ places: [it] }: Step): boolean => it === other;
    const pump = search([{ places: [one] }], isThere, [() => true], budget);
    const prefix = pump === undefined ? undefined : prefixOf(graph, one, budget);
    if (pump !== undefined && prefix !== undefined) yield { prefix, pump };
  }
}

type Round = readonly [one: Place, next: Place];

const roundsCounted = (graph: Graph): readonly Round[] =>
  [...loopsOf(graph).values()].flatMap(([it]) => (it === undefined || it.endless ? [] : [[it, it]]));

function roundsWrittenOut({ first, places }: Graph, budget: Budget): readonly Round[] {
  return [start(first), ...places].flatMap(({ next }) => {
    budget.spend(next.length);
    const [one] = next;
    const alike = one === undefined ? [] : next.filter((it) => it !== one && letterOf([one, it]) !== undefined);
    const [other] = alike;
    if (one === undefined || other === undefined || alike.length < manyPlaces) return [];
    return [[one, other] as const, [other, one] as const];
  });
}

/** The shortest text that makes the pump by repetition, which is the better to show; then the pump, since a round may need all of it. */
function* pumping(prefix: readonly number[], pump: readonly number[]): Generator<Suspicion> {
  const part = shortest(pump);
  yield { prefix, pump: part };
  if (part.length < pump.length) yield { prefix, pump };
}

/** A text without its repetitions: of `abab`, `ab`. */
function shortest(text: readonly number[]): readonly number[] {
  const [length = text.length] = [...text.keys()].filter(
    (n) => n > 0 && text.every((it, i) => it === text[i % n]) && text.length % n === 0,
  );
  return text.slice(0, length);
}

const leads = (from: Place, to: Place, budget: Budget): boolean =>
  search([{ places: [from] }], ({ places: [it] }) => it === to, [() => true], budget) !== undefined;

const prefixOf = ({ first }: Graph, to: Place, budget: Budget): readonly number[] | undefined =>
  search([{ places: [start(first)] }], ({ places: [it] }) => it === to, [() => true], budget);

const start = (next: readonly Place[]): Place => ({
  index: -1,
  letters: new Set(),
  loop: undefined,
  endless: false,
  next,
});

/** The shortest text that leads from some places to a goal; undefined where none does. */
function search(
  from: readonly Step[],
  isGoal: (it: Step) => boolean,
  bounds: readonly Bound[],
  budget: Budget,
): readonly number[] | undefined {
  const seen = new Set<string>();
  const steps = [...from];
  for (const step of steps)
    for (const next of onward(step, bounds, budget)) {
      if (isGoal(next)) return wayTo(next)[1];
      if (!isSeen(seen, next)) steps.push(next);
    }
  return undefined;
}

/** Where several ways can go together, by one letter that each of them can read. */
function onward(step: Step, bounds: readonly Bound[], budget: Budget): readonly Step[] {
  const choices = step.places.map((it, i) => [...new Set(it.next)].filter(bounds[i] ?? (() => true)));
  budget.spend(stepCost * choices.reduce((product, it) => product * it.length, 1));
  const all = choices.reduce<readonly (readonly Place[])[]>(
    (tuples, places) => tuples.flatMap((it) => places.map((place) => [...it, place])),
    [[]],
  );
  return all.flatMap((it) => stepTo(step, it) ?? []);
}

function stepTo(from: Step, places: readonly Place[]): Step | undefined {
  const letter = letterOf(places);
  return letter === undefined ? undefined : { places, letter, from };
}

function letterOf([first, ...others]: readonly Place[]): number | undefined {
  for (const it of first?.letters ?? []) if (others.every((other) => other.letters.has(it))) return it;
  return undefined;
}

/** Where a step began, and what was read since. */
function wayTo(step: Step): readonly [Step, readonly number[]] {
  const letters: number[] = [];
  let here = step;
  for (; here.from !== undefined && here.letter !== undefined; here = here.from) letters.unshift(here.letter);
  return [here, letters];
}

function isSeen(seen: Set<string>, { places }: Step): boolean {
  const key = places.map((it) => it.index).join();
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}

function loopsOf({ places }: Graph): ReadonlyMap<object, readonly Place[]> {
  const loops = new Map<object, Place[]>();
  for (const it of places) if (it.loop !== undefined) loops.set(it.loop, [...(loops.get(it.loop) ?? []), it]);
  return loops;
}
