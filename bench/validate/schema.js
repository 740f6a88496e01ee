/** The one JSON Schema (2020-12) that every peer's validator is made of, from the component of an OpenAPI document. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";

const read = new Map();

/** An OpenAPI document, as it is written. */
export function documentOf(path) {
  if (!read.has(path)) read.set(path, parse(readFileSync(path, "utf8")));
  return read.get(path);
}

/** A schema and all that it leads to, complete in itself: what refuses values, without titles, descriptions and extensions. */
export function jsonSchema({ document, schema, formats }) {
  const { schemas } = documentOf(document).components;
  const definitions = {};
  const add = (name) => {
    if (name in definitions) return;
    definitions[name] = undefined;
    definitions[name] = converted(schemas[name], { formats, add });
  };
  add(schema);
  return { $ref: `#/$defs/${schema}`, $defs: definitions };
}

/** All schemas of a document. */
export function allSchemas(document) {
  const names = Object.keys(documentOf(document).components.schemas);
  const parts = names.map((schema) => jsonSchema({ document, schema, formats: true }));
  return Object.assign({}, ...parts.map((it) => it.$defs));
}

const scalars = ["type", "enum", "const", "required", "pattern", "minLength", "maxLength", "minItems", "maxItems"];
const numbers = ["minimum", "maximum", "multipleOf"];
const asTheyAre = [...scalars, ...numbers, "uniqueItems", "minProperties", "maxProperties"];

const annotations = ["title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly"];
const converts = ["format", "items", "additionalProperties", "properties", "anyOf", "oneOf", "allOf", "discriminator"];
const known = new Set([...asTheyAre, ...annotations, ...converts, "nullable", "$ref"]);

function converted(schema, how) {
  if (typeof schema === "boolean") return schema;
  const strange = Object.keys(schema).filter((it) => !known.has(it) && !it.startsWith("x-"));
  if (strange.length > 0) throw new Error(`Keywords that are not carried over: ${strange}`);
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice("#/components/schemas/".length);
    how.add(name);
    return { $ref: `#/$defs/${name}` };
  }
  const kept = Object.fromEntries(asTheyAre.filter((key) => key in schema).map((key) => [key, schema[key]]));
  if (how.formats && schema.format !== undefined) kept.format = schema.format;
  for (const key of ["items", "additionalProperties"]) if (key in schema) kept[key] = converted(schema[key], how);
  for (const key of ["anyOf", "oneOf", "allOf"])
    if (key in schema) kept[key] = schema[key].map((it) => converted(it, how));
  if (schema.properties !== undefined)
    kept.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([key, it]) => [key, converted(it, how)]),
    );
  if (schema.discriminator !== undefined) kept.discriminator = { propertyName: schema.discriminator.propertyName };
  return schema.nullable === true ? nullable(kept) : kept;
}

/** OpenAPI 3.0's `nullable: true`. */
function nullable(schema) {
  if (schema.type === undefined) return { anyOf: [schema, { type: "null" }] };
  const { enum: values, ...rest } = { ...schema, type: [schema.type, "null"] };
  return values === undefined ? rest : { ...rest, enum: [...new Set([...values, null])] };
}
