/**
 * Schema Object: JSON Schema 2020-12 in OpenAPI 3.1 and 3.2, the older dialect in 3.0.
 * @see https://spec.openapis.org/oas/v3.1.0#schema-object
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */
import { below } from "../../base/pointer.js";
import type { Node } from "../../load/index.js";
import { jsonTypes, never, schema, type Conditional, type JsonType, type Reference, type Schema } from "../schema.js";
import { docOf, extensionsOf, type Context } from "./context.js";
import { inDialect } from "./dialect.js";
import { buildDiscriminator } from "./discriminator.js";
import { nullable } from "./nullable.js";
import { arrayRules, numberRules, objectRules, stringRules } from "./schema-rules.js";

/** The model of a schema. What is not a schema is reported, and becomes the schema that accepts everything. */
export function buildSchema(context: Context, written: Node): Schema {
  if (!isSchema(context, written) || written.value === true) return schema({ at: written.at });
  if (written.value === false) return never(written.at);
  const node = inDialect(context, written);
  if (context.dialect === "3.0" && node.ref !== undefined) return bareReference(context, node);
  const built = typedSchema(context, node);
  if (!context.flag(node, "nullable")) return built;
  if (context.dialect === "3.0") return nullable(built);
  const hint = 'Write the type as a list, such as type: [string, "null"].';
  context.report.add("schema/nullable", below(node.at, "nullable"), "Since OpenAPI 3.1, nullable has no force.", hint);
  return built;
}

/** Reports what is neither an object nor a boolean, and says whether it is one. */
function isSchema(context: Context, node: Node): boolean {
  const is = node.isObject || typeof node.value === "boolean";
  if (!is) context.wrongType(node, "A schema", "an object or a boolean");
  return is;
}

/** A schema that a reference or a part of the API leads to: with what dynamic references may come back to once it is entered. */
export function rootSchema(context: Context, node: Node): Schema {
  const built = buildSchema(context, node);
  const scope = context.registry.scopeOf(node);
  return scope.length === 0 ? built : { ...built, scope };
}

function typedSchema(context: Context, node: Node): Schema {
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

/** What may stand beside `$ref` in OpenAPI 3.0 without anybody missing it; a `type` repeats what the target says. */
const harmless: ReadonlySet<string> = new Set(
  "$ref type title summary description deprecated default example examples externalDocs readOnly writeOnly xml".split(
    " ",
  ),
);

/** In OpenAPI 3.0 the siblings of `$ref` have no force (Reference Object); a description is kept, since it does no harm. */
function bareReference(context: Context, node: Node): Schema {
  const ignored = node.entries().flatMap(([key]) => (harmless.has(key) || key.startsWith("x-") ? [] : [key]));
  if (ignored.length > 0) {
    const message = `In OpenAPI 3.0, what stands beside $ref has no force: ${ignored.join(", ")}.`;
    context.report.add(
      "ref/ignored-siblings",
      node.at,
      message,
      "Put the reference into an allOf; beside that, the rest counts.",
    );
  }
  return schema({
    at: node.at,
    doc: docOf(context, node, "title"),
    extensions: extensionsOf(node),
    ref: referenceOf(context, node),
  });
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
    scope: node.get("$id") === undefined ? [] : context.registry.scopeOf(node),
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
    enum:
      node.get("enum")?.isArray === true
        ? context.items(node, "enum").map((it) => it.value)
        : reportedEnum(context, node),
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
  if (named.length === 0) context.wrongType(it, "type", "a type, or an array of types");
  if (types.size === 0) return jsonTypes;
  return jsonTypes.filter((type) => types.has(type) && !(type === "integer" && types.has("number")));
}

function unknownType(context: Context, node: Node): void {
  const hint = `Write one of ${jsonTypes.join(", ")}.`;
  context.report.add("schema/unknown-type", node.at, `There is no type ${JSON.stringify(node.value)}.`, hint);
}

function applicators(
  context: Context,
  node: Node,
): Pick<Schema, "allOf" | "anyOf" | "oneOf" | "not" | "conditional" | "ref" | "discriminator"> {
  return {
    allOf: [...listOf(context, node, "allOf"), ...dynamicSibling(context, node)],
    anyOf: branchesOf(context, node, "anyOf"),
    oneOf: branchesOf(context, node, "oneOf"),
    not: childSchema(context, node, "not"),
    conditional: conditionalOf(context, node),
    ref: referenceOf(context, node),
    discriminator: buildDiscriminator(context, node),
  };
}

/** The schemas of a list. One without any is reported and left out, since nothing would be valid. */
function branchesOf(context: Context, node: Node, key: string): readonly Schema[] | undefined {
  const it = node.get(key);
  if (it === undefined) return undefined;
  if (it.isArray && it.items().length === 0) context.wrongType(it, key, "an array of schemas");
  const list = listOf(context, node, key);
  return list.length === 0 ? undefined : list;
}

function listOf(context: Context, node: Node, key: string): readonly Schema[] {
  if (node.get(key) === undefined) return [];
  const schemas = context.items(node, key).filter((it) => isSchema(context, it));
  return schemas.map((it) => buildSchema(context, it));
}

/** The schema under a key, if there is one. */
export function childSchema(context: Context, node: Node, key: string): Schema | undefined {
  const it = node.get(key);
  return it === undefined || !isSchema(context, it) ? undefined : buildSchema(context, it);
}

function conditionalOf(context: Context, node: Node): Conditional | undefined {
  const when = childSchema(context, node, "if");
  if (when === undefined) return undefined;
  return { if: when, then: childSchema(context, node, "then"), else: childSchema(context, node, "else") };
}

function referenceOf(context: Context, node: Node): Reference | undefined {
  if (node.ref === undefined) {
    if (node.get("$ref") !== undefined) context.text(node, "$ref");
    return dynamicReference(context, node);
  }
  const target = context.target(node.ref, node, "$ref", "schemas");
  return target === undefined ? undefined : { name: context.registry.nameOf(target), dynamic: undefined };
}

/** A `$dynamicRef` beside a `$ref` asks for both. */
function dynamicSibling(context: Context, node: Node): readonly Schema[] {
  const ref = node.ref === undefined ? undefined : dynamicReference(context, node);
  return ref === undefined ? [] : [schema({ at: below(node.at, "$dynamicRef"), ref })];
}

/** @see https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.2 */
function dynamicReference(context: Context, node: Node): Reference | undefined {
  const ref = context.text(node, "$dynamicRef");
  if (ref === undefined) return undefined;
  const [, anchor = ""] = ref.split("#");
  if (isUnbound(context, ref, anchor, node)) return { name: context.registry.unbound(anchor, node), dynamic: anchor };
  const target = context.target(ref, node, "$dynamicRef", "schemas");
  if (target === undefined) return undefined;
  const isDynamic = target.get("$dynamicAnchor")?.value === anchor;
  return { name: context.registry.nameOf(target), dynamic: isDynamic ? anchor : undefined };
}

/** JSON Schema wants an anchor to start from. Where only those who refer here have one, it is taken for a parameter without a default. */
function isUnbound(context: Context, ref: string, anchor: string, node: Node): boolean {
  if (!context.document.hasDynamicAnchor(anchor) || "at" in context.document.resolve(ref, node)) return false;
  const message = `Nothing here has the $dynamicAnchor ${anchor}, so anything is allowed unless who refers here says otherwise.`;
  context.report.add(
    "ref/unbound",
    below(node.at, "$dynamicRef"),
    message,
    `Put { $dynamicAnchor: ${anchor} } under this schema's $defs.`,
  );
  return true;
}
