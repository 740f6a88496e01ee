/** The TypeScript type of a schema. */
import { code, join, nothing, type Code, type Ref } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import {
  isAnything,
  isUntyped,
  type JsonType,
  type ObjectRules,
  type Reference,
  type Schema,
} from "../../model/schema.js";
import type { Symbols } from "../symbols.js";
import { arrayType } from "./array.js";
import { objectType } from "./object.js";
import { branchesType, unionOf } from "./union.js";
import { literalType, valuesOf } from "./values.js";

/** What printing a type needs to know besides the schema. */
export interface TypeContext {
  readonly symbols: Symbols;
  /** The schema of that name. */
  readonly lookup: (name: string) => Schema;
  /** The schemas that a dynamic anchor may stand for; undefined where no type can say it. */
  readonly anchored: (anchor: string) => readonly string[] | undefined;
  /** Absent: values as they travel. */
  readonly style?: TypeStyle;
}

/** Another form of the same values, such as the client's resource style. */
export interface TypeStyle {
  /** The type of a named schema that has another form; undefined where it has none. */
  readonly named: (schema: string) => Ref | undefined;
  /** What a property is called. */
  readonly property: (rules: ObjectRules, name: string) => string;
  /** What a discriminator is called. */
  readonly tag: (union: Schema, name: string) => string;
  /** The type of a string that has another form. */
  readonly text: (schema: Schema) => Code | undefined;
}

/**
 * A type that every valid value of the schema has. TypeScript can't say everything: limits, patterns and `not` are left to the
 * validators, and `oneOf` is a union like `anyOf`. Only a schema without a type, but with rules for objects or arrays, is taken to mean
 * those, although JSON Schema lets everything else pass.
 */
export function typeOf(context: TypeContext, schema: Schema): Code {
  if (schema.types.length === 0 || (schema.not !== undefined && isAnything(schema.not))) return code`never`;
  const parts = [...ownTypes(context, schema), ...schema.allOf.map((it) => bracketed(typeOf(context, it)))];
  for (const branches of [schema.anyOf, schema.oneOf]) {
    const union = branches === undefined ? undefined : branchesType(context, schema, branches);
    if (union !== undefined) parts.push(union);
  }
  const known = parts.filter((it) => it !== unknown);
  return known.length === 0 ? (ownType(context, schema) ?? unknown) : intersection(known);
}

const unknown = code`unknown`;

/** Pieces that an `&` may stand between. */
function intersection(parts: readonly Code[]): Code {
  const unique = [
    ...new Map(
      parts.map((it) => [it.parts.map((part) => (typeof part === "string" ? part : part.name)).join(""), it]),
    ).values(),
  ];
  return unique.length === 1 ? (unique[0] as Code) : join(unique, " & ");
}

const bracketed = (it: Code): Code => (it === unknown ? it : code`(${it})`);

/** The reference and what stands beside it. */
function ownTypes(context: TypeContext, schema: Schema): readonly Code[] {
  const target = schema.ref === undefined ? [] : [referenceType(context, schema.ref)];
  if (isComposed(schema) && isBareObject(schema)) return target;
  const own = ownType(context, schema);
  return own === undefined ? target : [...target, own];
}

function referenceType({ symbols, anchored, style }: TypeContext, { name, dynamic }: Reference): Code {
  if (dynamic === undefined) return code`${style?.named(name) ?? symbols.type(name)}`;
  const targets = anchored(dynamic);
  return targets === undefined ? unknown : unionOf(targets.map((it) => code`${style?.named(it) ?? symbols.type(it)}`));
}

const isComposed = (it: Schema): boolean =>
  it.ref !== undefined || it.allOf.length > 0 || it.anyOf !== undefined || it.oneOf !== undefined;

/** `type: object` and no more: beside a composition it adds nothing to the type. */
function isBareObject({ types, enum: values, const: value, object }: Schema): boolean {
  const silent =
    object.properties.length === 0 && object.patternProperties.length === 0 && object.required.length === 0;
  return (
    types.length === 1 &&
    types[0] === "object" &&
    values === undefined &&
    value === undefined &&
    silent &&
    object.additionalProperties === undefined
  );
}

function ownType(context: TypeContext, schema: Schema): Code | undefined {
  const values = valuesOf(schema);
  if (values !== undefined)
    return values.length === 0 ? code`never` : unionOf(values.map((it) => code`${literalType(it)}`));
  const types = isUntyped(schema) ? inferred(schema) : schema.types;
  if (types.length === 0) return undefined;
  const nullLast = [...types.filter((it) => it !== "null"), ...types.filter((it) => it === "null")];
  return unionOf(nullLast.map((it) => typeByName(context, schema, it)));
}

/** An untyped schema with rules for objects or arrays means those, whatever else it would let pass. */
function inferred({ object, array }: Schema): readonly JsonType[] {
  const isObject =
    object.properties.length > 0 ||
    object.required.length > 0 ||
    object.additionalProperties !== undefined ||
    object.patternProperties.length > 0;
  const isArray = array.items !== undefined || array.prefixItems.length > 0;
  return [...(isObject ? (["object"] as const) : []), ...(isArray ? (["array"] as const) : [])];
}

function typeByName(context: TypeContext, schema: Schema, type: JsonType): Code {
  switch (type) {
    case "null":
      return code`null`;
    case "boolean":
      return code`boolean`;
    case "number":
    case "integer":
      return code`number`;
    case "string":
      return schema.format === "binary"
        ? code`globalThis.Blob | globalThis.Uint8Array | string`
        : (context.style?.text(schema) ?? code`string`);
    case "array":
      return arrayType(context, schema.array);
    case "object":
      return objectType(context, schema.object);
  }
}

/** The comment over a property or a declaration: what the document says, and the default. */
export function docOf({ doc: text, default: fallback }: Schema): Code {
  const tags = fallback === undefined ? [] : [`default ${JSON.stringify(fallback)}`];
  return text.summary === "" && text.description === "" && !text.deprecated && tags.length === 0
    ? nothing
    : doc(text, ...tags);
}
