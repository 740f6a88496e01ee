import { code, join, key, Ref, type Code } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import type { Api, Operation, SecurityScheme } from "../../model/api.js";
import type { Emitter, Sheet, View } from "../sheet.js";
import { modules, type Symbols } from "../symbols.js";
import { routeOf } from "./route.js";
import { treeOf } from "./tree.js";

/** The server package: the handlers' types, and a router compiled from the paths. */
export const server: Emitter = (api, symbols) => [
  sheet(`${modules.serverHandlers}.ts`, "server/handlers", handlersView(api, symbols)),
  sheet(`${modules.serverRoutes}.ts`, "server/routes", routesView(api, symbols)),
  sheet("server/src/index.ts", "server/index", {}),
];

const sheet = (path: string, template: string, view: View): Sheet => ({ path, template, view, owner: "generator" });

const routing = (name: string, typeOnly = false): Ref => new Ref(name, "server/src/runtime/routing/index", typeOnly);

function handlersView(api: Api, symbols: Symbols): View {
  const asked = askedFor(api);
  return {
    handlers: api.operations.map((it) => handlerView(it, symbols)),
    context: routing("Context", true),
    routerOptions: routing("RouterOptions", true),
    schemes: asked.map((it) => ({ doc: doc(it.doc), name: key(it.name), credentials: credentialsOf(it) })),
    asks: asked.length > 0,
  };
}

function handlerView(operation: Operation, symbols: Symbols): View {
  const { summary, description } = operation.doc;
  const line = `${operation.method} ${operation.template}`;
  return {
    doc: doc({ ...operation.doc, summary: summary === "" ? line : summary, description: summary === "" ? description : [description, line].filter((it) => it !== "").join("\n\n") }),
    name: key(symbols.operationName(operation)),
    input: symbols.input(operation),
    output: symbols.output(operation),
  };
}

/** The schemes that some operation asks for. */
function askedFor({ schemes, operations }: Api): readonly SecurityScheme[] {
  const named = new Set(operations.flatMap((it) => it.security.flat().map((use) => use.scheme)));
  return schemes.filter((it) => named.has(it.name));
}

function credentialsOf({ kind }: SecurityScheme): Code {
  const type = kind.type === "apiKey" ? "apiKey" : kind.type !== "http" || kind.scheme === "bearer" ? "bearer" : kind.scheme === "basic" ? "basic" : "http";
  return code`${routing("Authenticate", true)}<Extract<${routing("Credentials", true)}, { readonly type: ${type} }>>`;
}

function routesView(api: Api, symbols: Symbols): View {
  return {
    descriptionType: routing("Description", true),
    routerType: routing("Router", true),
    router: routing("router"),
    handlers: new Ref("Handlers", modules.serverHandlers, true),
    options: new Ref("Options", modules.serverHandlers, true),
    optional: askedFor(api).length === 0,
    routes: api.operations.map((it) => ({ code: routeOf(api, symbols, it) })),
    tree: treeOf(api.operations),
    schemes: code`{ ${join(api.schemes.map(schemeOf), ", ")} }`,
    realm: code`${api.title}`,
  };
}

function schemeOf({ name, kind }: SecurityScheme): Code {
  if (kind.type === "http") return code`${key(name)}: { type: "http", scheme: ${kind.scheme} }`;
  if (kind.type === "apiKey") return code`${key(name)}: { type: "apiKey", in: ${kind.in}, name: ${kind.parameter} }`;
  return code`${key(name)}: { type: ${kind.type} }`;
}
