import fc from "fast-check";
import type { Json } from "../base/json.js";
import type { Api } from "../model/api.js";
import { isUntyped, type JsonType, type Schema } from "../model/schema.js";

/** Makes values from schemas; the same ones in every run. */
export type Synthesise = (schema: Schema) => Json | undefined;

interface Making {
  readonly lookup: ReadonlyMap<string, Schema>;
  readonly depth: number;
}

const deepest = 4;

/**
 * A maker of values that are meant to fit: with every property there is (recursion aside), inside every limit. It does its best; whether
 * a value is valid is for a validator to say. Answers undefined where it knows no value at all.
 */
export function synthesiser(api: Api): Synthesise {
  const lookup = new Map(api.schemas.map((it) => [it.name, it.schema]));
  return (schema) => make(schema, { lookup, depth: 0 });
}

function make(schema: Schema, making: Making): Json | undefined {
  if (schema.types.length === 0 || making.depth > deepest + 8) return undefined;
  const given = schema.const ?? schema.enum?.find((it) => it !== null) ?? schema.examples[0];
  if (given !== undefined) return given;
  return combined([...composed(schema, making), own(schema, making)]);
}

/** What is referred to, every part of `allOf`, and the first branch of a union that a value is known for. */
function composed(schema: Schema, making: Making): readonly (Json | undefined)[] {
  const { ref } = schema;
  const target = ref === undefined ? undefined : making.lookup.get(ref.name);
  const unions = [schema.anyOf, schema.oneOf].map((branches) => firstMade(branches ?? [], making));
  const deeper = { ...making, depth: making.depth + 1 };
  return [
    target === undefined ? undefined : make(target, deeper),
    ...schema.allOf.map((it) => make(it, deeper)),
    ...unions,
  ];
}

function firstMade(branches: readonly Schema[], making: Making): Json | undefined {
  for (const it of branches) {
    const value = make(it, { ...making, depth: making.depth + 1 });
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

/** Objects are joined; of other values the first stands. */
function combined(values: readonly (Json | undefined)[]): Json | undefined {
  const known = values.filter((it) => it !== undefined);
  const objects = known.filter((it) => typeof it === "object" && it !== null && !Array.isArray(it));
  if (objects.length < 2) return known[0];
  const joined = new Map(objects.flatMap((it) => Object.entries(it as { readonly [key: string]: Json })));
  return fromEntries(joined);
}

/** An object whose keys are data, `__proto__` too. */
export function fromEntries(entries: Iterable<readonly [string, Json]>): { [key: string]: Json } {
  return Object.fromEntries<Json>(entries);
}

function own(schema: Schema, making: Making): Json | undefined {
  const type = isUntyped(schema) ? inferred(schema) : (schema.types.find((it) => it !== "null") ?? "null");
  return type === undefined ? undefined : byType(type, schema, making);
}

function inferred(it: Schema): JsonType | undefined {
  if (it.object.properties.length > 0 || it.object.required.length > 0) return "object";
  if (it.array.items !== undefined || it.array.prefixItems.length > 0) return "array";
  const isComposed = it.ref !== undefined || it.allOf.length > 0 || it.anyOf !== undefined || it.oneOf !== undefined;
  return isComposed ? undefined : "string";
}

function byType(type: JsonType, schema: Schema, making: Making): Json | undefined {
  switch (type) {
    case "null":
      return null;
    case "boolean":
      return true;
    case "integer":
    case "number":
      return numberIn(schema, type);
    case "string":
      return text(schema);
    case "array":
      return list(schema, making);
    case "object":
      return object(schema, making);
  }
}

function numberIn({ number: { minimum, maximum, multipleOf } }: Schema, type: "integer" | "number"): number {
  const step = multipleOf ?? (type === "integer" ? 1 : 0.5);
  const low = minimum === undefined ? (maximum === undefined ? step : maximum.value - step) : minimum.value;
  const first = Math.ceil(low / step) * step;
  const inside = minimum?.exclusive === true && first <= minimum.value ? first + step : first;
  return Number(inside.toFixed(12));
}

const samples: Readonly<Record<string, string>> = {
  "date-time": "2020-03-18T23:31:36Z",
  date: "2020-03-18",
  time: "23:31:36Z",
  duration: "P1DT2H",
  email: "someone@example.com",
  "idn-email": "someone@example.com",
  hostname: "example.com",
  "idn-hostname": "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/",
  "uri-reference": "/here",
  "uri-template": "/pets/{id}",
  iri: "https://example.com/",
  "iri-reference": "/here",
  uuid: "123e4567-e89b-42d3-a456-426614174000",
  "json-pointer": "/a",
  "relative-json-pointer": "0/a",
  regex: "^a+$",
  byte: "c3BlYw==",
};

function text({ string: { minLength = 0, maxLength = Infinity, pattern }, format }: Schema): string | undefined {
  if (pattern !== undefined) return matching(pattern, minLength, maxLength);
  const sample = (format === undefined ? undefined : samples[format]) ?? "text";
  if (sample.length > maxLength) return sample.slice(0, maxLength);
  return sample.padEnd(minLength, "x");
}

/** A text that a pattern matches and whose length fits; undefined where none was found. */
function matching(pattern: string, minLength: number, maxLength: number): string | undefined {
  try {
    const found = fc.sample(fc.stringMatching(new RegExp(pattern, "u")), { seed: 1, numRuns: 200 });
    const fits = (it: string): boolean => [...it].length >= minLength && [...it].length <= maxLength;
    return found.find((it) => fits(it) && /^[\x21-\x7e]+$/.test(it)) ?? found.find(fits);
  } catch {
    return undefined; // not valid with the u flag, or beyond what the library can turn around
  }
}

function list({ array }: Schema, making: Making): Json | undefined {
  const deeper = { ...making, depth: making.depth + 1 };
  const first = array.prefixItems.map((it) => make(it, deeper) ?? null);
  const wanted = Math.max(array.minItems ?? 0, making.depth < deepest && array.maxItems !== 0 ? 1 : 0);
  const item = array.items === undefined ? "item" : make(array.items, deeper);
  if (item === undefined) return first;
  const rest = Array.from({ length: Math.max(0, wanted - first.length) }, (_, i) =>
    array.uniqueItems ? distinct(item, i) : item,
  );
  return [...first, ...rest];
}

function distinct(item: Json, i: number): Json {
  if (i === 0) return item;
  return typeof item === "number" ? item + i : typeof item === "string" ? `${item}${i}` : item;
}

function object({ object: rules }: Schema, making: Making): Json {
  const deeper = { ...making, depth: making.depth + 1 };
  const wanted = rules.properties.filter(({ name }) => making.depth < deepest || rules.required.includes(name));
  const entries = wanted.flatMap(({ name, schema }) => {
    const value = make(schema, deeper);
    return value === undefined ? [] : [[name, value] as const];
  });
  const missing = rules.required.filter((name) => !entries.some(([it]) => it === name));
  const extra = missing.map(
    (name) =>
      [
        name,
        rules.additionalProperties === undefined ? "text" : (make(rules.additionalProperties, deeper) ?? "text"),
      ] as const,
  );
  return fromEntries([...entries, ...extra]);
}
