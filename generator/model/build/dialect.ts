/** Dialects of JSON Schema: which keywords have force. */
import { isJsonObject, own } from "../../base/json.js";
import { below, type Pointer } from "../../base/pointer.js";
import { Node } from "../../load/index.js";
import type { Context } from "./context.js";

const words = (text: string): readonly string[] => text.split(" ");

const home = "https://json-schema.org/draft/2020-12/vocab/";

/**
 * The vocabularies of JSON Schema 2020-12, and OpenAPI's, with those of their keywords that say what is valid.
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-8.1.2
 */
const vocabularies: ReadonlyMap<string, readonly string[]> = new Map([
  [`${home}core`, []],
  [
    `${home}applicator`,
    words(
      "prefixItems items contains additionalProperties properties patternProperties dependentSchemas propertyNames " +
        "if then else allOf anyOf oneOf not",
    ),
  ],
  [`${home}unevaluated`, words("unevaluatedItems unevaluatedProperties")],
  [
    `${home}validation`,
    words(
      "type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems " +
        "uniqueItems maxContains minContains maxProperties minProperties required dependentRequired",
    ),
  ],
  [`${home}meta-data`, []],
  [`${home}format-annotation`, ["format"]],
  [`${home}format-assertion`, ["format"]],
  [`${home}content`, []],
  ["https://spec.openapis.org/oas/3.1/vocab/base", []],
  ["https://spec.openapis.org/oas/3.2/vocab/base", []],
]);

const usual =
  /^(https:\/\/json-schema\.org\/draft\/2020-12\/schema|https:\/\/spec\.openapis\.org\/oas\/3\.[12]\/dialect\/[^/]+)$/;

/**
 * A schema without the keywords that its dialect does not have, which a meta-schema that is part of the document says. A dialect that is
 * not known is reported.
 */
export function inDialect(context: Context, node: Node): Node {
  const { dialect } = node.resource;
  if (dialect === "" || usual.test(dialect) || context.dialect === "3.0") return node;
  const ignored = context.withoutForce.get(dialect) ?? withoutForce(context, dialect, placeOf(context, node));
  context.withoutForce.set(dialect, ignored);
  return ignored.size === 0 ? node : node.without(ignored);
}

/** Where the dialect of a schema is named. */
function placeOf({ document }: Context, node: Node): Pointer {
  if (node.get("$schema") !== undefined) return below(node.at, "$schema");
  const file = document.fileOf(node);
  const named = ["jsonSchemaDialect", "$schema"].find((key) => file.get(key) !== undefined);
  return named === undefined ? node.at : below(file.at, named);
}

/** The keywords that a dialect does not have. */
function withoutForce({ document, report }: Context, dialect: string, at: Pointer): ReadonlySet<string> {
  const found = document.resolve(dialect, document.root);
  const listed = found instanceof Node ? found.get("$vocabulary")?.value : {};
  // What a meta-schema without vocabularies means is left open; it is taken for a closer description of the usual dialect.
  if (!isJsonObject(listed)) return new Set();
  const unknown = Object.keys(listed).filter((it) => listed[it] === true && !vocabularies.has(it));
  const hasCore = own(listed, `${home}core`) !== undefined;
  if (!hasCore || unknown.length > 0) {
    const why = unknown.length > 0 ? `it needs ${unknown.join(", ")}` : "its meta-schema is no part of the document";
    const message = `The dialect ${dialect} is not known here: ${why}.`;
    report.add("schema/unknown-dialect", at, message, "Write what it means in JSON Schema 2020-12.");
  }
  const kept = new Set(Object.keys(listed).flatMap((it) => vocabularies.get(it) ?? []));
  return new Set(hasCore ? [...vocabularies.values()].flat().filter((it) => !kept.has(it)) : []);
}
