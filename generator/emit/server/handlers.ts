/** The types of handlers, and of the hooks that authenticate. */
import { code, key, type Code } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import type { Api, Operation, SecurityScheme } from "../../model/api.js";
import type { View } from "../sheet.js";
import type { Symbols } from "../symbols.js";
import { answerType, requestType } from "./request.js";
import { routing } from "./runtime.js";
import { askedFor, isAsked, isOptional } from "./security.js";

/** The view of `server/handlers`; of other operations than the API's, a part of that of `server/receiver`. */
export function handlersView(
  api: Api,
  symbols: Symbols,
  operations = api.operations,
): { readonly [field: string]: View } {
  const asked = askedFor(api, operations);
  return {
    handlers: operations.map((it) => handlerView(it, symbols, asked.length > 0)),
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
