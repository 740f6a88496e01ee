/**
 * Server Object.
 * @see https://spec.openapis.org/oas/v3.1.0#server-object
 */
import { scalarText } from "../../base/json.js";
import type { Node } from "../../load/index.js";
import type { Server, ServerVariable } from "../api.js";
import { noted, type Context } from "./context.js";

/** The servers under a node's `servers`; none when it is silent. */
export function buildServers(context: Context, node: Node): readonly Server[] {
  return context
    .items(node, "servers")
    .filter((it) => context.isObject(it, "A server"))
    .map((it) => ({
      ...noted(context, it, "none"),
      url: context.text(it, "url") ?? "/",
      variables: context.members(it, "variables").map(([name, variable]) => variableOf(context, name, variable)),
    }));
}

function variableOf(context: Context, name: string, node: Node): ServerVariable {
  return {
    ...noted(context, node, "none"),
    name,
    default: scalarText(node.get("default")?.value),
    values: context.texts(node, "enum"),
  };
}
