/** What the client's runtime is told of an operation (see `runtime/transport/types.ts`). */
import { percentEncoded } from "../../base/percent.js";
import { code, join, key, record, word, type Code } from "../../code/code.js";
import type { Api, Body, Header, Media, Operation, Parameter, Response, Server } from "../../model/api.js";
import type { JsonType } from "../../model/schema.js";
import { lookupOf } from "../../model/visit.js";
import { partsOf, type Part } from "../parts.js";
import type { View } from "../sheet.js";
import type { Symbols } from "../symbols.js";
import {
  isPlainJson,
  isScalar,
  mediaWire,
  nativesIn,
  parametersWire,
  pathWire,
  wireRef,
  type WireScope,
} from "../wire.js";
import { factsOf } from "../wire/facts.js";
import { hasNoBody, isSuccess, isWidened } from "./outcome.js";
import { securityOf } from "./security.js";
import { transport, transportIn } from "./runtime.js";

/** The view of `client/calls`: a constant for each operation, without effects and independent of the others. */
export function callsView(scope: WireScope, symbols: Symbols, operations: readonly Operation[]): View {
  const calls = operations.map((it) => ({ name: symbols.call(it), call: callOf(scope, symbols, it) }));
  return { type: transport("OperationWire", true), calls };
}

/** `{ name: "createTarget", method: "POST", path: (input) => …, … }` */
export function callOf(scope: WireScope, symbols: Symbols, operation: Operation): Code {
  const [name, method, ...others] = exchangeFields(scope, symbols, operation, (it) => [
    code`error: ${symbols.error(operation, it.status)}`,
  ]);
  const url = code`url: ${addressFunction(scope, operation)}`;
  return record([name, method, url, ...others, ...serverOf(scope.api, operation), ...validatorsOf(symbols, operation)]);
}

/** What is sent and what is answered. `errorOf`: what an answer is that is no success. */
export function exchangeFields(
  scope: WireScope,
  symbols: Symbols,
  operation: Operation,
  errorOf: (it: Response) => readonly Code[],
): readonly [name: Code, method: Code, ...others: Code[]] {
  const { method, responses, body } = operation;
  const bodies =
    body === undefined
      ? []
      : [
          code`body: [${join(
            body.content.map((it) => mediaWire(scope, it, "encode")),
            ", ",
          )}]`,
          code`encode: ${transportIn(scope.package, isChosen(body) ? "encodeChosen" : "encodeOnly")}`,
        ];
  const declared =
    responses.length === 0 ? [anySuccess(scope)] : responses.map((it) => responseOf(scope, operation, it, errorOf));
  const isRanged = responses.length === 0 || responses.some((it) => typeof it.status === "string");
  return [
    code`name: ${symbols.operationName(operation)}`,
    code`method: ${method}`,
    ...headersFunction(scope, operation),
    ...bodies,
    code`responses: ${record(declared)}`,
    ...(isRanged ? [code`fallback: ${transportIn(scope.package, "byRange")}`] : []),
    ...acceptOf(operation),
    ...securityOf(scope, operation),
  ];
}

/** True for a body whose media type a call says: there are several, or any of a range. */
const isChosen = ({ content }: Body): boolean => content.length > 1 || content.some((it) => it.type.includes("*"));

/** `(base, input) => base + "/a/" + wire.segment(input.path, "b") + wire.search(…)` */
function addressFunction(scope: WireScope, operation: Operation): Code {
  const path = pathText(scope, operation);
  const query = queryText(scope, operation);
  if (query !== undefined) return code`(base, input) => base + ${path} + ${wireRef(scope, "search")}(${query})`;
  const isFixed = operation.path.every((it) => "text" in it);
  return code`${isFixed ? code`(base)` : code`(base, input)`} => base + ${path}`;
}

function pathText(scope: WireScope, operation: Operation): Code {
  const [first] = operation.path;
  // A path that does not start with a slash would run into what is in front of it.
  const path =
    first !== undefined && "text" in first && first.text.startsWith("/")
      ? operation.path
      : [{ text: "/" }, ...operation.path];
  const parts = path.map((it) => ("text" in it ? { text: it.text.replace(unfit, percentEncoded) } : it));
  if (parts.every((it) => "text" in it)) return code`${parts.map((it) => it.text).join("")}`;
  const inPath = operation.parameters.filter((it) => it.in === "path");
  if (standAlone(path) && inPath.every((it) => isScalar(scope, it)))
    return join(
      parts.map((it) =>
        "text" in it ? code`${it.text}` : code`${wireRef(scope, "segment")}(input.path, ${it.parameter})`,
      ),
      " + ",
    );
  return code`${wireRef(scope, "encodePath")}(${pathWire(scope, { ...operation, path: parts })}, ${sent(scope, inPath, code`input.path`)})`;
}

/** What would end a path or change it on its way. */
const unfit = /[^!$%&'()*+,./:;=@\w~-]/gu;

/** True where each parameter is a whole segment. */
const standAlone = (path: Operation["path"]): boolean =>
  path.every((it, i) => {
    const [before, behind] = [path[i - 1], path[i + 1]];
    return (
      "text" in it ||
      (isText(before) &&
        before.text.endsWith("/") &&
        (behind === undefined || (isText(behind) && behind.text.startsWith("/"))))
    );
  });

const isText = (it: Operation["path"][number] | undefined): it is { readonly text: string } =>
  it !== undefined && "text" in it;

/** Values as they travel. */
function sent(scope: WireScope, parameters: readonly Parameter[], values: Code): Code {
  const natives = nativesIn(scope, parameters);
  return natives === undefined ? values : code`${wireRef(scope, "plain")}(${values}, ${natives}, ${true})`;
}

/** The query without its question mark; undefined where there is none. */
function queryText(scope: WireScope, operation: Operation): Code | undefined {
  const { parameters } = operation;
  const whole = parameters.find((it) => it.in === "querystring")?.content;
  return whole === undefined || parameters.some((it) => it.in === "query")
    ? encoded(scope, operation, "query", code`input.query`, "encodeQuery")
    : code`${wireRef(scope, "encodeQuerystring")}(${mediaWire(scope, whole, "encode")}, input.querystring)`;
}

/** The query of what has no path of its own. */
export function queryFunction(scope: WireScope, operation: Operation): readonly Code[] {
  const query = queryText(scope, operation);
  return query === undefined ? [] : [code`query: (input) => ${query}`];
}

function headersFunction(scope: WireScope, operation: Operation): readonly Code[] {
  const headers = [
    encoded(scope, operation, "header", code`input.headers`, "encodeHeaders"),
    encoded(scope, operation, "cookie", code`input.cookies`, "cookieHeader"),
  ].filter((it) => it !== undefined);
  const spread = headers.map((it) => code`...${it}`);
  return headers
    .slice(0, 1)
    .map((it) => code`headers: (input) => ${headers.length > 1 ? code`[${join(spread, ", ")}]` : it}`);
}

function encoded(
  scope: WireScope,
  { parameters }: Operation,
  place: Parameter["in"],
  values: Code,
  encode: string,
): Code | undefined {
  const here = parameters.filter((it) => it.in === place);
  if (here.length === 0) return undefined;
  return code`${wireRef(scope, encode)}(${parametersWire(scope, here, "encode")}, ${sent(scope, here, values)})`;
}

/** Every media type that is declared for an answer, in order. */
function acceptOf({ responses }: Operation): readonly Code[] {
  if (responses.length === 0) return [code`accept: ${"application/json, */*"}`];
  const types = new Set(responses.flatMap(({ content }) => content.map((it) => it.type)));
  return [code`accept: ${types.size === 0 ? "*/*" : [...types].join(", ")}`];
}

/** Where nothing is declared, whatever succeeds is read as what it says it is. */
const anySuccess = (scope: WireScope): Code =>
  code`"2XX": { read: ${transportIn(scope.package, "readMedia")}, media: [{ type: "application/json", decode: ${wireRef(scope, "decodeJson")} }, { type: "*/*", decode: ${wireRef(scope, "decodeText")} }] }`;

function responseOf(
  scope: WireScope,
  operation: Operation,
  response: Response,
  errorOf: (it: Response) => readonly Code[],
): Code {
  const { status, headers, content } = response;
  const told = record([
    ...(headers.length === 0 ? [] : [code`headers: (headers) => ${headersOf(scope, headers)}`]),
    ...(hasNoBody(operation, response) ? [] : readerOf(scope, content)),
    ...(isSuccess(operation, response) && !isWidened(operation, response) ? [] : errorOf(response)),
    ...(isWidened(operation, response) ? [code`ok: ${true}`] : []),
  ]);
  return code`${typeof status === "number" ? status : key(status)}: ${told}`;
}

/** How a body is read: all that JSON needs is a function of its own, which spares a bundle the others. */
function readerOf(scope: WireScope, content: readonly Media[]): readonly Code[] {
  const [first, ...others] = content;
  if (first === undefined) return [];
  if (others.length === 0 && isPlainJson(scope, first)) return [code`read: ${transportIn(scope.package, "readJson")}`];
  const media = content.map((it) => mediaWire(scope, it, "decode"));
  return [code`read: ${transportIn(scope.package, "readMedia")}`, code`media: [${join(media, ", ")}]`];
}

function headersOf(scope: WireScope, headers: readonly Header[]): Code {
  const texts = headers.filter((it) => isPlain(scope, it, ["string"]));
  const numbers = headers.filter((it) => isPlain(scope, it, ["integer", "number"]));
  if (texts.length + numbers.length < headers.length)
    return received(
      scope,
      headers,
      code`${wireRef(scope, "decodeHeaders")}(${parametersWire(scope, headers, "decode")}, (name) => headers.get(name)).value`,
    );
  const kinds = headers.map(
    (it) => code`${key(it.name)}: ${numbers.includes(it) ? transportIn(scope.package, "numeric") : word("String")}`,
  );
  return code`${transportIn(scope.package, "plainHeaders")}(headers, ${record(kinds)})`;
}

/** Values in the packages' form. */
function received(scope: WireScope, headers: readonly Header[], values: Code): Code {
  const natives = nativesIn(scope, headers);
  return natives === undefined ? values : code`${wireRef(scope, "native")}(${values}, ${natives}, ${true}) as object`;
}

/** True for a header that is nothing but a text, or a number. */
function isPlain({ api }: WireScope, { schema, content, name }: Header, types: readonly JsonType[]): boolean {
  const { types: facts, natives } = factsOf(lookupOf(api), schema);
  const isSimple = content === undefined && natives.size === 0 && name.toLowerCase() !== "set-cookie";
  return isSimple && facts !== undefined && [...facts].every((it) => types.includes(it));
}

/** Only where an operation has a server of its own. */
function serverOf({ servers }: Api, operation: Operation): readonly Code[] {
  const [own] = operation.servers;
  return own === undefined || own.url === servers[0]?.url ? [] : [code`server: ${serverWire(own)}`];
}

/** `() => "https://example.com"`, or `(given) => transport.fill("https://{region}.example.com", { region: "eu" }, given)` */
export function serverWire({ url, variables }: Server): Code {
  if (!url.includes("{")) return code`() => ${url}`;
  const defaults = variables.map((it) => code`${key(it.name)}: ${it.default}`);
  return code`(given) => ${transport("fill")}(${url}, ${record(defaults)}, given)`;
}

/** Names of validators that `validateWith` can't guess. */
export function validatorsOf(symbols: Symbols, operation: Operation): readonly Code[] {
  const own = symbols.operationName(operation);
  const guess = own.charAt(0).toUpperCase() + own.slice(1);
  const others = partsOf(operation).flatMap((part) => {
    const place = placeOf(operation, part);
    const { name } = symbols.partType(operation, part);
    return name === guess + place ? [] : [code`${key(place)}: ${name}`];
  });
  return others.length === 0 ? [] : [code`validators: ${record(others)}`];
}

function placeOf(operation: Operation, { kind, status, media }: Part): string {
  const place =
    kind.charAt(0).toUpperCase() +
    kind.slice(1) +
    (status === undefined ? "" : status === "default" ? "Default" : String(status));
  const content =
    kind === "body" ? operation.body?.content : operation.responses.find((it) => it.status === status)?.content;
  return media === undefined || kind === "querystring" || content?.[0] === media ? place : `${place} ${media.type}`;
}
