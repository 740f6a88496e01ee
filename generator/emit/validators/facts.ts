/** What can be known of a schema before any value is seen. */
import { isUntyped, allows, type JsonType, type Schema } from "../../model/schema.js";

export type Lookup = (name: string) => Schema;

/** Keywords that look into objects. */
export function hasObjectRules({ object: it }: Schema): boolean {
  const lists = [it.properties, it.patternProperties, it.required, it.dependentRequired, it.dependentSchemas];
  const single = [
    it.additionalProperties,
    it.propertyNames,
    it.minProperties,
    it.maxProperties,
    it.unevaluatedProperties,
  ];
  return lists.some((list) => list.length > 0) || single.some((one) => one !== undefined);
}

/** Keywords that look into arrays. */
export function hasArrayRules({ array: it }: Schema): boolean {
  const single = [it.items, it.contains, it.minItems, it.maxItems, it.unevaluatedItems];
  return it.prefixItems.length > 0 || it.uniqueItems || single.some((one) => one !== undefined);
}

export function hasStringRules({ string: it, format }: Schema): boolean {
  return it.minLength !== undefined || it.maxLength !== undefined || it.pattern !== undefined || format !== undefined;
}

export function hasNumberRules({ number: it, format }: Schema): boolean {
  return it.minimum !== undefined || it.maximum !== undefined || it.multipleOf !== undefined || format !== undefined;
}

/** Other schemas apply to the same value. */
export function isComposed({ ref, allOf, anyOf, oneOf, not, conditional }: Schema): boolean {
  return ref !== undefined || allOf.length > 0 || [anyOf, oneOf, not, conditional].some((it) => it !== undefined);
}

/** True for a schema that says nothing of its own about values. */
function isSilent(schema: Schema): boolean {
  const { enum: values, const: value } = schema;
  const silentByType = ![hasObjectRules, hasArrayRules, hasStringRules, hasNumberRules].some((has) => has(schema));
  return isUntyped(schema) && values === undefined && value === undefined && silentByType;
}

/** The schema that accepts everything. */
export function isAnything(schema: Schema): boolean {
  return isSilent(schema) && !isComposed(schema);
}

/** A reference and nothing beside it but words. */
export function isPlainReference(schema: Schema): boolean {
  return schema.ref !== undefined && isSilent(schema) && !isComposed({ ...schema, ref: undefined });
}

/** The same without what only its data has: as data it is that reference, and no more. */
export function isBareReference(schema: Schema): boolean {
  return isPlainReference(schema) && schema.default === undefined && !isPrivate(schema);
}

/** The extension that marks values as personal data, which messages never show. */
export const privateMark = "x-pii";

export function isPrivate(schema: Schema): boolean {
  return Object.hasOwn(schema.extensions, privateMark);
}

/** Values of the schema are personal, by that mark or by their format. */
export function isPersonal(schema: Schema): boolean {
  return isPrivate(schema) || schema.format === "password";
}

/** False when a value that is not there is refused by the schema itself, so that nobody else has to look for it. */
export function mayAcceptUndefined(schema: Schema, lookup: Lookup, seen: readonly string[] = []): boolean {
  if (!isUntyped(schema) || schema.enum !== undefined || schema.const !== undefined) return false;
  const may = (it: Schema): boolean => mayAcceptUndefined(it, lookup, seen);
  const { ref, allOf, anyOf, oneOf } = schema;
  if (ref !== undefined && ref.dynamic === undefined && !seen.includes(ref.name)) {
    if (!mayAcceptUndefined(lookup(ref.name), lookup, [...seen, ref.name])) return false;
  }
  return allOf.every(may) && (anyOf?.some(may) ?? true) && (oneOf?.some(may) ?? true);
}

const composite: readonly JsonType[] = ["object", "array"];

/** True when comparing the items of an array may lead deep into them. */
export function comparesDeeply({ array }: Schema): boolean {
  const items = [...array.prefixItems, ...(array.items === undefined ? [undefined] : [array.items])];
  const isFlat =
    items.length > 0 && items.every((it) => it !== undefined && !composite.some((type) => allows(it, type)));
  return array.uniqueItems && !(isFlat && array.items !== undefined);
}

/** Every schema directly within a schema, whatever it applies to. */
export function partsOfSchema({ array, object, allOf, anyOf, oneOf, not, conditional }: Schema): readonly Schema[] {
  const single = [
    ...[array.items, array.contains, array.unevaluatedItems, object.additionalProperties, object.propertyNames],
    ...[object.unevaluatedProperties, not, conditional?.if, conditional?.then, conditional?.else],
  ];
  const named = [...object.properties, ...object.patternProperties, ...object.dependentSchemas].map((it) => it.schema);
  return [
    ...array.prefixItems,
    ...named,
    ...allOf,
    ...(anyOf ?? []),
    ...(oneOf ?? []),
    ...single.filter((it) => it !== undefined),
  ];
}
