/**
 * What a schema says about the form of its values, as far as text needs to know: which JSON types, which properties, which items.
 * `$ref` and `allOf` are conjunctions, `anyOf` and `oneOf` disjunctions; limits, patterns and `not` don't matter here.
 */
import type { Json } from "../../base/json.js";
import { isUntyped, type JsonType, type NativeFormat, type Schema } from "../../model/schema.js";
import { Memo, traced } from "../../model/trace.js";

/** A schema, or several of which all or any apply. */
export type Term = Schema | { readonly every: readonly Term[] } | { readonly some: readonly Term[] };

export interface Facts {
  /** Undefined: all of them, since nobody says. */
  readonly types: ReadonlySet<JsonType> | undefined;
  readonly binary: boolean;
  /** What texts and integers are in JavaScript, where that is something else; at most one for each of the two. */
  readonly natives: ReadonlySet<NativeFormat>;
  readonly properties: ReadonlyMap<string, Term>;
  /** Of other properties. Undefined: nobody says; false: there are none. */
  readonly rest: Term | false | undefined;
  readonly items: Term | undefined;
  readonly prefix: readonly Term[];
}

export type Lookup = (name: string) => Schema;

const nothing: Facts = {
  types: undefined,
  binary: false,
  natives: new Set(),
  properties: new Map(),
  rest: undefined,
  items: undefined,
  prefix: [],
};

/** References on the way from one term to another in the same place. */
interface Way {
  readonly open: Set<string>;
  /** Those that came again: whatever lies between is not known whole. */
  readonly again: Set<string>;
}

/** The facts of a term. A reference that comes again on the way to itself adds nothing. */
export function factsOf(lookup: Lookup, term: Term): Facts {
  return factsOn({ open: new Set(), again: new Set() }, lookup, term);
}

function factsOn(way: Way, lookup: Lookup, term: Term): Facts {
  const each = (terms: readonly Term[]): readonly Facts[] => terms.map((it) => factsOn(way, lookup, it));
  if ("every" in term) return each(term.every).reduce(both, nothing);
  if ("some" in term) return anyOf(each(term.some));
  const { ref } = term;
  const facts = [ownFacts(term), ...each(term.allOf), ref === undefined ? nothing : named(way, lookup, ref.name)];
  for (const branches of [term.anyOf, term.oneOf]) if (branches !== undefined) facts.push(anyOf(each(branches)));
  const { then, else: otherwise } = term.conditional ?? {};
  const perhaps = [then, otherwise, ...term.object.dependentSchemas.map((it) => it.schema)].filter(
    (it) => it !== undefined,
  );
  return [...facts, ...each(perhaps).map((it) => ({ ...it, types: undefined }))].reduce(both);
}

const known = new WeakMap<Lookup, Memo<string, Facts>>();

/** Those of a named schema, worked out once: schemas that name two others each would otherwise take time without measure. */
function named(way: Way, lookup: Lookup, name: string): Facts {
  const memo = known.get(lookup) ?? new Memo<string, Facts>(new Map());
  known.set(lookup, memo);
  const before = memo.get(name);
  if (before !== undefined) return before;
  if (way.open.has(name)) {
    way.again.add(name);
    return nothing;
  }
  way.open.add(name);
  const facts = traced(() => factsOn(way, lookup, lookup(name)));
  way.open.delete(name);
  way.again.delete(name);
  if (way.again.size === 0) memo.keep(name, facts);
  return facts.made;
}

/** True where text is said to be JSON, of alternatives by all. */
export function isJsonText(lookup: Lookup, term: Term, open: readonly string[] = []): boolean {
  const is = (it: Term): boolean => isJsonText(lookup, it, open);
  if ("every" in term) return term.every.some(is);
  if ("some" in term) return term.some.length > 0 && term.some.every(is);
  const { contentMediaType, contentEncoding } = term.string;
  if (contentMediaType !== undefined)
    return contentEncoding === undefined && /^application\/([^;]+\+)?json\b/i.test(contentMediaType);
  const { ref } = term;
  return (
    term.allOf.some(is) ||
    [term.anyOf, term.oneOf].some((it) => it !== undefined && is({ some: it })) ||
    (ref !== undefined && !open.includes(ref.name) && isJsonText(lookup, lookup(ref.name), [...open, ref.name]))
  );
}

function ownFacts(it: Schema): Facts {
  const { additionalProperties, unevaluatedProperties, patternProperties, properties } = it.object;
  const others = additionalProperties ?? unevaluatedProperties;
  const patterns = patternProperties.map(({ schema }) => schema);
  const named = others === undefined || isNever(others) ? [] : [others];
  const open: Term | undefined = patterns.length === 0 ? named[0] : { some: [...patterns, ...named] };
  return {
    types: typesOf(it),
    binary: it.format === "binary",
    natives: it.native === undefined ? nothing.natives : new Set([it.native]),
    properties: new Map(properties.map(({ name, schema }) => [name, schema])),
    rest: open ?? (others === undefined ? undefined : false),
    items: it.array.items ?? it.array.unevaluatedItems,
    prefix: it.array.prefixItems,
  };
}

const isNever = (it: Schema): boolean => it.types.length === 0;

function typesOf(it: Schema): ReadonlySet<JsonType> | undefined {
  const values = it.const === undefined ? it.enum : [it.const];
  const named = values === undefined ? undefined : new Set(values.map(typeOfValue));
  const own = isUntyped(it) ? undefined : new Set(it.types);
  return named === undefined || own === undefined ? (named ?? own) : common(named, own);
}

function typeOfValue(value: Json): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "number"
    ? Number.isInteger(value)
      ? "integer"
      : "number"
    : (typeof value as "string" | "boolean" | "object");
}

function common(a: ReadonlySet<JsonType>, b: ReadonlySet<JsonType>): ReadonlySet<JsonType> {
  const isIn = (type: JsonType, set: ReadonlySet<JsonType>): boolean =>
    set.has(type) || (type === "integer" && set.has("number"));
  return new Set([...[...a].filter((it) => isIn(it, b)), ...[...b].filter((it) => isIn(it, a))]);
}

function both(a: Facts, b: Facts): Facts {
  return {
    types: a.types === undefined || b.types === undefined ? (a.types ?? b.types) : common(a.types, b.types),
    binary: a.binary || b.binary,
    natives: b.natives.size === 0 ? a.natives : new Set([...a.natives, ...b.natives]),
    properties: merged(a.properties, b.properties, (x, y) => ({ every: [x, y] })),
    rest: a.rest === false || b.rest === false ? false : joined(a.rest, b.rest, (x, y) => ({ every: [x, y] })),
    items: joined(a.items, b.items, (x, y) => ({ every: [x, y] })),
    prefix: zipped(a.prefix, b.prefix, (x, y) => ({ every: [x, y] })),
  };
}

function anyOf(branches: readonly Facts[]): Facts {
  return branches.length === 0 ? nothing : branches.reduce(either);
}

function either(a: Facts, b: Facts): Facts {
  const [one, other] = [a, b].filter(({ types }) => types?.has("object") !== false);
  return {
    types: a.types === undefined || b.types === undefined ? undefined : new Set([...a.types, ...b.types]),
    binary: a.binary || b.binary,
    natives: b.natives.size === 0 ? a.natives : new Set([...a.natives, ...b.natives]),
    properties: merged(a.properties, b.properties, (x, y) => ({ some: [x, y] })),
    rest: one === undefined || other === undefined ? one?.rest : eitherRest(one.rest, other.rest),
    items: joined(a.items, b.items, (x, y) => ({ some: [x, y] })),
    prefix: zipped(a.prefix, b.prefix, (x, y) => ({ some: [x, y] })),
  };
}

function eitherRest(a: Facts["rest"], b: Facts["rest"]): Facts["rest"] {
  if (a === undefined || b === undefined) return undefined;
  return a === false || b === false ? a || b : { some: [a, b] };
}

type Join = (a: Term, b: Term) => Term;

const joined = (a: Term | undefined, b: Term | undefined, join: Join): Term | undefined =>
  a === undefined || b === undefined ? (a ?? b) : a === b ? a : join(a, b);

function merged(a: ReadonlyMap<string, Term>, b: ReadonlyMap<string, Term>, join: Join): ReadonlyMap<string, Term> {
  if (b.size === 0) return a;
  return new Map([...a, ...[...b].map(([name, it]) => [name, joined(a.get(name), it, join)!] as const)]);
}

const zipped = (a: readonly Term[], b: readonly Term[], join: Join): readonly Term[] =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, i) => joined(a[i], b[i], join)!);

/** What is said of the values within a value. */
export function partsOfFacts({ properties, rest, items, prefix }: Facts): readonly Term[] {
  return [
    ...properties.values(),
    ...prefix,
    ...(items === undefined ? [] : [items]),
    ...(rest === undefined || rest === false ? [] : [rest]),
  ];
}

/** Equal for terms that mean the same: references by name, other schemas by themselves. */
export function keyOf(term: Term, numbers: Map<Schema, number>): string {
  if ("every" in term || "some" in term) {
    const [sign, terms] = "every" in term ? ["&", term.every] : ["|", term.some];
    const keys = [...new Set(terms.map((it) => keyOf(it, numbers)))].sort();
    return keys.length === 1 ? keys[0]! : `(${keys.join(sign)})`;
  }
  if (term.ref !== undefined && isBare(term)) return JSON.stringify(term.ref.name);
  if (!numbers.has(term)) numbers.set(term, numbers.size);
  return String(numbers.get(term));
}

/** A reference without anything beside it that matters here. */
const isBare = (it: Schema): boolean =>
  isUntyped(it) &&
  it.enum === undefined &&
  it.const === undefined &&
  it.allOf.length === 0 &&
  it.anyOf === undefined &&
  it.oneOf === undefined &&
  it.object.properties.length === 0;
