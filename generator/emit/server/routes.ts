/** The router of the API's own operations. */
import { code, entry, join, Ref, word, type Code, type ModulePath } from "../../code/code.js";
import type { Api, Operation, SecurityScheme } from "../../model/api.js";
import { hasNatives } from "../../model/natives.js";
import { sheet, type Sheet, type View } from "../sheet.js";
import { modules, type Symbols } from "../symbols.js";
import type { WireScope } from "../wire.js";
import { routeOf } from "./route.js";
import { routing } from "./runtime.js";
import { askedFor } from "./security.js";
import { treeOf } from "./tree.js";

/** The files of the router: what it is told of each operation stands in it, or in chapters. */
export function routesSheets(scope: WireScope, symbols: Symbols): readonly Sheet[] {
  const { operations } = scope.api;
  const router = sheet(`${modules.serverRoutes}.ts`, "server/routes", routesView(scope, symbols));
  if (!symbols.chapters.isSplit) return [router];
  const chapter = (path: ModulePath, its: readonly Operation[]): Sheet => {
    const routes = its.map((it) => ({ name: word(symbols.route(it).name), code: routeOf(scope, symbols, it) }));
    return sheet(`${path}.ts`, "server/chapter", { routes, type: routing("Route", true) });
  };
  const isKept = !hasNatives(scope.api);
  const chapters = symbols.operationFiles("serverRoutes", { items: operations, make: chapter, isKept });
  return [...symbols.sheets("serverRoutes", chapters), router];
}

function routesView(scope: WireScope, symbols: Symbols): View {
  const { api } = scope;
  return {
    descriptionType: routing("Description", true),
    routerType: routing("Router", true),
    router: routing("router"),
    handlers: new Ref("Handlers", modules.serverHandlers, true),
    options: new Ref("Options", modules.serverHandlers, true),
    asks: askedFor(api).length > 0,
    tree: treeOf(api.operations),
    ...descriptionView(
      api,
      api.operations.map((it) => (symbols.chapters.isSplit ? symbols.route(it) : routeOf(scope, symbols, it))),
    ),
  };
}

/** What the description of a router and that of a receiver have in common. */
export const descriptionView = (api: Api, routes: readonly (Code | Ref)[]): { readonly [field: string]: View } => ({
  routes: routes.map((it) => ({ code: it })),
  schemes: schemesOf(api),
  realm: code`${api.title}`,
});

const schemesOf = ({ schemes }: Api): Code => code`{ ${join(schemes.map(schemeOf), ", ")} }`;

function schemeOf({ name, kind }: SecurityScheme): Code {
  if (kind.type === "http") return code`${entry(name)}: { type: "http", scheme: ${kind.scheme} }`;
  if (kind.type === "apiKey") return code`${entry(name)}: { type: "apiKey", in: ${kind.in}, name: ${kind.parameter} }`;
  return code`${entry(name)}: { type: ${kind.type} }`;
}
