/**
 * JSON Schema 2020-12 with one spelling for everything, and with what OpenAPI adds. OpenAPI 3.0 is translated on the way in:
 * `nullable` puts `null` into `types`, a boolean `exclusiveMinimum` becomes a limit's exclusiveness, `example` becomes
 * `examples`. Nothing a document can say is lost; nothing is merged.
 */
import type { Json } from "../base/json.js";
import type { Noted } from "./api.js";

/** Formats of values that JSON has no form for. */
export type NativeFormat = "int64" | "date-time" | "byte";

export type JsonType = "null" | "boolean" | "object" | "array" | "number" | "integer" | "string";

export interface Schema extends Noted {
  /**
   * What `type` allows, in the order of {@link jsonTypes}. All of them when `type` is absent, none for the schema `false`.
   * "number" allows integers too, so "integer" stands only where "number" does not, unless `type` is absent.
   */
  readonly types: readonly JsonType[];
  readonly enum: readonly Json[] | undefined;
  readonly const: Json | undefined;
  readonly format: string | undefined;
  /** Its values have a form of their own in JavaScript, as the config wishes; undefined: they are as JSON has them. */
  readonly native: NativeFormat | undefined;
  readonly string: StringRules;
  readonly number: NumberRules;
  readonly array: ArrayRules;
  readonly object: ObjectRules;
  readonly allOf: readonly Schema[];
  readonly anyOf: readonly Schema[] | undefined;
  readonly oneOf: readonly Schema[] | undefined;
  readonly not: Schema | undefined;
  readonly conditional: Conditional | undefined;
  /** Its siblings stay in force. */
  readonly ref: Reference | undefined;
  readonly dynamicAnchor: string | undefined;
  /**
   * What dynamic references may come back to once this schema was entered: the dynamic anchors of its schema resource. Empty where
   * no resource is entered, which happens by a reference (so at a named schema) or an `$id`.
   */
  readonly scope: readonly DynamicAnchor[];
  readonly discriminator: Discriminator | undefined;
  /** `readOnly` is "read": part of responses only; `writeOnly` is "write": part of requests only. */
  readonly access: "both" | "read" | "write";
  readonly default: Json | undefined;
  readonly examples: readonly Json[];
}

export interface StringRules {
  /** Lengths count Unicode code points. */
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  /** A regular expression as written (ECMA-262). */
  readonly pattern: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly contentMediaType: string | undefined;
  readonly contentSchema: Schema | undefined;
}

export interface Limit {
  readonly value: number;
  readonly exclusive: boolean;
}

export interface NumberRules {
  /** The tighter of `minimum` and `exclusiveMinimum`. */
  readonly minimum: Limit | undefined;
  readonly maximum: Limit | undefined;
  readonly multipleOf: number | undefined;
}

export interface ArrayRules {
  readonly prefixItems: readonly Schema[];
  /** For what `prefixItems` leaves over. `undefined` where the document is silent, which `unevaluatedItems` can tell from `true`. */
  readonly items: Schema | undefined;
  readonly contains: Schema | undefined;
  readonly minContains: number | undefined;
  readonly maxContains: number | undefined;
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
  readonly uniqueItems: boolean;
  readonly unevaluatedItems: Schema | undefined;
}

export interface Property {
  readonly name: string;
  readonly schema: Schema;
}

export interface PatternProperty {
  readonly pattern: string;
  readonly schema: Schema;
}

export interface ObjectRules {
  readonly properties: readonly Property[];
  readonly patternProperties: readonly PatternProperty[];
  /** `undefined` where the document is silent, which `unevaluatedProperties` can tell from `true`. */
  readonly additionalProperties: Schema | undefined;
  readonly propertyNames: Schema | undefined;
  /** Names without a property of their own stay what they are: a rule on presence. */
  readonly required: readonly string[];
  readonly dependentRequired: readonly { readonly name: string; readonly requires: readonly string[] }[];
  readonly dependentSchemas: readonly Property[];
  readonly minProperties: number | undefined;
  readonly maxProperties: number | undefined;
  readonly unevaluatedProperties: Schema | undefined;
}

export interface Conditional {
  readonly if: Schema;
  readonly then: Schema | undefined;
  readonly else: Schema | undefined;
}

/** A `$ref` (or `$dynamicRef`) to a schema of `Api.schemas`, by its name. */
export interface Reference {
  readonly name: string;
  /** The anchor's name when the reference is dynamic and its target carries that `$dynamicAnchor`. */
  readonly dynamic: string | undefined;
}

/** A `$dynamicAnchor` and the schema (of `Api.schemas`) that carries it. */
export interface DynamicAnchor {
  readonly anchor: string;
  readonly schema: string;
}

export interface Discriminator {
  readonly propertyName: string;
  /** Every value and the schema (of `Api.schemas`) it selects; implied ones are written out. */
  readonly mapping: readonly { readonly value: string; readonly schema: string }[];
  /** The schema where the property is missing or has another value (OpenAPI 3.2). */
  readonly defaultMapping: string | undefined;
}

export const jsonTypes: readonly JsonType[] = ["null", "boolean", "object", "array", "number", "integer", "string"];

const noText = { summary: "", description: "", deprecated: false };

const anything: Schema = {
  at: "#",
  doc: noText,
  extensions: {},
  types: jsonTypes,
  enum: undefined,
  const: undefined,
  format: undefined,
  native: undefined,
  string: {
    minLength: undefined,
    maxLength: undefined,
    pattern: undefined,
    contentEncoding: undefined,
    contentMediaType: undefined,
    contentSchema: undefined,
  },
  number: { minimum: undefined, maximum: undefined, multipleOf: undefined },
  array: {
    prefixItems: [],
    items: undefined,
    contains: undefined,
    minContains: undefined,
    maxContains: undefined,
    minItems: undefined,
    maxItems: undefined,
    uniqueItems: false,
    unevaluatedItems: undefined,
  },
  object: {
    properties: [],
    patternProperties: [],
    additionalProperties: undefined,
    propertyNames: undefined,
    required: [],
    dependentRequired: [],
    dependentSchemas: [],
    minProperties: undefined,
    maxProperties: undefined,
    unevaluatedProperties: undefined,
  },
  allOf: [],
  anyOf: undefined,
  oneOf: undefined,
  not: undefined,
  conditional: undefined,
  ref: undefined,
  dynamicAnchor: undefined,
  scope: [],
  discriminator: undefined,
  access: "both",
  default: undefined,
  examples: [],
};

/** The schema that accepts everything, with what differs from that. */
export function schema(rules: Partial<Schema>): Schema {
  return { ...anything, ...rules };
}

/** The schema that accepts nothing: `false`. */
export function never(at: string): Schema {
  return schema({ at, types: [] });
}

/** True when a value of this type may be valid, as far as `type` says. */
export function allows(it: Schema, type: JsonType): boolean {
  return it.types.includes(type) || (type === "integer" && it.types.includes("number"));
}

const annotations: ReadonlySet<string> = new Set([
  "at",
  "doc",
  "extensions",
  "default",
  "examples",
  "access",
  "scope",
  "dynamicAnchor",
]);

/** True for a schema without rules: it accepts everything. */
export function isAnything(it: Schema): boolean {
  return Object.entries(anything).every(
    ([key, silent]) => annotations.has(key) || isSame(it[key as keyof Schema], silent),
  );
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => isSame(Reflect.get(a, key), Reflect.get(b, key)));
}

/** The schemas within a schema that are asked of the same value, not of a part of it. */
export function inPlaceParts({ allOf, anyOf, oneOf, conditional, object }: Schema): readonly Schema[] {
  const parts = [conditional?.if, conditional?.then, conditional?.else].filter((it) => it !== undefined);
  return [...allOf, ...(anyOf ?? []), ...(oneOf ?? []), ...parts, ...object.dependentSchemas.map((it) => it.schema)];
}

/** The same, and what must not be so of that value. */
export function judgedParts(it: Schema): readonly Schema[] {
  return it.not === undefined ? inPlaceParts(it) : [...inPlaceParts(it), it.not];
}

/** What a schema refers to for the same value. */
export function inPlaceReferences(it: Schema): readonly Reference[] {
  const within = judgedParts(it).flatMap(inPlaceReferences);
  return it.ref === undefined ? within : [it.ref, ...within];
}

/** True when `type` is absent. */
export function isUntyped(it: Schema): boolean {
  return it.types.length === jsonTypes.length;
}
