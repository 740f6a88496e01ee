/** The keywords of objects that most have: `required`, `properties` and `additionalProperties`. */
import type { Explainer, Keywords } from "./explainer.js";
import { fieldsOf, has, own, type Fields } from "./fields.js";
import { stepTo, type Place } from "./place.js";
import type { Rules, SchemaData } from "./schema.js";
import { expression } from "./text.js";
import { bitOf } from "./types.js";
import type { Walk } from "./walk.js";

export const objects: Keywords = (rules, inner) => {
  const required = hasSizes(rules) ? [] : (rules.required ?? []);
  if (required.length === 0 && rules.properties === undefined && rules.additionalProperties === undefined) return [];
  const properties = new Properties(rules, required, inner);
  return [
    {
      explain: (value, place, walk) => {
        const fields = fieldsOf(value);
        if (fields === undefined) return;
        const from = walk.drafts.length;
        let missing = properties.required;
        try {
          missing -= properties.explain(fields, place, walk);
        } finally {
          if (missing > 0) {
            const ofProperties = walk.drafts.splice(from);
            explainPresence(required, fields, place, walk);
            walk.adopt(ofProperties);
          }
        }
      },
    },
  ];
};

/** Keywords beside which `required` is told by others. */
export const hasSizes = ({ minProperties, maxProperties, dependentRequired }: Rules): boolean =>
  minProperties !== undefined || maxProperties !== undefined || dependentRequired !== undefined;

/** Reports properties that are not there. */
export function explainPresence(
  required: readonly string[],
  fields: Fields,
  place: Place | undefined,
  walk: Walk,
): void {
  for (const name of required)
    if (own(fields, name) === undefined)
      walk.report(place, "required", `must have the property ${JSON.stringify(name)}`, name);
}

/** What is said of a property. */
interface Property {
  /** Undefined where it stands for all that are not known by name. */
  readonly name: string | undefined;
  /** It as the step of a pointer. */
  readonly step: string | undefined;
  readonly keyword: string;
  readonly explainer: Explainer | undefined;
  /** The types of which every value fits, as bits. */
  readonly free: number;
  readonly isRequired: boolean;
  /** The property that came behind this one the last time: objects of a kind have theirs in the same order. */
  next: Property | undefined;
}

/** What `properties` and `additionalProperties` say of the properties that are there. */
class Properties {
  /** How many there must be. */
  readonly required: number;
  readonly #named = new Map<string, Property>();
  readonly #others: Property;
  readonly #matched = propertyOf(undefined, "patternProperties", undefined, false);
  readonly #patterns: readonly (RegExp | undefined)[];
  readonly #start = propertyOf(undefined, "", undefined, false);

  constructor(
    { properties = {}, additionalProperties: rest, patternProperties = {} }: Rules,
    required: readonly string[],
    inner: (schema: SchemaData) => Explainer,
  ) {
    const wanted = new Set(required);
    this.required = wanted.size;
    this.#patterns = Object.keys(patternProperties).map(expression);
    this.#others = propertyOf(undefined, "additionalProperties", rest === undefined ? rest : inner(rest), false);
    for (const [name, it] of Object.entries(properties))
      this.#named.set(name, propertyOf(name, "properties", inner(it), wanted.has(name)));
    for (const name of wanted) {
      const { keyword, explainer } = this.#property(name);
      this.#named.set(name, propertyOf(name, keyword, explainer, true));
    }
  }

  /** Answers how many are there of those that must be. */
  explain(fields: Fields, place: Place | undefined, walk: Walk): number {
    let found = 0;
    let before = this.#start;
    for (const name in fields) {
      const value = fields[name];
      if (value === undefined || !has(fields, name)) continue; // a property that is undefined is not there
      if (walk.full) break;
      let it = before.next;
      if (it?.name !== name) {
        it = this.#property(name);
        before.next = it;
      }
      if (it.isRequired) found += 1;
      if (it.free === 0 || (bitOf(value) & it.free) === 0)
        it.explainer?.visitPart(value, place, name, it.keyword, walk, it.step);
      before = it;
    }
    return found;
  }

  /** A pattern that can't be read may match anything. */
  #property(name: string): Property {
    const isMatched = (): boolean => this.#patterns.some((it) => it?.test(name) !== false);
    return this.#named.get(name) ?? (isMatched() ? this.#matched : this.#others);
  }
}

const propertyOf = (
  name: string | undefined,
  keyword: string,
  explainer: Explainer | undefined,
  isRequired: boolean,
): Property => ({
  name,
  step: name === undefined ? undefined : stepTo(name),
  keyword,
  explainer,
  free: explainer?.free ?? 0,
  isRequired,
  next: undefined,
});
