/**
 * Example Object, and the shorter `example` beside it.
 * @see https://spec.openapis.org/oas/v3.2.0#example-object
 */
import type { Json } from "../../base/json.js";
import type { Node } from "../../load/index.js";
import type { Example } from "../api.js";
import { noted, type Context } from "./context.js";

/**
 * The examples of a parameter or media type: the named ones, or the single one under the name "example". `isJson`: what is written as it
 * travels is JSON.
 */
export function buildExamples(context: Context, node: Node, isJson = false): readonly Example[] {
  const one = node.get("example");
  const single =
    one === undefined ? [] : [{ at: one.at, doc: emptyDoc, extensions: {}, name: "example", value: one.value }];
  const examples = node.get("examples");
  if (examples?.isArray === true) return single;
  return [
    ...single,
    ...context.members(node, "examples").flatMap(([name, it]) => exampleOf(context, name, it, isJson)),
  ];
}

const emptyDoc = { summary: "", description: "", deprecated: false };

function exampleOf(context: Context, name: string, node: Node, isJson: boolean): readonly Example[] {
  const it = context.follow(node, "examples");
  if (it === undefined || !context.isObject(it, "An example")) return [];
  const value = it.get("value") ?? it.get("dataValue");
  if (value !== undefined) return [{ ...noted(context, it, "summary", node), at: value.at, name, value: value.value }];
  const serialized = it.get("serializedValue");
  if (!isJson || typeof serialized?.value !== "string") return [];
  return [{ ...noted(context, it, "summary", node), at: serialized.at, name, value: parsed(serialized.value) }];
}

/** The text itself where it is no JSON, which then is what the example shows. */
function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
