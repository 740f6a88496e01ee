/** A schema as data, for explanations: JSON Schema 2020-12 as an object literal. See `SchemaData` in the runtime. */
import type { Json } from "../../base/json.js";
import { code, entry, join, key, type Code } from "../../code/code.js";
import { isUntyped, type Limit, type Reference, type Schema } from "../../model/schema.js";
import { needsFunction } from "./body.js";
import type { Compiler } from "./compiler.js";
import { isAnything, isBareReference, isPlainReference, isPrivate, privateMark } from "./facts.js";
import { formatData, nativeData } from "./format.js";

/** The data of a schema that stands within another one. */
function innerData(schema: Schema, compiler: Compiler): Code {
  if (!compiler.home.guards || !needsFunction(schema)) return compiler.home.data(dataOf(schema, compiler));
  const guard = hasGuardedItems(schema) ? [] : [field("check", compiler.guardOf(schema))];
  return compiler.home.data(dataOf(schema, compiler, guard));
}

/** An explanation asks the guard of every item anyway; to ask that of the whole array, too, would only be the same once more. */
const hasGuardedItems = ({ types, array: { items } }: Schema): boolean =>
  types.join() === "array" && items !== undefined && isPlainReference(items);

/** A schema as data; `beside` are fields that come first. */
export function dataOf(schema: Schema, outside: Compiler, beside: readonly Code[] = []): Code {
  const compiler = outside.within(schema);
  if (schema.types.length === 0) return code`false`;
  if (isAnything(schema) && !isPrivate(schema) && schema.default === undefined) return code`true`;
  const reference = schema.ref === undefined ? undefined : referenceTo(schema.ref, compiler);
  if (reference !== undefined && isBareReference(schema)) return reference;
  return object([
    ...beside,
    ...(reference === undefined ? [] : [field("$ref", reference)]),
    ...valueFields(schema, compiler),
    ...scalarFields(schema),
    ...arrayFields(schema, compiler),
    ...objectFields(schema, compiler),
    ...compositionFields(schema, compiler),
    ...plain("default", schema.default),
    ...(isPrivate(schema) ? plain(privateMark, schema.extensions[privateMark]) : []),
  ]);
}

const referenceTo = (reference: Reference, compiler: Compiler): Code =>
  code`() => ${compiler.home.validator(compiler.follow(reference))}`;
const object = (fields: readonly Code[]): Code => (fields.length === 0 ? code`{}` : code`{ ${join(fields, ", ")} }`);
const field = (name: string, value: Code): Code => code`${key(name)}: ${value}`;
const plain = (name: string, value: Json | undefined): readonly Code[] =>
  value === undefined ? [] : [field(name, code`${value}`)];

function valueFields(schema: Schema, compiler: Compiler): readonly Code[] {
  const { types, enum: values, const: constant, format, native } = schema;
  return [
    ...(isUntyped(schema) ? [] : plain("type", types.length === 1 ? types[0] : types)),
    ...(values === undefined ? [] : [field("enum", values.length > 3 ? compiler.constant(values) : code`${values}`)]),
    ...plain("const", constant),
    ...(format === undefined
      ? []
      : [field("format", native === undefined ? formatData(format, compiler.home) : nativeData(native))]),
  ];
}

function scalarFields({ string, number }: Schema): readonly Code[] {
  return [
    ...plain("minLength", string.minLength),
    ...plain("maxLength", string.maxLength),
    ...(string.pattern === undefined ? [] : plain("pattern", string.pattern)),
    ...plain("contentEncoding", string.contentEncoding),
    ...plain("contentMediaType", string.contentMediaType),
    ...limit("minimum", "exclusiveMinimum", number.minimum),
    ...limit("maximum", "exclusiveMaximum", number.maximum),
    ...plain("multipleOf", number.multipleOf),
  ];
}

const limit = (inclusive: string, exclusive: string, it: Limit | undefined): readonly Code[] =>
  it === undefined ? [] : plain(it.exclusive ? exclusive : inclusive, it.value);

const one = (name: string, schema: Schema | undefined, compiler: Compiler): readonly Code[] =>
  schema === undefined ? [] : [field(name, innerData(schema, compiler))];

const list = (name: string, schemas: readonly Schema[] | undefined, compiler: Compiler): readonly Code[] =>
  schemas === undefined
    ? []
    : [
        field(
          name,
          code`[${join(
            schemas.map((it) => innerData(it, compiler)),
            ", ",
          )}]`,
        ),
      ];

const table = (name: string, entries: readonly (readonly [string, Code])[]): readonly Code[] =>
  entries.length === 0 ? [] : [field(name, object(entries.map(([it, value]) => code`${entry(it)}: ${value}`)))];

function arrayFields({ array: it }: Schema, compiler: Compiler): readonly Code[] {
  return [
    ...(it.prefixItems.length === 0 ? [] : list("prefixItems", it.prefixItems, compiler)),
    ...one("items", it.items, compiler),
    ...one("contains", it.contains, compiler),
    ...plain("minContains", it.minContains),
    ...plain("maxContains", it.maxContains),
    ...plain("minItems", it.minItems),
    ...plain("maxItems", it.maxItems),
    ...(it.uniqueItems ? plain("uniqueItems", true) : []),
    ...one("unevaluatedItems", it.unevaluatedItems, compiler),
  ];
}

function objectFields({ object: it }: Schema, compiler: Compiler): readonly Code[] {
  const named = (name: string, schema: Schema): readonly [string, Code] => [name, innerData(schema, compiler)];
  return [
    ...table(
      "properties",
      it.properties.map(({ name, schema }) => named(name, schema)),
    ),
    ...table(
      "patternProperties",
      it.patternProperties.map(({ pattern, schema }) => named(pattern, schema)),
    ),
    ...one("additionalProperties", it.additionalProperties, compiler),
    ...one("propertyNames", it.propertyNames, compiler),
    ...(it.required.length === 0 ? [] : plain("required", it.required)),
    ...table(
      "dependentRequired",
      it.dependentRequired.map(({ name, requires }) => [name, code`${requires}`]),
    ),
    ...table(
      "dependentSchemas",
      it.dependentSchemas.map(({ name, schema }) => named(name, schema)),
    ),
    ...plain("minProperties", it.minProperties),
    ...plain("maxProperties", it.maxProperties),
    ...one("unevaluatedProperties", it.unevaluatedProperties, compiler),
  ];
}

function compositionFields(schema: Schema, compiler: Compiler): readonly Code[] {
  const { allOf, anyOf, oneOf, not, conditional } = schema;
  return [
    ...(allOf.length === 0 ? [] : list("allOf", allOf, compiler)),
    ...list("anyOf", anyOf, compiler),
    ...list("oneOf", oneOf, compiler),
    ...one("not", not, compiler),
    ...one("if", conditional?.if, compiler),
    ...one("then", conditional?.then, compiler),
    ...one("else", conditional?.else, compiler),
    ...discriminatorField(schema),
  ];
}

/** The values by the index of the branch that each selects. */
function discriminatorField({ discriminator, anyOf, oneOf }: Schema): readonly Code[] {
  const branches = oneOf ?? anyOf;
  if (discriminator === undefined || branches === undefined) return [];
  const { propertyName, defaultMapping } = discriminator;
  const indexOf = (schema: string): number => branches.findIndex((it) => it.ref?.name === schema);
  const indexes = discriminator.mapping.map(({ value, schema }) => [value, indexOf(schema)] as const);
  const mapping = object(
    indexes.filter(([, index]) => index >= 0).map(([value, index]) => field(value, code`${index}`)),
  );
  const otherwise = defaultMapping === undefined ? -1 : indexOf(defaultMapping);
  return [
    field(
      "discriminator",
      object([
        field("propertyName", code`${propertyName}`),
        field("mapping", mapping),
        ...(otherwise < 0 ? [] : [field("defaultMapping", code`${otherwise}`)]),
      ]),
    ),
  ];
}
