/**
 * Parameter Object and Header Object.
 * @see https://spec.openapis.org/oas/v3.1.0#parameter-object
 * @see https://spec.openapis.org/oas/v3.1.0#header-object
 */
import { isHeaderName } from "../../base/header.js";
import { below } from "../../base/pointer.js";
import type { Node } from "../../load/index.js";
import type { Header, Media, Parameter, ParameterPlace, Style } from "../api.js";
import { schema } from "../schema.js";
import { noted, type Context } from "./context.js";
import { buildExamples } from "./example.js";
import { buildContent } from "./media.js";
import { rootSchema } from "./schema.js";

const places: readonly string[] = ["path", "query", "header", "cookie", "querystring"];

/** @see https://spec.openapis.org/oas/v3.2.0#style-values */
const styles: Readonly<Record<ParameterPlace, readonly Style[]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form", "cookie"],
  querystring: ["form"],
};

/** A parameter; undefined, and a report, when it has no name or no place. */
export function buildParameter(context: Context, node: Node): Parameter | undefined {
  const it = context.follow(node, "parameters");
  if (it === undefined || !context.isObject(it, "A parameter")) return undefined;
  const place = context.text(it, "in");
  const name = context.text(it, "name");
  if (name === undefined || place === undefined || !places.includes(place)) {
    const hint = "Write a name, and one of path, query, header, cookie, querystring after `in`.";
    context.report.add("parameter/no-place", it.at, "This parameter has no name or no lawful place.", hint);
    return undefined;
  }
  if (place === "header" && !hasHeaderName(context, it, name)) return undefined;
  return described(context, it, name, place as ParameterPlace, node);
}

/** Reports what is no name of a header. */
export function hasHeaderName(context: Context, node: Node, name: string): boolean {
  if (isHeaderName(name)) return true;
  const hint = "Write letters, digits and hyphens.";
  context.report.add("header/bad-name", node.at, `${JSON.stringify(name)} is no name of a header.`, hint);
  return false;
}

/** The response headers under a node's `headers`. `Content-Type` is described elsewhere and ignored here (Header Object). */
export function headersOf(context: Context, node: Node): readonly Header[] {
  return context.members(node, "headers").flatMap(([name, it]) => {
    const there = context.follow(it, "headers");
    if (there === undefined || name.toLowerCase() === "content-type" || !context.isObject(there, "A header")) return [];
    if (!hasHeaderName(context, it, name)) return [];
    return headerOf(context, there, name, it);
  });
}

/** A header may have a media type, whose parts may have headers: in the end, not itself. */
function headerOf(context: Context, node: Node, name: string, written: Node): readonly Header[] {
  if (context.open.has(node.at)) {
    context.report.add(
      "header/endless",
      written.at,
      `The header ${JSON.stringify(name)} is described by itself.`,
      "Describe it by a schema.",
    );
    return [];
  }
  context.open.add(node.at);
  const header = described(context, node, name, "header", written);
  context.open.delete(node.at);
  return [header];
}

/** `written`: the parameter itself, or the reference to it. */
function described(context: Context, node: Node, name: string, place: ParameterPlace, written: Node): Parameter {
  const content = contentOf(context, node);
  const style = styleOf(context, node, place) ?? defaultStyle(place);
  const explode = node.get("explode")?.value;
  return {
    ...noted(context, node, "none", written),
    in: place,
    name,
    required: place === "path" || context.flag(node, "required"),
    schema: schemaOf(context, node, content),
    style,
    explode: typeof explode === "boolean" ? explode : style === "form" || style === "cookie",
    allowReserved: context.flag(node, "allowReserved"),
    allowEmptyValue: context.flag(node, "allowEmptyValue"),
    content,
    examples: content === undefined ? buildExamples(context, node) : content.examples,
  };
}

function schemaOf(context: Context, node: Node, content: Media | undefined): Parameter["schema"] {
  const it = node.get("schema");
  return it === undefined ? (content?.schema ?? schema({ at: node.at })) : rootSchema(context, it);
}

/** A parameter has one media type, or a schema and a style, but not both. */
function contentOf(context: Context, node: Node): Media | undefined {
  const [content, ...others] = buildContent(context, node);
  const schema = node.get("schema");
  if (content === undefined) return undefined;
  if (schema !== undefined) {
    const hint = "Remove one of the two.";
    context.report.add(
      "parameter/two-descriptions",
      node.at,
      "A parameter has a schema or a content; this one has both, and its content is left out.",
      hint,
    );
    return undefined;
  }
  if (others.length > 0) {
    const message = `A parameter has one media type; this one has several, and ${content.type} is used.`;
    context.report.add("parameter/several-contents", node.at, message, "Remove the others.");
  }
  return content;
}

/** The style that is written, if the place has it. */
export function styleOf(context: Context, node: Node, place: ParameterPlace): Style | undefined {
  const style = context.text(node, "style") as Style | undefined;
  const known = styles[place];
  if (style === undefined || known.includes(style)) return style;
  const message = `A parameter in ${place} has no style ${JSON.stringify(style)}; ${defaultStyle(place)} is used.`;
  context.report.add("parameter/unknown-style", below(node.at, "style"), message, `Write one of ${known.join(", ")}.`);
  return undefined;
}

function defaultStyle(place: ParameterPlace): Style {
  return place === "path" || place === "header" ? "simple" : "form";
}
