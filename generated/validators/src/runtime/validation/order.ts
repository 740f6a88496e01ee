// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import type { Draft } from "./issue.js";
import { pathOf, type Place } from "./place.js";

/**
 * Drafts in the order in which what they are about stands in the value, each once: those about one place stay in the order they came in.
 * All of them are about `value`, which stands at `place`, or about its parts.
 */
export function inOrder(value: unknown, place: Place | undefined, drafts: readonly Draft[]): readonly Draft[] {
  const order = new Order(value);
  const from = place?.depth ?? 0;
  const sorted = drafts
    .map((draft) => ({ draft, path: pathOf(draft.place, from) }))
    .sort((a, b) => order.compare(a.path, b.path));
  const told = new Set<string>();
  let last: Path | undefined;
  return sorted.flatMap(({ draft, path }) => {
    if (last !== undefined && order.compare(last, path) !== 0) told.clear();
    last = path;
    const text = `${draft.keyword} ${draft.problem}`;
    if (told.has(text)) return [];
    told.add(text);
    return [draft];
  });
}

type Path = readonly (string | number)[];

class Order {
  readonly #positions = new Map<object, Map<string | number, number>>();

  constructor(readonly root: unknown) {}

  compare(a: Path, b: Path): number {
    let within = this.root;
    for (let i = 0; i < a.length && i < b.length; i += 1) {
      const key = a[i] as string | number;
      const other = b[i] as string | number;
      if (key !== other) return this.#position(within, key) - this.#position(within, other);
      within = partOf(within, key);
    }
    return a.length - b.length;
  }

  /** Where a part stands among its siblings; what is not there (a default) stands behind them. */
  #position(within: unknown, key: string | number): number {
    if (typeof key === "number") return key;
    const positions = this.#positionsIn(typeof within === "object" && within !== null ? within : nothing);
    const position = positions.get(key) ?? positions.size;
    positions.set(key, position);
    return position;
  }

  #positionsIn(object: object): Map<string | number, number> {
    const known = this.#positions.get(object) ?? new Map(Object.keys(object).map((key, i) => [key, i]));
    this.#positions.set(object, known);
    return known;
  }
}

const nothing: object = {};

const partOf = (value: unknown, key: string | number): unknown =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string | number, unknown>>)[key] : undefined;
