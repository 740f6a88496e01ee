import type { Json } from "../base/json.js";
import { expressionOf } from "../base/pattern.js";
import type { Api } from "../model/api.js";
import { isAnything, isUntyped, jsonTypes, type JsonType, type Schema } from "../model/schema.js";
import { numberFor, textFor } from "./scalars.js";

/**
 * Makes values from schemas; the same ones in every run. `fits` has the last word on a value. Answers undefined where no value was found
 * that it accepts.
 */
export type Synthesise = (schema: Schema, fits?: Fits) => Json | undefined;

export type Fits = (value: Json) => boolean;

/** How a value is made, where schemas leave it open. */
interface Manner {
  /** Whether a schema's own examples are taken. */
  readonly examples: boolean;
  /** Whether properties are there that may be missing. */
  readonly optional: boolean;
  /** Which branch of a union, value of an enumeration, or type comes first. */
  readonly turn: number;
}

const turns = [0, 1, 2, 3, 4, 5];

/** The manner in which a maker begins. */
const fullest: Manner = { examples: true, optional: true, turn: 0 };

/** The fullest first. */
const manners: readonly Manner[] = [
  fullest,
  ...[true, false].flatMap((optional) => turns.map((turn) => ({ examples: false, optional, turn }))),
];

/** Beyond this depth nothing is made that may be missing. */
const deepest = 4;

/** Beyond this depth nothing is made. */
const bottom = deepest + 8;

const mostItems = 10_000;

/** A maker of values, with every property there is (recursion aside). `judge` says whether a value fits a named schema. */
export function synthesiser(api: Api, judge: (name: string, value: Json) => boolean): Synthesise {
  const maker = new Maker(new Map(api.schemas.map((it) => [it.name, it.schema])), judge);
  return (schema, fits = () => true) => maker.fitting([schema], 0, fits);
}

class Maker {
  readonly #made = new Map<string, Json | undefined>();

  constructor(
    readonly schemas: ReadonlyMap<string, Schema>,
    readonly judge: (name: string, value: Json) => boolean,
  ) {}

  /** The first value that fits, of all manners from `first` on. */
  fitting(terms: readonly Schema[], depth: number, fits: Fits, first = fullest): Json | undefined {
    for (const { examples, optional, turn } of manners) {
      if ((examples && !first.examples) || (optional && !first.optional)) continue;
      const manner = { examples, optional, turn: turn + first.turn };
      const value = this.#make(terms, manner, depth);
      if (value !== undefined && fits(value)) return value;
    }
    return undefined;
  }

  /** A value of all of these schemas. What is nothing but a reference, or a union, is made on its own: its choices are its own. */
  #make(terms: readonly Schema[], wanted: Manner, depth: number): Json | undefined {
    if (depth > bottom) return undefined;
    const manner = { ...wanted, optional: wanted.optional && depth < deepest };
    const only = terms.length === 1 ? terms[0] : undefined;
    if (only?.ref !== undefined && isNoMore(only, { ref: undefined })) return this.#named(only.ref.name, manner, depth);
    const union = only?.anyOf ?? only?.oneOf;
    const branch = only !== undefined && union !== undefined ? branchOf(union, manner) : undefined;
    if (only === undefined || branch === undefined || !isNoMore(only, { anyOf: undefined, oneOf: undefined }))
      return this.#value(terms, manner, depth);
    return this.#make([branch], manner, depth);
  }

  /** The same for a part of a value; where one branch of a union can't be made, another. */
  #part(terms: readonly Schema[], manner: Manner, depth: number): Json | undefined {
    const isUnion = terms.some((it) => (it.anyOf ?? it.oneOf) !== undefined);
    for (const turn of isUnion ? turns : [0]) {
      const value = this.#make(terms, { ...manner, turn: manner.turn + turn }, depth + 1);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  #named(name: string, { turn, ...rest }: Manner, depth: number): Json | undefined {
    const manner = { ...rest, turn: turn % turns.length };
    const key = JSON.stringify([name, manner, depth]);
    if (this.#made.has(key)) return this.#made.get(key);
    const target = this.schemas.get(name);
    const value = target && this.fitting([target], depth, (it) => this.judge(name, it), manner);
    this.#made.set(key, value);
    return value;
  }

  #value(terms: readonly Schema[], manner: Manner, depth: number): Json | undefined {
    const parts = terms.flatMap((it) => this.#conjuncts(it, manner));
    const example = manner.examples ? parts.flatMap((it) => it.examples)[0] : undefined;
    if (example !== undefined) return example;
    const listed = listedBy(parts);
    if (listed !== undefined) return listed[manner.turn % listed.length];
    const types = typesOf(parts);
    const type = types[manner.turn % types.length];
    if (type === "object") return this.#object(parts, manner, depth);
    return type === "array" ? this.#array(parts, manner, depth) : scalar(type, parts, manner);
  }

  /** A schema and everything that is asked of the same value; of each union one branch. */
  #conjuncts(it: Schema, manner: Manner, seen: ReadonlySet<string> = new Set()): readonly Schema[] {
    const { ref } = it;
    const target = ref === undefined || seen.has(ref.name) ? undefined : this.schemas.get(ref.name);
    const known = ref === undefined ? seen : new Set([...seen, ref.name]);
    const chosen = [it.anyOf, it.oneOf].flatMap((branches) => branchOf(branches ?? [], manner) ?? []);
    const further = [...(target === undefined ? [] : [target]), ...it.allOf, ...chosen];
    return [it, ...further.flatMap((one) => this.#conjuncts(one, manner, known))];
  }

  #array(parts: readonly Schema[], manner: Manner, depth: number): Json | undefined {
    const rules = parts.map((it) => it.array);
    const isSet = rules.some((it) => it.uniqueItems);
    const prefix = rules.find((it) => it.prefixItems.length > 0)?.prefixItems ?? [];
    const least = Math.max(0, ...rules.map((it) => it.minItems ?? 0));
    const most = Math.min(Infinity, ...rules.map((it) => it.maxItems ?? Infinity));
    const wanted = Math.min(most, Math.max(least, manner.optional ? 1 : 0, prefix.length));
    const others = rules.flatMap((it) => [it.items ?? [], it.contains ?? []].flat());
    const items: Json[] = [];
    for (let i = 0; i < Math.min(wanted, mostItems); i += 1) {
      const terms = i < prefix.length ? prefix.slice(i, i + 1) : others;
      const turned = isSet ? { ...manner, turn: manner.turn + i } : manner;
      const made = terms.length === 0 ? "item" : this.#part(terms, turned, depth);
      const item = isSet && made !== undefined ? distinct(made, items) : made;
      if (item === undefined) break;
      items.push(item);
    }
    return items.length < least ? undefined : items;
  }

  #object(parts: readonly Schema[], manner: Manner, depth: number): Json | undefined {
    const rules = parts.map((it) => it.object);
    const required = new Set(rules.flatMap((it) => it.required));
    const declared = new Set(rules.flatMap((it) => it.properties.map(({ name }) => name)));
    const least = Math.max(0, ...rules.map((it) => it.minProperties ?? 0));
    const most = Math.min(Infinity, ...rules.map((it) => it.maxProperties ?? Infinity));
    const extra = Array.from(
      { length: Math.max(least - declared.size, manner.optional && declared.size === 0 ? 1 : 0) },
      (_, i) => this.#key(parts, manner, i),
    );
    const entries = new Map<string, Json>();
    for (const name of [...required, ...declared, ...extra]) {
      const isNeeded = required.has(name) || entries.size < least;
      if (!isNeeded && (!manner.optional || entries.size >= most)) continue;
      const terms = termsOf(parts, name);
      const value = terms.length === 0 ? "text" : this.#part(terms, manner, depth);
      if (value !== undefined) entries.set(name, value);
      else if (required.has(name)) return undefined;
    }
    return fromEntries(entries);
  }

  /** The name of a property that nobody names. */
  #key(parts: readonly Schema[], manner: Manner, i: number): string {
    const named = parts.flatMap((it) => it.object.propertyNames ?? []);
    const made = named.length === 0 ? undefined : this.#make(named, { ...manner, turn: manner.turn + i }, bottom - 1);
    if (typeof made === "string") return made;
    const [pattern] = parts.flatMap((it) => it.object.patternProperties);
    const name = pattern === undefined ? undefined : textFor([{ pattern: pattern.pattern }], undefined);
    return name ?? `key${i === 0 ? "" : i}`;
  }
}

/** True for a schema that says nothing besides these. */
const isNoMore = (it: Schema, without: Partial<Record<"ref" | "anyOf" | "oneOf", undefined>>): boolean =>
  it.examples.length === 0 && isAnything({ ...it, discriminator: undefined, ...without });

/** The branch whose turn it is; what is nothing but null comes last, or first where little is wanted: recursions end there. */
function branchOf(branches: readonly Schema[], { optional, turn }: Manner): Schema | undefined {
  const isNull = (it: Schema): boolean => it.types.every((type) => type === "null");
  const [some, none] = [branches.filter((it) => !isNull(it)), branches.filter(isNull)];
  const open = optional ? [...some, ...none] : [...none, ...some];
  return open[turn % open.length];
}

/** The values that every enumeration lists; undefined where there is none. */
function listedBy(parts: readonly Schema[]): readonly Json[] | undefined {
  const lists = parts.flatMap((it) => (it.const !== undefined ? [[it.const]] : it.enum === undefined ? [] : [it.enum]));
  const [first, ...others] = lists;
  if (first === undefined) return undefined;
  const texts = others.map((list) => new Set(list.map((it) => JSON.stringify(it))));
  const common = first.filter((it) => texts.every((text) => text.has(JSON.stringify(it))));
  const values = common.filter((it) => it !== null);
  return values.length > 0 ? values : common;
}

/** The types that all allow, null only where there is no other; where nobody says, what the other rules are about. */
function typesOf(parts: readonly Schema[]): readonly JsonType[] {
  const allowed = (type: JsonType): boolean =>
    parts.every((it) => it.types.includes(type) || (type === "integer" && it.types.includes("number")));
  const common = jsonTypes.filter(allowed);
  const types = parts.every(isUntyped)
    ? inferred(parts)
    : common.filter((it) => it !== "integer" || !common.includes("number"));
  const some = types.filter((it) => it !== "null");
  return some.length > 0 ? some : types;
}

function inferred(parts: readonly Schema[]): readonly JsonType[] {
  const isObject = parts.some(
    ({ object }) =>
      object.properties.length > 0 || object.required.length > 0 || object.additionalProperties !== undefined,
  );
  if (isObject) return ["object"];
  if (parts.some(({ array }) => array.items !== undefined || array.prefixItems.length > 0)) return ["array"];
  const isNumber = parts.some(({ number }) => number.minimum !== undefined || number.maximum !== undefined);
  return isNumber ? ["number"] : ["string", "object", "integer"];
}

function scalar(type: JsonType | undefined, parts: readonly Schema[], { turn }: Manner): Json | undefined {
  const format = parts.find((it) => it.format !== undefined)?.format;
  if (type === "null") return null;
  if (type === "boolean") return turn % 2 === 0;
  if (type === "string")
    return textFor(
      parts.map((it) => it.string),
      format,
    );
  return type === undefined
    ? undefined
    : numberFor(
        parts.map((it) => it.number),
        type === "integer",
      );
}

/** An item that is not there yet, made of one that may be. */
function distinct(item: Json, others: readonly Json[]): Json | undefined {
  const isThere = (it: Json): boolean => others.some((other) => JSON.stringify(other) === JSON.stringify(it));
  if (!isThere(item)) return item;
  if (typeof item === "number") return item + others.length;
  return typeof item === "string" ? `${item}${others.length}` : undefined;
}

/** What is said of a property: by its name, by patterns, or else by what is said of all others. */
function termsOf(parts: readonly Schema[], name: string): readonly Schema[] {
  return parts.flatMap(({ object }) => {
    const own = object.properties.filter((it) => it.name === name);
    const matching = object.patternProperties.filter((it) => matches(it.pattern, name));
    const said = [...own, ...matching].map((it) => it.schema);
    return said.length > 0 || object.additionalProperties === undefined ? said : [object.additionalProperties];
  });
}

const matches = (pattern: string, text: string): boolean => expressionOf(pattern)?.test(text) ?? false;

/** An object whose keys are data, `__proto__` too. */
export function fromEntries(entries: Iterable<readonly [string, Json]>): { [key: string]: Json } {
  return Object.fromEntries<Json>(entries);
}
