/** Documents with a few parts missing, changed or in another's place. */
import type { Json } from "../../generator/base/json.js";

/** Values that are wrong nearly everywhere, or mean something else than what stood there. */
const strange: readonly Json[] = [
  ...[null, true, 0, -1, 1.5, 1e308, "", "a", "#/x", "__proto__", "\u2028*/", [], {}, [null], [[]], ["a", "a"]],
  ...[
    { $ref: "#" },
    { $ref: "#/components/schemas" },
    { $dynamicRef: "#m" },
    { type: [] },
    { type: ["string", "null"] },
  ],
  ...[{ const: null }, { enum: [] }, { not: {} }, { allOf: [{}] }, { oneOf: [] }, { items: {} }, { pattern: "(" }],
  ...[
    { additionalProperties: false },
    { minLength: "a" },
    { properties: [] },
    { required: "a" },
    { discriminator: {} },
  ],
];

const keys = ["__proto__", "constructor", "a b", "$ref", "x-a", "", "1", "type", "items", "default", "toString"];

type Holder = Record<string, unknown>;

/** Every place of a document, as what holds it and its key. */
export function placesOf(
  it: unknown,
  found: (readonly [Holder, string])[] = [],
): readonly (readonly [Holder, string])[] {
  if (typeof it !== "object" || it === null) return found;
  for (const key of Object.keys(it)) {
    found.push([it as Holder, key]);
    placesOf((it as Holder)[key], found);
  }
  return found;
}

/** The same ones for the same seed. */
export class Mutations {
  constructor(private seed: number) {}

  #random(): number {
    this.seed = (Math.imul(this.seed, 1664525) + 1013904223) >>> 0;
    return this.seed / 2 ** 32;
  }

  /** A whole number from 0. */
  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  pick<Item>(list: readonly Item[]): Item {
    return list[this.below(list.length)] as Item;
  }

  /** A copy with one to three changes. */
  of(document: Json): Json {
    const copy = structuredClone(document);
    for (let left = 1 + this.below(3); left > 0; left -= 1) {
      const places = placesOf(copy);
      if (places.length === 0) break;
      const [holder, key] = this.pick(places);
      const [other, otherKey] = this.pick(places);
      const dice = this.#random();
      if (dice < 0.3) holder[key] = structuredClone(this.pick(strange));
      else if (dice < 0.6) holder[key] = structuredClone(other[otherKey]);
      else {
        const value = holder[key];
        if (Array.isArray(holder)) holder.splice(Number(key), 1);
        else Reflect.deleteProperty(holder, key);
        // JSON has no lists with keys.
        if (dice > 0.8 && !Array.isArray(holder))
          Object.defineProperty(holder, this.pick(keys), {
            value,
            enumerable: true,
            configurable: true,
            writable: true,
          });
      }
    }
    return copy;
  }
}
