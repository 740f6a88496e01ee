// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import type { Draft, Place } from "./issue.js";

/** Drafts in the order in which what they are about stands in the value; those about one place stay in the order they came in. */
export function inOrder(value: unknown, drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length < 2) return drafts;
  const ranks = new Ranks(value);
  const ranked = drafts.map((draft) => ({ draft, rank: ranks.of(draft.place).rank }));
  return ranked.sort((a, b) => compare(a.rank, b.rank)).map((it) => it.draft);
}

interface Ranked {
  /** The positions of the steps to a place, each among its siblings. */
  readonly rank: readonly number[];
  readonly value: unknown;
}

class Ranks {
  readonly #known = new Map<Place, Ranked>();
  readonly #positions = new Map<object, ReadonlyMap<string, number>>();

  constructor(readonly root: unknown) {}

  of(place: Place | undefined): Ranked {
    if (place === undefined) return { rank: [], value: this.root };
    const known = this.#known.get(place);
    if (known !== undefined) return known;
    const up = this.of(place.up);
    const ranked = { rank: [...up.rank, this.#position(up.value, place.key)], value: partOf(up.value, place.key) };
    this.#known.set(place, ranked);
    return ranked;
  }

  #position(within: unknown, key: string | number): number {
    if (typeof key === "number") return key;
    return typeof within === "object" && within !== null ? (this.#positionsIn(within).get(key) ?? 0) : 0;
  }

  #positionsIn(object: object): ReadonlyMap<string, number> {
    const known = this.#positions.get(object) ?? new Map(Object.keys(object).map((key, i) => [key, i]));
    this.#positions.set(object, known);
    return known;
  }
}

const partOf = (value: unknown, key: string | number): unknown =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string | number, unknown>>)[key] : undefined;

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
