/** The TypeScript type of a schema. */
import type { Json } from "../../base/json.js";
import { code, join, type Code, type Ref } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import {
  isAnything,
  isUntyped,
  type JsonType,
  type ObjectRules,
  type Reference,
  type Schema,
} from "../../model/schema.js";
import { answerTo, Memo } from "../../model/trace.js";
import type { Symbols } from "../symbols.js";
import { arrayType } from "./array.js";
import { objectType } from "./object.js";
import { factsOf, type Lookup } from "../wire/facts.js";
import { branchesType, bracketed, identity, unionOf } from "./union.js";
import { literalType, textOf, valuesOf } from "./values.js";

/** What printing a type needs to know besides the schema. */
export interface TypeContext {
  readonly symbols: Symbols;
  /** The schema of that name. */
  readonly lookup: (name: string) => Schema;
  /** The schemas that each dynamic anchor may stand for, of those that a type can say. */
  readonly anchors: ReadonlyMap<string, readonly string[]>;
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
  const known = types.get(context) ?? new Memo<Schema, Code>(new WeakMap());
  types.set(context, known);
  return known.of(schema, () => makeType(context, schema));
}

/** Types are asked for by several emitters. */
const types = new WeakMap<TypeContext, Memo<Schema, Code>>();

function makeType(context: TypeContext, schema: Schema): Code {
  if (schema.types.length === 0 || (schema.not !== undefined && isAnything(schema.not))) return code`never`;
  const composed = composedTypes(context, schema).filter((it) => it.type !== unknown);
  const values = valuesOf(schema);
  const narrowing =
    values === undefined ? composed : composed.filter((it) => !answerTo(context.lookup, admitsAll(it, values)));
  const own = ownType(context, schema);
  const isSilent =
    own === undefined ||
    (isComposed(schema) && isBareObject(schema)) ||
    (isBareScalar(context, schema) && composed.some((it) => answerTo(context.lookup, isWithin(it, schema.types))));
  const parts = narrowing.map((it) => it.type);
  if (!isSilent) parts.splice(schema.ref === undefined ? 0 : 1, 0, own);
  return parts.length === 0 ? (own ?? unknown) : intersection(parts);
}

const unknown = code`unknown`;

/** Pieces that an `&` may stand between. */
function intersection(parts: readonly Code[]): Code {
  const unique = [...new Map(parts.map((it) => [identity(it), it])).values()];
  return unique.length === 1 ? (unique[0] as Code) : join(unique, " & ");
}

/** A part of a composition: any of `parts`, and the type of that. */
interface Composed {
  readonly parts: (lookup: Lookup) => readonly Schema[];
  readonly type: Code;
}

/** What a schema is composed of: the reference, each schema of `allOf`, the alternatives. */
function composedTypes(context: TypeContext, schema: Schema): readonly Composed[] {
  const found: Composed[] = [];
  if (schema.ref !== undefined) {
    const { name, dynamic } = schema.ref;
    const parts = (lookup: Lookup): readonly Schema[] => (dynamic === undefined ? [lookup(name)] : []);
    found.push({ parts, type: referenceType(context, schema.ref) });
  }
  for (const it of schema.allOf) {
    const type = typeOf(context, it);
    found.push({ parts: () => [it], type: type === unknown ? type : bracketed(type) });
  }
  for (const parts of [schema.anyOf, schema.oneOf]) {
    const type = parts === undefined ? undefined : branchesType(context, schema, parts);
    if (parts !== undefined && type !== undefined) found.push({ parts: () => parts, type });
  }
  return found;
}

/** Whether any of the schemas names each of these values. */
const admitsAll =
  ({ parts }: Composed, values: readonly Json[]) =>
  (lookup: Lookup): boolean => {
    const its = parts(lookup);
    const named = its.length === 0 ? undefined : namedValues(lookup, its, new Map());
    return named !== undefined && values.every((it) => named.has(textOf(it)));
  };

type Named = ReadonlySet<string> | undefined;

/** The values, as text, of which one of these schemas is; undefined where one does not name its own, or leads back to itself. */
function namedValues(lookup: Lookup, parts: readonly Schema[], known: Map<Schema, Named>): Named {
  const each = parts.map((it): Named => {
    if (known.has(it)) return known.get(it);
    known.set(it, undefined);
    const inner = it.ref === undefined ? (it.oneOf ?? it.anyOf) : [lookup(it.ref.name)];
    const own = valuesOf(it)?.map(textOf);
    const found = own === undefined ? inner && namedValues(lookup, inner, known) : new Set(own);
    known.set(it, found);
    return found;
  });
  return each.every((it) => it !== undefined) ? new Set(each.flatMap((it) => [...it])) : undefined;
}

const scalars: readonly JsonType[] = ["null", "boolean", "number", "integer", "string"];

/** Scalar types and no more: beside a composition that has no other types they add nothing to the type. */
function isBareScalar({ style }: TypeContext, schema: Schema): boolean {
  return (
    valuesOf(schema) === undefined &&
    schema.format !== "binary" &&
    schema.native === undefined &&
    style?.text(schema) === undefined &&
    schema.types.every((it) => scalars.includes(it))
  );
}

/** Whether all values of any of the schemas are of these types. */
const isWithin =
  ({ parts }: Composed, types: readonly JsonType[]) =>
  (lookup: Lookup): boolean => {
    const its = parts(lookup);
    const { types: found } = factsOf(lookup, { some: its });
    return (
      its.length > 0 &&
      found !== undefined &&
      [...found].every((it) => types.includes(it) || (it === "integer" && types.includes("number")))
    );
  };

function referenceType({ symbols, anchors, style }: TypeContext, { name, dynamic }: Reference): Code {
  if (dynamic === undefined) return code`${style?.named(name) ?? symbols.type(name)}`;
  const targets = anchors.get(dynamic);
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
      return code`number`;
    case "integer":
      return schema.native === "int64" ? code`bigint` : code`number`;
    case "string":
      if (schema.native !== undefined)
        return schema.native === "byte" ? code`globalThis.Uint8Array` : code`globalThis.Date`;
      return schema.format === "binary"
        ? code`globalThis.Blob | globalThis.Uint8Array | string`
        : (context.style?.text(schema) ?? code`string`);
    case "array":
      return arrayType(context, schema.array);
    case "object":
      return objectType(context, schema.object);
  }
}

/**
 * The comment over a property or a declaration: what the document says, what is said of each value where these are alternatives, and
 * the default. A title that only repeats the declaration's name says nothing.
 */
export function docOf({ doc: said, default: fallback, oneOf, anyOf }: Schema, name = ""): Code {
  const tags = fallback === undefined ? [] : [`default ${JSON.stringify(fallback)}`];
  const summary = name !== "" && bare(said.summary) === bare(name) ? "" : said.summary;
  const description = [said.description, valuesText(oneOf ?? anyOf ?? [])].filter((it) => it !== "").join("\n\n");
  return doc({ ...said, summary, description }, ...tags);
}

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

/** "- `1`: Blocks. Blocks the message." for each of the values that are given one by one, which is how they are described. */
function valuesText(branches: readonly Schema[]): string {
  if (!branches.every((it) => it.const !== undefined)) return "";
  const lines = branches.flatMap(({ const: value, doc: said }) => {
    const words = [said.summary, said.description].filter((it) => it !== "" && it !== value);
    return words.length === 0 ? [] : [`- \`${JSON.stringify(value)}\`: ${words.join(". ").replace(/\s+/g, " ")}`];
  });
  return lines.join("\n");
}
