/**
 * Media Type Object and Encoding Object.
 * @see https://spec.openapis.org/oas/v3.2.0#media-type-object
 */
import { below } from "../../base/pointer.js";
import type { Node } from "../../load/index.js";
import type { Codec, Encoding, Encodings, Media, NamedEncoding, PositionalEncoding } from "../api.js";
import { allows, isUntyped, schema, type Schema } from "../schema.js";
import { noted, type Context } from "./context.js";
import { buildExamples } from "./example.js";
import { headersOf, styleOf } from "./parameter.js";
import { rootSchema } from "./schema.js";

/** The media types under a node's `content`, in order. */
export function buildContent(context: Context, node: Node): readonly Media[] {
  return context.members(node, "content").flatMap(([type, it]) => {
    const there = context.follow(it, "mediaTypes");
    if (there === undefined || !context.isObject(there, "A media type")) return [];
    return [mediaOf(context, type === "*" ? "*/*" : type, there)]; // as some write it
  });
}

function mediaOf(context: Context, type: string, node: Node): Media {
  const described = node.get("schema");
  const built = described === undefined ? schema({ at: node.at }) : rootSchema(context, described);
  const items = node.get("itemSchema");
  const codec = codecOf(type, built);
  return {
    ...noted(context, node, "none"),
    type,
    codec,
    schema: isTextual(context, described) ? built : carried(context, codec, type, built),
    itemSchema: items === undefined ? undefined : rootSchema(context, items),
    encodings: encodingsOf(context, node, codec),
    examples: buildExamples(context, node, codec === "json"),
  };
}

function encodingsOf(context: Context, node: Node, codec: Codec | undefined): Encodings {
  const byPosition = codec === "multipart" ? positional(context, node) : undefined;
  return { named: byPosition === undefined ? named(context, node) : [], byPosition };
}

const named = (context: Context, node: Node): readonly NamedEncoding[] =>
  context.members(node, "encoding").map(([property, it]) => ({ ...encodingOf(context, it), property }));

/** How parts travel that have no names; undefined where nothing is said of these. */
function positional(context: Context, node: Node): PositionalEncoding | undefined {
  const [prefix, item] = [context.items(node, "prefixEncoding"), context.object(node, "itemEncoding")];
  if (prefix.length === 0 && item === undefined) return undefined;
  if (node.get("encoding") !== undefined) {
    context.report.add(
      "media/two-encodings",
      below(node.at, "encoding"),
      "encoding stands beside prefixEncoding or itemEncoding, which are of parts without names.",
      "Write the one or the others.",
    );
  }
  for (const it of prefix) context.isObject(it, "An encoding");
  return { prefix: prefix.map((it) => encodingOf(context, it)), item: item && encodingOf(context, item) };
}

const jsonLines = /^application\/(jsonl|x-jsonl|ndjson|x-ndjson|jsonlines|json-seq|x-json-stream|stream\+json)$/;

/** How a media type travels (RFC 6838 names; structured suffixes by RFC 6839). Parameters after `;` don't matter. */
export function codecOf(type: string, described: Schema): Codec {
  const name = (type.split(";")[0] ?? "").trim().toLowerCase();
  if (jsonLines.test(name)) return "lines";
  if (name === "text/event-stream") return "events";
  if (/^[^/]+\/(json|[^/]+\+json)$/.test(name)) return "json";
  if (name === "application/x-www-form-urlencoded") return "form";
  if (name.startsWith("multipart/")) return "multipart";
  if (name.startsWith("text/") || /[/+](xml|yaml|x-yaml|javascript|graphql)$/.test(name)) return "text";
  return /^(\*|application)\/\*$/.test(name) && !isBinary(described) ? "json" : "bytes";
}

function isBinary(it: Schema): boolean {
  return (
    it.format === "binary" ||
    (isUntyped(it) && it.ref === undefined && it.allOf.length === 0 && it.oneOf === undefined && it.anyOf === undefined)
  );
}

/** A reference to a schema of strings, which text and bytes can meet. */
function isTextual(context: Context, described: Node | undefined): boolean {
  const target = described?.ref === undefined ? undefined : context.follow(described, "schemas");
  return target?.get("type")?.value === "string";
}

/** Text and bytes carry no structure: a schema that asks for one can't be met by a codec, so what travels is what is described. */
function carried(context: Context, codec: Codec, type: string, described: Schema): Schema {
  if (codec !== "text" && codec !== "bytes") return described;
  const plain =
    described.ref === undefined &&
    described.allOf.length === 0 &&
    described.oneOf === undefined &&
    described.anyOf === undefined;
  if (plain && allows(described, "string")) return codec === "bytes" ? bytes(described) : textual(described);
  const hint = "Add an application/json variant, or read and write the text yourself.";
  context.report.add(
    "media/no-codec",
    described.at,
    `There is no codec for ${type}, so this body is handed over as ${codec}.`,
    hint,
  );
  return codec === "bytes" ? bytes(schema({ at: described.at })) : schema({ at: described.at, types: ["string"] });
}

const bytes = (it: Schema): Schema => ({ ...it, types: ["string"], format: "binary" });
const textual = (it: Schema): Schema => ({ ...it, types: ["string"] });

function encodingOf(context: Context, node: Node): Encoding {
  const explode = node.get("explode")?.value;
  const contentType = context.text(node, "contentType");
  const codec =
    contentType === undefined || contentType.includes(",") ? undefined : codecOf(contentType, schema({ at: node.at }));
  return {
    ...noted(context, node, "none"),
    contentType,
    codec,
    headers: headersOf(context, node),
    style: styleOf(context, node, "query"),
    explode: typeof explode === "boolean" ? explode : undefined,
    allowReserved: context.flag(node, "allowReserved"),
    encodings: encodingsOf(context, node, codec),
  };
}
