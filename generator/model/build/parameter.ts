/**
 * Parameter Object and Header Object.
 * @see https://spec.openapis.org/oas/v3.1.0#parameter-object
 * @see https://spec.openapis.org/oas/v3.1.0#header-object
 */
import type { Node } from "../../load/index.js";
import type { Header, Media, Parameter, ParameterPlace, Style } from "../api.js";
import { schema } from "../schema.js";
import { noted, type Context } from "./context.js";
import { buildExamples } from "./example.js";
import { buildContent } from "./media.js";
import { childSchema } from "./schema.js";

const places: readonly string[] = ["path", "query", "header", "cookie", "querystring"];
const styles: readonly string[] = ["simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"];

/** A parameter; undefined, and a report, when it has no name or no place. */
export function buildParameter(context: Context, node: Node): Parameter | undefined {
  const it = context.follow(node);
  if (it === undefined || !context.isObject(it, "A parameter")) return undefined;
  const place = context.text(it, "in");
  const name = context.text(it, "name");
  if (name === undefined || place === undefined || !places.includes(place)) {
    const hint = "Write a name, and one of path, query, header, cookie, querystring after `in`.";
    context.report.error("parameter/no-place", it.at, "This parameter has no name or no lawful place.", hint);
    return undefined;
  }
  return described(context, it, name, place as ParameterPlace);
}

/** The response headers under a node's `headers`. `Content-Type` is described elsewhere and ignored here (Header Object). */
export function headersOf(context: Context, node: Node): readonly Header[] {
  return context.members(node, "headers").flatMap(([name, it]) => {
    const there = context.follow(it);
    if (there === undefined || name.toLowerCase() === "content-type" || !context.isObject(there, "A header")) return [];
    return [described(context, there, name, "header")];
  });
}

function described(context: Context, node: Node, name: string, place: ParameterPlace): Parameter {
  const content = buildContent(context, node)[0];
  const style = styleOf(context, node) ?? defaultStyle(place);
  const explode = node.get("explode")?.value;
  return {
    ...noted(context, node, "none"),
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
  return childSchema(context, node, "schema") ?? content?.schema ?? schema({ at: node.at });
}

/** The style that is written, if it is one. */
export function styleOf(context: Context, node: Node): Style | undefined {
  const style = context.text(node, "style");
  if (style === undefined || styles.includes(style)) return style as Style | undefined;
  context.report.warning("parameter/unknown-style", node.at, `There is no style ${JSON.stringify(style)}; the default is used.`, `Write one of ${styles.join(", ")}.`);
  return undefined;
}

function defaultStyle(place: ParameterPlace): Style {
  return place === "path" || place === "header" ? "simple" : "form";
}
