/** How much longer a machine takes as a text grows. */
import type { Suspicion } from "./ambiguity.js";
import type { Budget } from "./budget.js";
import type { Machine } from "./machine.js";
import { run } from "./run.js";

/** A text on which a machine takes long: a start, a part that is repeated, and an end. */
export interface Attack {
  readonly prefix: string;
  readonly pump: string;
  readonly times: number;
  readonly suffix: string;
  /** How many steps it takes, at least. */
  readonly steps: number;
  /** How many the longest of its kind takes, as the steps grow. */
  readonly cost: number;
}

/** Steps are counted up to here. */
const mostSteps = 1_000_000;
/** A text that takes fewer steps than this, which is about half a second, does no harm. */
export const harmless = 100_000_000;
const mostEnds = 8;

/** The steps of some repetitions. */
interface Count {
  readonly times: number;
  readonly steps: number;
}

/** The last two counts that came to an end, and the one after these that did not, as far as there are any. */
interface Counts {
  readonly before: Count | undefined;
  readonly last: Count | undefined;
  readonly over: Count | undefined;
}

/** What kind of growth is suspected. */
export interface Growth {
  /** Within how many repetitions it shows. */
  readonly times: number;
  /** How many steps `most` repetitions take; 0 where growth is not of this kind. */
  readonly cost: (counts: Counts, most: number) => number;
}

/** Two to the number of repetitions outruns every power, soon. */
export const asDoubling: Growth = {
  times: 32,
  cost: ({ before, last, over }, most) => {
    if (over === undefined) return 0;
    if (last === undefined || before === undefined) return Infinity;
    if (Math.max(powerOf(before, last), powerOf(last, over)) < 3.5) return 0;
    return last.steps * (last.steps / before.steps) ** ((most - last.times) / (last.times - before.times));
  },
};

/** The square is told from what grows as the text does. */
export const asPower: Growth = {
  times: 256,
  cost: ({ before, last, over }, most) => {
    if (last === undefined || before === undefined) return over === undefined ? 0 : Infinity;
    const power = powerOf(before, last);
    return power < 1.5 ? 0 : last.steps * (most / last.times) ** power;
  },
};

const powerOf = (one: Count, other: Count): number =>
  Math.log(other.steps / one.steps) / Math.log(other.times / one.times);

/** A text that shows a suspicion to be true, of at most `longest` characters; undefined where none is found. */
export function attackOf(
  machine: Machine,
  suspicion: Suspicion,
  growth: Growth,
  longest: number,
  budget: Budget,
): Attack | undefined {
  for (const suffix of suffixes(machine)) {
    const found = attack(machine, { ...suspicion, suffix }, growth, longest, budget);
    if (found.cost > 0) return found;
  }
  return undefined;
}

/** What may keep a text from matching: any letter or none, perhaps after all letters, since a lookahead may ask for them. */
function suffixes({ letters }: Machine): readonly (readonly number[])[] {
  const all = [...letters.keys()];
  const ends = [[], ...all.map((it) => [it]).reverse()].slice(0, mostEnds);
  return [...ends, ...ends.map((it) => [...all, ...it])];
}

interface Text extends Suspicion {
  readonly suffix: readonly number[];
}

function attack(machine: Machine, text: Text, growth: Growth, longest: number, budget: Budget): Attack {
  const most = Math.floor((longest - text.prefix.length - text.suffix.length) / text.pump.length);
  const counts = countsOf(machine, text, Math.min(most, growth.times), budget);
  const { times, steps } = counts.over ?? counts.last ?? { times: 0, steps: 0 };
  const shown = (letters: readonly number[]): string => letters.map((it) => machine.letters[it]).join("");
  const cost = growth.cost(counts, most);
  return { prefix: shown(text.prefix), pump: shown(text.pump), times, suffix: shown(text.suffix), steps, cost };
}

/** Counts steps, the repetitions doubling each time, as long as there is room, and as the steps more than double too. */
function countsOf(machine: Machine, text: Text, most: number, budget: Budget): Counts {
  let [before, last]: [Count | undefined, Count | undefined] = [undefined, undefined];
  for (const times of doubledUpTo(most)) {
    const count = { times, steps: stepsOf(machine, text, times, budget) };
    if (count.steps >= mostSteps) return { before, last, over: count };
    [before, last] = [last, count];
    if (before !== undefined && times > fewTimes && count.steps < 2.5 * before.steps) break;
  }
  return { before, last, over: undefined };
}

/** 1, 2, 4 and so on, and `most` itself. */
const doubledUpTo = (most: number): readonly number[] =>
  most < 1 ? [] : [...Array.from({ length: Math.ceil(Math.log2(most)) }, (_, i) => 2 ** i), most];

/** With so few repetitions, what comes before and after them may take the most steps. */
const fewTimes = 16;

function stepsOf(machine: Machine, { prefix, pump, suffix }: Text, times: number, budget: Budget): number {
  const pumped = Array.from({ length: times }, () => pump).flat();
  const { steps } = run(machine.start, [...prefix, ...pumped, ...suffix], mostSteps);
  budget.spend(steps);
  return steps;
}
