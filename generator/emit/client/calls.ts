/** What the client's runtime is told of an operation, and the types of its functions. */
import { code, join, key, Ref, type Code } from "../../code/code.js";
import type { Api, Operation, Response, SecurityScheme } from "../../model/api.js";
import { partsOf } from "../parts.js";
import type { Symbols } from "../symbols.js";
import { mediaWire, parametersWire, pathWire, wireRef, type WireScope } from "../wire.js";

/** A name of the client's runtime. */
export const transport = (name: string, typeOnly = false): Ref => new Ref(name, "client/src/runtime/transport/index", typeOnly);

/** `{ operation: "createTarget", method: "POST", path: (values) => …, … }` */
export function callOf(api: Api, symbols: Symbols, operation: Operation): Code {
  const scope: WireScope = { api, package: "client" };
  const { id, method, responses, body } = operation;
  return record([
    code`operation: ${id}`,
    code`method: ${method.toUpperCase() === method ? method : method.toUpperCase()}`,
    code`path: ${pathFunction(scope, operation)}`,
    ...parameterFunctions(scope, operation),
    ...(body === undefined
      ? []
      : [code`encode: ${wireRef(scope, "encodeBody")}`, code`bodies: [${join(body.content.map((it) => mediaWire(scope, it, "encode")), ", ")}]`]),
    code`answers: ${record(responses.map((it) => answerOf(scope, symbols, operation, it)))}`,
    ...securityOf(api, operation),
  ]);
}

const record = (fields: readonly Code[]): Code => code`{ ${join(fields, ", ")} }`;

function pathFunction(scope: WireScope, operation: Operation): Code {
  if (operation.path.every((it) => "text" in it)) return code`() => ${operation.path.map((it) => ("text" in it ? it.text : "")).join("")}`;
  return code`(values) => ${wireRef(scope, "encodePath")}(${pathWire(scope, operation)}, values)`;
}

const places = [
  ["query", "query", "encodeQuery"],
  ["header", "headers", "encodeHeaders"],
  ["cookie", "cookies", "encodeCookies"],
] as const;

function parameterFunctions(scope: WireScope, { parameters }: Operation): readonly Code[] {
  const grouped = places.flatMap(([place, field, encode]) => {
    const here = parameters.filter((it) => it.in === place);
    if (here.length === 0) return [];
    return [code`${key(field)}: (values) => ${wireRef(scope, encode)}(${parametersWire(scope, here, "encode")}, values)`];
  });
  const whole = parameters.find((it) => it.in === "querystring")?.content;
  if (whole === undefined) return grouped;
  return [...grouped, code`querystring: (value) => ${wireRef(scope, "encodeQuerystring")}(${mediaWire(scope, whole, "encode")}, value)`];
}

function answerOf(scope: WireScope, symbols: Symbols, operation: Operation, response: Response): Code {
  const { status, headers, content } = response;
  const fields = [
    code`content: [${join(content.map((it) => mediaWire(scope, it, "decode")), ", ")}]`,
    ...(headers.length === 0 ? [] : [code`headers: ${parametersWire(scope, headers, "decode")}`]),
    ...(isError(operation, response) ? [code`error: ${symbols.error(operation, status)}`] : []),
  ];
  return code`${key(String(status))}: ${record(fields)}`;
}

/** True for a response that a call throws: a status from 400, and `default` beside a success. */
export function isError(operation: Operation, { status }: Response): boolean {
  if (typeof status === "number") return status >= 400;
  if (status !== "default") return status === "4XX" || status === "5XX";
  return operation.responses.some((it) => it.status !== "default" && !isError(operation, it));
}

function securityOf({ schemes }: Api, { security }: Operation): readonly Code[] {
  const byName = new Map(schemes.map((it) => [it.name, it]));
  const ways = security
    .map((way) => way.flatMap((use) => byName.get(use.scheme) ?? []))
    .map((way) => code`[${join(way.map((it) => code`{ scheme: ${it.name}, apply: ${applied(it)} }`), ", ")}]`);
  return ways.length === 0 ? [] : [code`security: [${join(ways, ", ")}]`];
}

function applied({ kind }: SecurityScheme): Code {
  if (kind.type === "apiKey") return code`/* @__PURE__ */ ${transport("keyAuth")}(${kind.in}, ${kind.parameter})`;
  if (kind.type === "mutualTLS") return code`${transport("noAuth")}`;
  return code`${transport(kind.type === "http" && kind.scheme === "basic" ? "basicAuth" : "bearerAuth")}`;
}

/** The type of what a call resolves to: the bodies of all successes; `void` when none has one. */
export function resultOf(symbols: Symbols, operation: Operation): Code {
  const successes = operation.responses.filter((it) => !isError(operation, it));
  const parts = partsOf(operation).filter((it) => it.kind === "response" && successes.some(({ status }) => status === it.status));
  if (parts.length === 0) return code`void`;
  const types = parts.map((it) => code`${symbols.partType(operation, it)}`);
  const empty = successes.some((it) => it.content.length === 0) ? [code`undefined`] : [];
  return join([...types, ...empty], " | ");
}

/** True where a call needs no input. */
export const needsNothing = (operation: Operation): boolean => partsOf(operation).every((it) => it.kind === "response" || !it.required);
