import { code, join, key, Ref, type Code } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import type { Api, Operation, SecurityScheme } from "../../model/api.js";
import type { Emitter, Sheet, View } from "../sheet.js";
import { modules, type Symbols } from "../symbols.js";
import { answerType, requestType } from "./request.js";
import { routeOf } from "./route.js";
import { routing } from "./runtime.js";
import { askedFor, isAsked, isOptional } from "./security.js";
import { wireScope, type WireScope } from "../wire.js";
import { treeOf } from "./tree.js";

/** The server package: the handlers' types, and a router compiled from the paths. */
export const server: Emitter = (api, symbols) => {
  const scope = wireScope(api, "server", symbols.report);
  return [
    sheet(`${modules.serverHandlers}.ts`, "server/handlers", handlersView(api, symbols)),
    sheet(`${modules.serverRoutes}.ts`, "server/routes", routesView(scope, symbols)),
    ...scope.natives.sheets(),
    sheet("server/src/index.ts", "server/index", {}),
  ];
};

const sheet = (path: string, template: string, view: View): Sheet => ({ path, template, view, owner: "generator" });

function handlersView(api: Api, symbols: Symbols): View {
  const asked = askedFor(api);
  return {
    handlers: api.operations.map((it) => handlerView(it, symbols, asked.length > 0)),
    routerOptions: routing("RouterOptions", true),
    schemes: asked.map((it) => ({ doc: doc(it.doc), name: key(it.name), type: hookType(it) })),
    asks: asked.length > 0,
  };
}

/** `asks`: whether there is an `Auth` at all, which a document that declares none of its schemes has not. */
function handlerView(operation: Operation, symbols: Symbols, asks: boolean): View {
  const { doc: said, method, template } = operation;
  const line = `${method} ${template}`;
  const summary = said.summary === "" ? line : said.summary;
  const description = [said.description, ...(said.summary === "" ? [] : [line])].filter((it) => it !== "").join("\n\n");
  const isNobody = !asks || !isAsked(operation);
  const auth = isNobody ? code`undefined` : isOptional(operation) ? code`Auth | undefined` : code`Auth`;
  return {
    doc: doc({ ...said, summary, description }),
    name: key(symbols.operationName(operation)),
    type: code`${routing("Handler", true)}<${requestType(operation, symbols)}, ${answerType(operation, symbols.output(operation))}, ${auth}>`,
  };
}

/** The hook for a scheme, with the credentials that it is given. */
function hookType({ kind }: SecurityScheme): Code {
  return code`${routing("Authenticate", true)}<${routing(`${credentialsName(kind)}Credentials`, true)}, Auth>`;
}

function credentialsName(kind: SecurityScheme["kind"]): string {
  if (kind.type === "apiKey") return "ApiKey";
  if (kind.type === "mutualTLS") return "MutualTls";
  if (kind.type !== "http" || kind.scheme.toLowerCase() === "bearer") return "Bearer";
  return kind.scheme.toLowerCase() === "basic" ? "Basic" : "Http";
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
    routes: api.operations.map((it) => ({ code: routeOf(scope, symbols, it) })),
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
