/** The TypeScript type of a schema. */
import { code, join, key, nothing, type Code } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import type { Json } from "../../base/json.js";
import { allows, isUntyped, jsonTypes, type JsonType, type Schema } from "../../model/schema.js";
import type { Symbols } from "../symbols.js";
import { arrayType } from "./array.js";
import { objectType } from "./object.js";

/** What printing a type needs to know besides the schema. */
export interface TypeContext {
  readonly symbols: Symbols;
  /** The schema of that name. */
  readonly lookup: (name: string) => Schema;
}

/**
 * A type that every valid value of the schema has. TypeScript can't say everything: limits, patterns and `not` are left to the
 * validators, and `oneOf` is a union like `anyOf`.
 */
export function typeOf(context: TypeContext, schema: Schema): Code {
  if (schema.types.length === 0) return code`never`;
  const parts = [...ownTypes(context, schema), ...schema.allOf.map((it) => bracketed(typeOf(context, it)))];
  for (const branches of [schema.anyOf, schema.oneOf]) if (branches !== undefined) parts.push(...unionParts(context, schema, branches));
  const known = parts.filter((it) => it !== unknown);
  return known.length === 0 ? code`unknown` : intersection(known);
}

const unknown = code`unknown`;

/** Pieces that an `&` may stand between. */
function intersection(parts: readonly Code[]): Code {
  const unique = [...new Map(parts.map((it) => [it.parts.map((part) => (typeof part === "string" ? part : part.name)).join(""), it])).values()];
  return unique.length === 1 ? (unique[0] as Code) : join(unique, " & ");
}

const bracketed = (it: Code): Code => (it === unknown ? it : code`(${it})`);

function unionParts(context: TypeContext, schema: Schema, branches: readonly Schema[]): readonly Code[] {
  const types = branches.map((it) => typeOf(context, it));
  if (types.length === 0) return [];
  if (types.some((it) => it.parts[0] === "unknown")) return [];
  const named = branches.map((it, i) => tagged(context, schema, it, types[i] as Code));
  return [named.length === 1 ? (named[0] as Code) : code`(${join(named, " | ")})`];
}

/** A branch chosen by a discriminator says so in its type, unless its own schema does already. */
function tagged(context: TypeContext, { discriminator }: Schema, branch: Schema, type: Code): Code {
  if (discriminator === undefined || branch.ref === undefined) return type;
  const values = discriminator.mapping.filter((it) => it.schema === branch.ref?.name).map((it) => it.value);
  if (values.length === 0 || isConstant(context, branch, discriminator.propertyName)) return type;
  return code`(${type} & { ${key(discriminator.propertyName)}: ${literals(values)} })`;
}

/** True when a property can have a few named values only; `seen` ends a walk through recursive schemas. */
function isConstant(context: TypeContext, schema: Schema, property: string, seen: readonly string[] = []): boolean {
  const own = schema.object.properties.find((it) => it.name === property)?.schema;
  if (own !== undefined && (own.enum !== undefined || own.const !== undefined)) return true;
  const { ref } = schema;
  if (ref !== undefined && !seen.includes(ref.name)) return isConstant(context, context.lookup(ref.name), property, [...seen, ref.name]);
  return schema.allOf.some((it) => isConstant(context, it, property, seen));
}

/** The reference and what stands beside it. */
function ownTypes(context: TypeContext, schema: Schema): readonly Code[] {
  const target = schema.ref === undefined ? [] : [code`${context.symbols.type(schema.ref.name)}`];
  if (isComposed(schema) && isBareObject(schema)) return target;
  const own = ownType(context, schema);
  return own === undefined ? target : [...target, own];
}

const isComposed = (it: Schema): boolean => it.ref !== undefined || it.allOf.length > 0 || it.anyOf !== undefined || it.oneOf !== undefined;

/** `type: object` and no more: beside a composition it adds nothing to the type. */
function isBareObject({ types, enum: values, const: value, object }: Schema): boolean {
  const silent = object.properties.length === 0 && object.patternProperties.length === 0 && object.required.length === 0;
  return types.length === 1 && types[0] === "object" && values === undefined && value === undefined && silent && object.additionalProperties === undefined;
}

function ownType(context: TypeContext, schema: Schema): Code | undefined {
  const values = valuesOf(schema);
  if (values !== undefined) return values.length === 0 ? code`never` : unionOf(values.map((it) => code`${literalType(it)}`));
  const types = isUntyped(schema) ? inferred(schema) : schema.types;
  if (types.length === 0) return undefined;
  const nullLast = [...types.filter((it) => it !== "null"), ...types.filter((it) => it === "null")];
  return unionOf(nullLast.map((it) => typeByName(context, schema, it)));
}

/** An untyped schema with rules for objects or arrays means those, whatever else it would let pass. */
function inferred({ object, array }: Schema): readonly JsonType[] {
  const isObject = object.properties.length > 0 || object.required.length > 0 || object.additionalProperties !== undefined || object.patternProperties.length > 0;
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
      return schema.format === "binary" ? code`globalThis.Blob | globalThis.Uint8Array | string` : code`string`;
    case "array":
      return arrayType(context, schema.array);
    case "object":
      return objectType(context, schema.object);
  }
}

/** `enum` and `const`, without what `type` refuses and without repetitions. */
function valuesOf(schema: Schema): readonly Json[] | undefined {
  const listed = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (listed === undefined) return undefined;
  const texts = schema.const === undefined || schema.enum === undefined ? undefined : JSON.stringify(schema.const);
  const fitting = listed.filter((it) => jsonTypesOf(it).some((type) => allows(schema, type)) && (texts === undefined || JSON.stringify(it) === texts));
  return [...new Map(fitting.map((it) => [JSON.stringify(it), it])).values()];
}

function jsonTypesOf(value: Json): readonly JsonType[] {
  if (value === null) return ["null"];
  if (Array.isArray(value)) return ["array"];
  if (typeof value === "number") return Number.isInteger(value) ? ["integer"] : ["number"];
  return jsonTypes.filter((type) => type === typeof value);
}

/** A value as a type; arrays become tuples. */
function literalType(value: Json): Code {
  if (Array.isArray(value)) return code`[${join(value.map((it: Json) => literalType(it)), ", ")}]`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).map(([name, it]) => code`${key(name)}: ${literalType(it)}`);
    return fields.length === 0 ? code`{ [key: string]: never }` : code`{ ${join(fields, "; ")} }`;
  }
  return typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0)) ? code`number` : code`${value}`;
}

const literals = (values: readonly string[]): Code => join(values.map((it) => code`${it}`), " | ");

function unionOf(types: readonly Code[]): Code {
  return types.length === 1 ? (types[0] as Code) : code`(${join(types, " | ")})`;
}

/** The comment over a property or a declaration: what the document says, and the default. */
export function docOf({ doc: text, default: fallback }: Schema): Code {
  const tags = fallback === undefined ? [] : [`default ${JSON.stringify(fallback)}`];
  return text.summary === "" && text.description === "" && !text.deprecated && tags.length === 0 ? nothing : doc(text, ...tags);
}
