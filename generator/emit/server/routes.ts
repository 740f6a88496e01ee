/** The router of the API's own operations. */
import { code, join, key, Ref, type Code } from "../../code/code.js";
import type { Api, Operation, SecurityScheme } from "../../model/api.js";
import type { View } from "../sheet.js";
import { modules, type Symbols } from "../symbols.js";
import type { WireScope } from "../wire.js";
import { routeOf } from "./route.js";
import { routing } from "./runtime.js";
import { askedFor } from "./security.js";
import { treeOf } from "./tree.js";

/** The view of `server/routes`. */
export function routesView(scope: WireScope, symbols: Symbols): View {
  const { api } = scope;
  return {
    descriptionType: routing("Description", true),
    routerType: routing("Router", true),
    router: routing("router"),
    handlers: new Ref("Handlers", modules.serverHandlers, true),
    options: new Ref("Options", modules.serverHandlers, true),
    asks: askedFor(api).length > 0,
    tree: treeOf(api.operations),
    ...descriptionView(scope, symbols, api.operations),
  };
}

/** What the description of a router and that of a receiver have in common. */
export const descriptionView = (
  scope: WireScope,
  symbols: Symbols,
  operations: readonly Operation[],
): { readonly [field: string]: View } => ({
  routes: operations.map((it) => ({ code: routeOf(scope, symbols, it) })),
  schemes: schemesOf(scope.api),
  realm: code`${scope.api.title}`,
});

const schemesOf = ({ schemes }: Api): Code => code`{ ${join(schemes.map(schemeOf), ", ")} }`;

function schemeOf({ name, kind }: SecurityScheme): Code {
  if (kind.type === "http") return code`${key(name)}: { type: "http", scheme: ${kind.scheme} }`;
  if (kind.type === "apiKey") return code`${key(name)}: { type: "apiKey", in: ${kind.in}, name: ${kind.parameter} }`;
  return code`${key(name)}: { type: ${kind.type} }`;
}
