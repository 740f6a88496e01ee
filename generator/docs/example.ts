import { isJsonObject, own, type Json } from "../base/json.js";
import { text, type JsonObject, type Tree } from "./tree.js";

/** The value that a parameter, a header or a media type shows first: its examples, its schema's, or one made up from its schema. */
export function exampleOf(tree: Tree, holder: JsonObject, name: string): Json {
  return shown(tree, holder) ?? placeholder(tree, tree.object(holder, "schema"), name, 0);
}

/** The first example that somebody wrote, or undefined. */
export function shown(tree: Tree, holder: JsonObject): Json | undefined {
  const named = Object.values(tree.object(holder, "examples")).map((it) => tree.follow(it));
  const first = named.find((it) => Object.hasOwn(it, "value") || Object.hasOwn(it, "dataValue"));
  if (first !== undefined) return own(first, "dataValue") ?? own(first, "value");
  return own(holder, "example") ?? fromSchema(tree.object(holder, "schema"));
}

function fromSchema(schema: JsonObject): Json | undefined {
  const examples = own(schema, "examples");
  const values = own(schema, "enum");
  const first = Array.isArray(examples) ? (examples as readonly Json[])[0] : undefined;
  const listed = Array.isArray(values) ? (values as readonly Json[])[0] : undefined;
  return first ?? own(schema, "example") ?? own(schema, "default") ?? own(schema, "const") ?? listed;
}

const deepest = 4;

/** A value of about the right shape; required properties only. It need not satisfy every rule: it stands for one that the reader has. */
function placeholder(tree: Tree, schema: JsonObject, name: string, depth: number): Json {
  const said = fromSchema(schema);
  if (said !== undefined) return said;
  switch (typeOf(schema) ?? "") {
    case "integer":
    case "number":
      return numberOf(schema);
    case "boolean":
      return true;
    case "null":
      return null;
    case "array":
      return depth < deepest ? [placeholder(tree, tree.object(schema, "items"), name, depth + 1)] : [];
    case "object":
      return depth < deepest ? objectOf(tree, schema, depth) : {};
    case "string":
      return `<${name}>`;
    default: {
      const choice = ["oneOf", "anyOf"].flatMap((key) => tree.list(schema, key))[0];
      return choice === undefined || depth >= deepest ? `<${name}>` : placeholder(tree, choice, name, depth + 1);
    }
  }
}

function typeOf(schema: JsonObject): string | undefined {
  const type = own(schema, "type");
  if (Array.isArray(type))
    return (type as readonly Json[]).find((it): it is string => typeof it === "string" && it !== "null");
  if (typeof type === "string") return type;
  return Object.hasOwn(schema, "properties") || Object.hasOwn(schema, "allOf") ? "object" : undefined;
}

function numberOf(schema: JsonObject): number {
  const minimum = own(schema, "minimum");
  return typeof minimum === "number" ? minimum : 1;
}

function objectOf(tree: Tree, schema: JsonObject, depth: number): Json {
  const layers = [...tree.list(schema, "allOf"), schema];
  const properties = layers.flatMap((it) => Object.entries(tree.object(it, "properties")));
  const required = new Set(layers.flatMap((it) => own(it, "required") ?? []));
  const needed = properties.filter(([name]) => required.has(name));
  return Object.fromEntries(needed.map(([name, it]) => [name, placeholder(tree, tree.follow(it), name, depth + 1)]));
}

/** True for a schema of raw bytes: `format: binary`, or a media type for its content without an encoding as text. */
export function isBinary(schema: JsonObject): boolean {
  if (text(schema, "format") === "binary") return true;
  return text(schema, "contentMediaType") !== undefined && text(schema, "contentEncoding") === undefined;
}

/** The entries of a JSON object; none for any other value. */
export function entriesOf(value: Json): readonly (readonly [string, Json])[] {
  return isJsonObject(value) ? Object.entries(value) : [];
}
