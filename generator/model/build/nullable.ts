import { isAnything, jsonTypes, isUntyped, schema, type Schema } from "../schema.js";

/**
 * A schema that also allows null, as `nullable` says in OpenAPI 3.0. It is read as it was introduced, and as documents use it: null is
 * allowed for the schema as described, whatever its `enum`, `allOf`, `anyOf` or `oneOf` say of other values. (Version 3.0.3 confines
 * it to schemas with a `type`, and to enumerations that list null; documents were not rewritten for that.)
 */
export function nullable(it: Schema): Schema {
  if (isComposed(it) || isStructured(it)) return orNull(it);
  const values = it.enum === undefined || it.enum.includes(null) ? it.enum : [...it.enum, null];
  return { ...it, enum: values, types: jsonTypes.filter((type) => type === "null" || it.types.includes(type)) };
}

const isComposed = (it: Schema): boolean =>
  it.allOf.length > 0 || [it.anyOf, it.oneOf, it.const].some((one) => one !== undefined);

/** Without a type, but meant for objects or arrays. */
function isStructured(it: Schema): boolean {
  const { properties, patternProperties, additionalProperties, required } = it.object;
  const isObject =
    properties.length > 0 || patternProperties.length > 0 || additionalProperties !== undefined || required.length > 0;
  return isUntyped(it) && it.enum === undefined && (isObject || it.array.items !== undefined);
}

/** What is said about the schema is said about the choice. */
function orNull(it: Schema): Schema {
  const { at, doc, extensions, access, default: fallback, examples } = it;
  const bare = schema({ at });
  const inner = {
    ...it,
    doc: bare.doc,
    extensions: bare.extensions,
    access: bare.access,
    default: undefined,
    examples: [],
  };
  return schema({
    at,
    doc,
    extensions,
    access,
    default: fallback,
    examples,
    anyOf: [...alternatives(inner), schema({ at, types: ["null"] })],
  });
}

/** The choices that a schema is; itself where it is more than that, or something else. */
function alternatives(it: Schema): readonly Schema[] {
  const { allOf, anyOf, oneOf } = it;
  if (anyOf !== undefined && isAnything({ ...it, anyOf: undefined })) return anyOf;
  const every = isAnything({ ...it, allOf: [], oneOf: undefined }) ? [...allOf, ...(oneOf ?? [])] : [];
  return every.length === 1 ? every : [it];
}
