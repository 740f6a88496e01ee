/** Contract: values as the packages have them, where JSON has no form for these, and back. The contract itself speaks JSON. */
import { isJsonObject, type Json } from "../base/json.js";
import { code, join, key, type Code } from "../code/code.js";
import { itemPart, type Part } from "../emit/parts.js";
import { factsOf, type Lookup, type Term } from "../emit/wire/facts.js";
import type { Api } from "../model/api.js";
import { hasNatives } from "../model/natives.js";
import { lookupOf } from "../model/visit.js";

/** A value of a schema in the packages' form. What is not of its format stays as it is. */
function natively(lookup: Lookup, term: Term, value: unknown): unknown {
  const { natives, properties, rest, items, prefix } = factsOf(lookup, term);
  if (typeof value === "number") return natives.has("int64") && Number.isInteger(value) ? BigInt(value) : value;
  if (typeof value === "string") {
    if (natives.has("byte") && isBase64(value)) return Uint8Array.from(Buffer.from(value, "base64"));
    return natives.has("date-time") && isInstant(value) ? new Date(value) : value;
  }
  const inner = (it: unknown, of: Term | undefined): unknown => (of === undefined ? it : natively(lookup, of, it));
  if (Array.isArray(value)) return value.map((it, i) => inner(it, prefix[i] ?? items));
  if (!isJsonObject(value)) return value;
  const others = rest === false ? undefined : rest;
  const entries = Object.entries(value as object).map(([name, it]) => [
    name,
    inner(it, properties.get(name) ?? others),
  ]);
  return Object.fromEntries(entries) as unknown;
}

const isBase64 = (text: string): boolean => Buffer.from(text, "base64").toString("base64") === text;

/** A time of a day that there is; engines take the 31st of February for a day of March, and 24 o'clock for the next. */
function isInstant(text: string): boolean {
  const [, day = "", hour] = /^(\d{4}-\d\d-\d\d)T(\d\d):\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i.exec(text) ?? [];
  const midnight = new Date(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
  return isDay && hour !== "24" && !Number.isNaN(Date.parse(text));
}

/** The same value in JSON's words: of several spellings of a date always the same. */
function inJson(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(inJson);
  if (typeof value !== "object" || value === null || value instanceof Blob) return value;
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, inJson(it)]));
}

/** The code of a value. */
export function literalOf(value: unknown): Code {
  if (typeof value === "bigint") return code`globalThis.BigInt(${String(value)})`;
  if (value instanceof Date) return code`new globalThis.Date(${value.toISOString()})`;
  if (value instanceof Uint8Array)
    return code`globalThis.Uint8Array.of(${join(
      [...value].map((it) => code`${it}`),
      ", ",
    )})`;
  if (Array.isArray(value)) return code`[${join(value.map(literalOf), ", ")}]`;
  if (typeof value !== "object" || value === null) return code`${value as Json}`;
  return code`{ ${join(
    Object.entries(value).map(([name, it]) => code`${key(name)}: ${literalOf(it)}`),
    ", ",
  )} }`;
}

/** Parts of operations between the two forms. */
export class NativeForms {
  readonly #lookup: Lookup;
  readonly #has: boolean;

  constructor(api: Api) {
    this.#lookup = lookupOf(api);
    this.#has = hasNatives(api);
  }

  /** A part's value in the packages' form. */
  of(part: Part, value: unknown): unknown {
    if (!this.#has || value === undefined) return value;
    const item = itemPart(part);
    if (item === undefined || !Array.isArray(value)) return natively(this.#lookup, part.schema, value);
    return value.map((it) => natively(this.#lookup, item.schema, it));
  }

  /** A value of a named schema. */
  ofSchema(name: string, value: unknown): unknown {
    return this.#has ? natively(this.#lookup, this.#lookup(name), value) : value;
  }

  /** An input, or what a handler answers, in the packages' form; `parts` are those that it may have. */
  ofAll<Values extends object>(parts: readonly Part[], values: Values): Values {
    if (!this.#has) return values;
    const made = parts.map((part) => [fieldOf(part), this.of(part, Reflect.get(values, fieldOf(part)))] as const);
    return { ...values, ...Object.fromEntries(made.filter(([, it]) => it !== undefined)) };
  }

  /** The same in JSON's words, as it arrives. */
  normal<Values extends object>(parts: readonly Part[], values: Values): Values {
    return this.#has ? { ...values, ...this.back(this.ofAll(parts, values)) } : values;
  }

  /** In JSON's words, as the same value always has them. */
  back<Value>(value: Value): Value {
    return this.#has ? (inJson(value) as Value) : value;
  }
}

/** Where a part's value stands in an input or an answer. */
function fieldOf({ kind }: Part): string {
  return kind === "response" || kind === "item" ? "body" : kind === "responseHeaders" ? "headers" : kind;
}
