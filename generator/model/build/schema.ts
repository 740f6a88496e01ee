/**
 * Schema Object: JSON Schema 2020-12 in OpenAPI 3.1 and 3.2, the older dialect in 3.0.
 * @see https://spec.openapis.org/oas/v3.1.0#schema-object
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */
import type { Node } from "../../load/index.js";
import { jsonTypes, never, schema, type Conditional, type JsonType, type Reference, type Schema } from "../schema.js";
import { docOf, extensionsOf, type Context } from "./context.js";
import { buildDiscriminator } from "./discriminator.js";
import { arrayRules, numberRules, objectRules, stringRules } from "./schema-rules.js";

/** The model of a schema. What is not a schema is reported, and becomes the schema that accepts everything. */
export function buildSchema(context: Context, node: Node): Schema {
  if (node.value === true) return schema({ at: node.at });
  if (node.value === false) return never(node.at);
  if (!node.isObject) {
    context.wrongType(node, "A schema", "an object or a boolean");
    return schema({ at: node.at });
  }
  if (context.dialect === "3.0" && node.ref !== undefined) return bareReference(context, node);
  return {
    ...frame(context, node),
    ...assertions(context, node),
    ...applicators(context, node),
    string: stringRules(context, node),
    number: numberRules(context, node),
    array: arrayRules(context, node),
    object: objectRules(context, node),
  };
}

/** In OpenAPI 3.0 the siblings of `$ref` have no force (Reference Object); a description is kept, since it does no harm. */
function bareReference(context: Context, node: Node): Schema {
  return schema({ at: node.at, doc: docOf(context, node, "title"), extensions: extensionsOf(node), ref: referenceOf(context, node) });
}

function frame(context: Context, node: Node): Schema {
  return schema({
    at: node.at,
    doc: docOf(context, node, "title"),
    extensions: extensionsOf(node),
    access: context.flag(node, "readOnly") ? "read" : context.flag(node, "writeOnly") ? "write" : "both",
    default: node.get("default")?.value,
    examples: examplesOf(node),
    dynamicAnchor: context.text(node, "$dynamicAnchor"),
  });
}

function examplesOf(node: Node): Schema["examples"] {
  const list = node.get("examples");
  if (list?.isArray === true) return list.items().map((it) => it.value);
  const one = node.get("example");
  return one === undefined ? [] : [one.value];
}

function assertions(context: Context, node: Node): Pick<Schema, "types" | "enum" | "const" | "format"> {
  return {
    types: typesOf(context, node),
    enum: node.get("enum")?.isArray === true ? context.items(node, "enum").map((it) => it.value) : reportedEnum(context, node),
    const: node.get("const")?.value,
    format: context.text(node, "format"),
  };
}

function reportedEnum(context: Context, node: Node): undefined {
  const it = node.get("enum");
  if (it !== undefined) context.wrongType(it, "enum", "an array");
}

function typesOf(context: Context, node: Node): readonly JsonType[] {
  const it = node.get("type");
  if (it === undefined) return jsonTypes;
  const named = it.isArray ? it.items() : [it];
  const types = new Set<string>();
  for (const one of named) {
    if (typeof one.value === "string" && (jsonTypes as readonly string[]).includes(one.value)) types.add(one.value);
    else unknownType(context, one);
  }
  if (types.size === 0) return jsonTypes;
  if (context.dialect === "3.0" && context.flag(node, "nullable")) types.add("null");
  return jsonTypes.filter((type) => types.has(type) && !(type === "integer" && types.has("number")));
}

function unknownType(context: Context, node: Node): void {
  const hint = `Write one of ${jsonTypes.join(", ")}.`;
  context.report.error("schema/unknown-type", node.at, `There is no type ${JSON.stringify(node.value)}.`, hint);
}

function applicators(context: Context, node: Node): Pick<Schema, "allOf" | "anyOf" | "oneOf" | "not" | "conditional" | "ref" | "discriminator"> {
  return {
    allOf: listOf(context, node, "allOf") ?? [],
    anyOf: listOf(context, node, "anyOf"),
    oneOf: listOf(context, node, "oneOf"),
    not: childSchema(context, node, "not"),
    conditional: conditionalOf(context, node),
    ref: referenceOf(context, node),
    discriminator: buildDiscriminator(context, node),
  };
}

function listOf(context: Context, node: Node, key: string): readonly Schema[] | undefined {
  return node.get(key) === undefined ? undefined : context.items(node, key).map((it) => buildSchema(context, it));
}

/** The schema under a key, if there is one. */
export function childSchema(context: Context, node: Node, key: string): Schema | undefined {
  const it = node.get(key);
  return it === undefined ? undefined : buildSchema(context, it);
}

function conditionalOf(context: Context, node: Node): Conditional | undefined {
  const when = childSchema(context, node, "if");
  if (when === undefined) return undefined;
  return { if: when, then: childSchema(context, node, "then"), else: childSchema(context, node, "else") };
}

function referenceOf(context: Context, node: Node): Reference | undefined {
  const dynamic = context.text(node, "$dynamicRef");
  const ref = node.ref ?? dynamic;
  if (ref === undefined) {
    if (node.get("$ref") !== undefined) context.text(node, "$ref");
    return undefined;
  }
  const target = context.target(ref, node, node.ref === undefined ? "$dynamicRef" : "$ref");
  if (target === undefined) return undefined;
  const anchor = dynamic === undefined ? undefined : target.get("$dynamicAnchor")?.value;
  return { name: context.registry.nameOf(target), dynamic: typeof anchor === "string" ? anchor : undefined };
}
