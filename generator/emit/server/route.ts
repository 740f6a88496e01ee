/** The description of one operation, as the routing runtime reads it. */
import { code, join, key, type Code } from "../../code/code.js";
import type { Api, Operation, Response } from "../../model/api.js";
import { partsOf, type Part } from "../parts.js";
import type { Symbols } from "../symbols.js";
import { mediaWire, parametersWire, type WireScope } from "../wire.js";

/** `{ id: "createTarget", method: "POST", … }` */
export function routeOf(api: Api, symbols: Symbols, operation: Operation): Code {
  const scope: WireScope = { api, package: "server" };
  const parts = partsOf(operation);
  const check = (part: Part): Code => code`check: ${symbols.partValidator(operation, part)}`;
  const known = new Set(api.schemes.map((it) => it.name));
  const security = operation.security.map((way) => way.map((it) => it.scheme).filter((it) => known.has(it)));
  return record([
    code`id: ${operation.id}`,
    code`name: ${symbols.operationName(operation)}`,
    code`method: ${operation.method}`,
    ...parts.filter((it) => isGroup(it)).map((it) => code`${key(it.kind)}: { wire: ${parametersWire(scope, it.parameters, "decode")}, ${check(it)} }`),
    ...parts.filter((it) => it.kind === "querystring").map((it) => code`querystring: ${contentOf(scope, it, check(it), "decode", code`required: ${it.required}`)}`),
    ...bodyOf(scope, operation, parts, check),
    code`responses: ${record(operation.responses.map((it) => responseOf(scope, it, parts, check)))}`,
    ...(security.length === 0 ? [] : [code`security: ${security}`]),
  ]);
}

const isGroup = ({ kind }: Part): boolean => kind === "path" || kind === "query" || kind === "headers" || kind === "cookies";

function bodyOf(scope: WireScope, { body }: Operation, parts: readonly Part[], check: (part: Part) => Code): readonly Code[] {
  if (body === undefined) return [];
  const contents = parts.filter((it) => it.kind === "body").map((it) => contentOf(scope, it, check(it), "decode"));
  return [code`body: { required: ${body.required}, content: [${join(contents, ", ")}] }`];
}

function contentOf(scope: WireScope, { media }: Part, check: Code, half: "encode" | "decode", ...more: readonly Code[]): Code {
  if (media === undefined) throw new Error("A body, a response or a query string has a media type");
  return record([code`wire: ${mediaWire(scope, media, half)}`, check, ...more]);
}

function responseOf(scope: WireScope, { status, headers }: Response, parts: readonly Part[], check: (part: Part) => Code): Code {
  const contents = parts.filter((it) => it.kind === "response" && it.status === status).map((it) => contentOf(scope, it, check(it), "encode"));
  const required = headers.filter((it) => it.required).map((it) => it.name);
  const fields = [
    ...(headers.length === 0 ? [] : [code`headers: ${parametersWire(scope, headers, "encode")}`]),
    ...(required.length === 0 ? [] : [code`requiredHeaders: ${required}`]),
    code`content: [${join(contents, ", ")}]`,
  ];
  return code`${key(String(status))}: ${record(fields)}`;
}

const record = (fields: readonly Code[]): Code => code`{ ${join(fields, ", ")} }`;
