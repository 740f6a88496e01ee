/** What several schemas find in one value, put together. */
import type { Draft } from "./issue.js";
import { pathOf, type Place } from "./place.js";
import type { Explain, Walk } from "./walk.js";

/**
 * Drafts in the order in which what they are about stands in the value, each once: those about one place stay in the order they came in.
 * All of them are about `value`, which stands at `place`, or about its parts.
 */
export function inOrder(value: unknown, place: Place | undefined, drafts: readonly Draft[]): readonly Draft[] {
  const order = new Order(value, place?.depth ?? 0);
  const told = new Set<string>();
  let last: Draft | undefined;
  return [...drafts]
    .sort((a, b) => order.compare(a.place, b.place))
    .filter((it) => {
      if (last !== undefined && order.compare(last.place, it.place) !== 0) told.clear();
      last = it;
      const before = told.size;
      return told.add(`${it.keyword} ${it.problem}`).size > before;
    });
}

class Order {
  readonly #positions = new Map<Place | undefined, Map<string, number>>();

  constructor(
    readonly value: unknown,
    readonly depth: number,
  ) {}

  /** Goes up from both places until they meet; the last steps that differ decide. */
  compare(a: Place | undefined, b: Place | undefined): number {
    const [depth, other] = [a?.depth ?? 0, b?.depth ?? 0];
    let [x, y] = [above(a, other), above(b, depth)];
    let [first, second] = [x, y];
    for (; x !== y; [x, y] = [x?.up, y?.up]) if (x?.key !== y?.key) [first, second] = [x, y];
    if (first?.key === second?.key || first === undefined || second === undefined) return depth - other;
    return this.#position(first) - this.#position(second);
  }

  /** Where a part stands among its siblings; what is not there (a default) stands behind them. */
  #position({ up, key }: Place): number {
    if (typeof key === "number") return key;
    const positions = this.#positions.get(up) ?? new Map(namesOf(this.#valueAt(up)).map((name, i) => [name, i]));
    this.#positions.set(up, positions);
    const position = positions.get(key) ?? positions.size;
    positions.set(key, position);
    return position;
  }

  #valueAt(place: Place | undefined): unknown {
    return pathOf(place, this.depth).reduce(childOf, this.value);
  }
}

/** The place itself, or the one above it that is so many steps from the root. */
function above(place: Place | undefined, depth: number): Place | undefined {
  let it = place;
  while (it !== undefined && it.depth > depth) it = it.up;
  return it;
}

const namesOf = (value: unknown): readonly string[] =>
  typeof value === "object" && value !== null ? Object.keys(value) : [];

const childOf = (value: unknown, key: string | number): unknown =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string | number, unknown>>)[key] : undefined;

/**
 * Runs explanations of one value and puts together what they find: in the order of the value, and once where two ask for the same.
 * Each may find as many as were asked for; those that stand first are kept. Without a limit that is done once, for the outermost value.
 */
export function merge(value: unknown, place: Place | undefined, walk: Walk, explanations: readonly Explain[]): void {
  const from = walk.drafts.length;
  const { end } = walk;
  const isWithin = walk.isMerging && end === Infinity;
  walk.isMerging = true;
  let found = 2; // those that are broken off leave a disorder
  try {
    found = run(explanations, value, place, walk);
  } finally {
    walk.end = end;
    if (found > 1) walk.isMixed = true;
    if (!isWithin) {
      if (walk.isMixed) walk.adopt(inOrder(value, place, walk.drafts.splice(from)));
      walk.isMerging = false;
      walk.isMixed = false;
    }
  }
}

/** How many of them find something. */
function run(explanations: readonly Explain[], value: unknown, place: Place | undefined, walk: Walk): number {
  const room = walk.end - walk.drafts.length;
  let found = 0;
  for (const explain of explanations) {
    const before = walk.drafts.length;
    walk.end = before + room;
    explain(value, place, walk);
    if (walk.drafts.length > before) found += 1;
  }
  return found;
}
