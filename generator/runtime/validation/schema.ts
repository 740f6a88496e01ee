/**
 * A schema as data: JSON Schema 2020-12, except that a reference is a function (so that modules may refer to each other, and to
 * themselves, in any order), that a format which is checked brings its check along (so that a bundle holds only those it uses), and
 * that a schema may have its compiled guard beside it (what that lets pass needs no explanation).
 */

import type { Check } from "./bounded.js";
import type { Keywords } from "./explainer.js";
import type { FormatCheck } from "./format.js";

export type SchemaData = boolean | Reference | Rules;

/** A schema that is nothing but a reference. */
export type Reference = () => Target;

export type TypeName = "null" | "boolean" | "object" | "array" | "number" | "integer" | "string";

/** A format and its checks; one that stands by its name alone is checked if it is registered. */
export interface Format extends FormatCheck {
  readonly name: string;
  /** Values are of a form that JSON has not: whether one is, and how it is made of the form in which it travels. */
  readonly native?: { readonly is: (value: unknown) => boolean; readonly from: (value: unknown) => unknown };
}

export interface Rules {
  /** The compiled guard of this schema, if it has a function of its own. */
  readonly check?: Check;
  readonly $ref?: Reference;
  readonly type?: TypeName | readonly TypeName[];
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string | Format;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly contentEncoding?: string;
  readonly contentMediaType?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly prefixItems?: readonly SchemaData[];
  readonly items?: SchemaData;
  readonly contains?: SchemaData;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly unevaluatedItems?: SchemaData;
  readonly properties?: Named<SchemaData>;
  readonly patternProperties?: Named<SchemaData>;
  readonly additionalProperties?: SchemaData;
  readonly propertyNames?: SchemaData;
  readonly required?: readonly string[];
  readonly dependentRequired?: Named<readonly string[]>;
  readonly dependentSchemas?: Named<SchemaData>;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly unevaluatedProperties?: SchemaData;
  readonly allOf?: readonly SchemaData[];
  readonly anyOf?: readonly SchemaData[];
  readonly oneOf?: readonly SchemaData[];
  readonly not?: SchemaData;
  readonly if?: SchemaData;
  readonly then?: SchemaData;
  readonly else?: SchemaData;
  /** A hint by which the meant branch of `anyOf` or `oneOf` is found; the mapping's values, and what is meant otherwise, are indexes into it. */
  readonly discriminator?: {
    readonly propertyName: string;
    readonly mapping: Named<number>;
    readonly defaultMapping?: number;
  };
  /** Personal data: values are never shown in messages. */
  readonly "x-pii"?: unknown;
}

/** A table by names that the document chose; own properties only. */
export interface Named<Value> {
  readonly [name: string]: Value;
}

/** What a reference leads to. */
export interface Target {
  readonly "~specwright": Compiled;
}

/** What a validator is made of. */
export interface Compiled {
  readonly name: string;
  /** The compiled guard, if there is one. Unlike the public one it throws where the value is nested too deeply. */
  readonly check: Check | undefined;
  /** Its schema contains itself, or one that does. */
  readonly deep: boolean;
  readonly data: SchemaData;
  readonly means: () => Means;
  /** How much more than usual may be looked at in a value. */
  readonly more?: (value: unknown) => number;
}

/** What it takes to explain a schema's data; handed over, so that a bundle holds no more than that. */
export interface Means {
  /** Those that the data has, or more. */
  readonly keywords: readonly Keywords[];
  /** Needed where anything that the schema leads to is marked as personal. */
  readonly privacy?: Privacy;
}

/** Tells which parts of values that fit a schema, or should, are personal. */
export type Privacy = (schema: SchemaData) => (path: Path) => Secret;

export type Path = readonly (string | number)[];

/** What may be said of a part of a value. */
export interface Secret {
  /** The value may not be shown. */
  readonly isPrivate: boolean;
  /** Where it is, without names that are personal; the path that was asked about where there are none. */
  readonly path: Path;
}

/** What a reference leads to. */
export const behind = (reference: Reference): Compiled => reference()["~specwright"];
