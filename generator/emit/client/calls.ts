/** What the client's runtime is told of an operation (see `runtime/transport/types.ts`). */
import { percentEncoded } from "../../base/percent.js";
import { code, join, key, Ref, word, type Code } from "../../code/code.js";
import type { Api, Header, Media, Operation, Parameter, Response, SecurityScheme, Server } from "../../model/api.js";
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
import { isSuccess, isWidened } from "./outcome.js";

/** A name of the client's runtime: prints `transport.send`. */
export const transport = (name: string, typeOnly = false): Ref => transportIn("client", name, typeOnly);

/** The same runtime in whichever package has it. */
export const transportIn = (home: WireScope["package"], name: string, typeOnly = false): Ref =>
  new Ref(name, `${home}/src/runtime/transport`, typeOnly);

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
  const path = code`path: ${pathFunction(scope, operation)}`;
  return record([
    name,
    method,
    path,
    ...others,
    ...serverOf(scope.api, operation),
    ...validatorsOf(symbols, operation),
  ]);
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
          code`encode: ${transportIn(scope.package, body.content.length > 1 || body.content.some((it) => it.type.includes("*")) ? "encodeChosen" : "encodeOnly")}`,
        ];
  const declared =
    responses.length === 0 ? [anySuccess(scope)] : responses.map((it) => responseOf(scope, operation, it, errorOf));
  return [
    code`name: ${symbols.operationName(operation)}`,
    code`method: ${method}`,
    ...parameterFunctions(scope, operation),
    ...bodies,
    code`responses: [${join(declared, ", ")}]`,
    ...acceptOf(operation),
    ...securityOf(scope, operation),
  ];
}

const record = (fields: readonly Code[]): Code => code`{ ${join(fields, ", ")} }`;

function pathFunction(scope: WireScope, operation: Operation): Code {
  const [first] = operation.path;
  // A path that does not start with a slash would run into what is in front of it.
  const path =
    first !== undefined && "text" in first && first.text.startsWith("/")
      ? operation.path
      : [{ text: "/" }, ...operation.path];
  const parts = path.map((it) => ("text" in it ? { text: it.text.replace(unfit, percentEncoded) } : it));
  if (parts.every((it) => "text" in it)) return code`() => ${parts.map((it) => it.text).join("")}`;
  const inPath = operation.parameters.filter((it) => it.in === "path");
  if (standAlone(path) && inPath.every((it) => isScalar(scope, it)))
    return code`(input) => ${join(
      parts.map((it) =>
        "text" in it ? code`${it.text}` : code`${wireRef(scope, "segment")}(input.path, ${it.parameter})`,
      ),
      " + ",
    )}`;
  return code`(input) => ${wireRef(scope, "encodePath")}(${pathWire(scope, { ...operation, path: parts })}, ${sent(scope, inPath, code`input.path`)})`;
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

function parameterFunctions(scope: WireScope, { parameters }: Operation): readonly Code[] {
  const whole = parameters.find((it) => it.in === "querystring")?.content;
  const encoded = (place: Parameter["in"], values: Code, encode: string): readonly Code[] => {
    const here = parameters.filter((it) => it.in === place);
    if (here.length === 0) return [];
    return [code`${wireRef(scope, encode)}(${parametersWire(scope, here, "encode")}, ${sent(scope, here, values)})`];
  };
  const [query] =
    whole === undefined || parameters.some((it) => it.in === "query")
      ? encoded("query", code`input.query`, "encodeQuery")
      : [code`${wireRef(scope, "encodeQuerystring")}(${mediaWire(scope, whole, "encode")}, input.querystring)`];
  const headers = [
    ...encoded("header", code`input.headers`, "encodeHeaders"),
    ...encoded("cookie", code`input.cookies`, "cookieHeader"),
  ];
  const spread = headers.map((it) => code`...${it}`);
  return [
    ...(query === undefined ? [] : [code`query: (input) => ${query}`]),
    ...headers
      .slice(0, 1)
      .map((it) => code`headers: (input) => ${headers.length > 1 ? code`[${join(spread, ", ")}]` : it}`),
  ];
}

/** Every media type that is declared for an answer, in order. */
function acceptOf({ responses }: Operation): readonly Code[] {
  if (responses.length === 0) return [code`accept: ${"application/json, */*"}`];
  const types = new Set(responses.flatMap(({ content }) => content.map((it) => it.type)));
  return [code`accept: ${types.size === 0 ? "*/*" : [...types].join(", ")}`];
}

/** Where nothing is declared, whatever succeeds is read as what it says it is. */
const anySuccess = (scope: WireScope): Code =>
  code`{ status: "2XX", read: ${transportIn(scope.package, "readMedia")}, media: [{ type: "application/json", decode: ${wireRef(scope, "decodeJson")} }, { type: "*/*", decode: ${wireRef(scope, "decodeText")} }] }`;

function responseOf(
  scope: WireScope,
  operation: Operation,
  response: Response,
  errorOf: (it: Response) => readonly Code[],
): Code {
  const { status, headers, content } = response;
  return record([
    code`status: ${status}`,
    ...(headers.length === 0 ? [] : [code`headers: (get) => ${headersOf(scope, headers)}`]),
    ...readerOf(scope, content),
    ...(isSuccess(operation, response) && !isWidened(operation, response) ? [] : errorOf(response)),
    ...(isWidened(operation, response) ? [code`ok: ${true}`] : []),
  ]);
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
      code`${wireRef(scope, "decodeHeaders")}(${parametersWire(scope, headers, "decode")}, get).value`,
    );
  const kinds = headers.map((it) => code`${key(it.name)}: ${word(numbers.includes(it) ? "Number" : "String")}`);
  return code`${transportIn(scope.package, "plainHeaders")}(get, ${record(kinds)})`;
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

function securityOf({ api: { schemes }, package: home }: WireScope, { security }: Operation): readonly Code[] {
  const byName = new Map(schemes.map((it) => [it.name, it]));
  const known = security.filter((way) => way.every((use) => byName.has(use.scheme)));
  const ways = known.map(
    (way) =>
      code`[${join(
        way.map((use) => schemeOf(home, byName.get(use.scheme) as SecurityScheme, use.scopes)),
        ", ",
      )}]`,
  );
  return ways.length === 0 ? [] : [code`security: [${join(ways, ", ")}]`];
}

function schemeOf(home: WireScope["package"], { name, kind }: SecurityScheme, scopes: readonly string[]): Code {
  const of = (credentials: string, ...fields: readonly Code[]): Code =>
    record([code`name: ${name}`, code`credentials: ${transportIn(home, credentials)}`, ...fields]);
  if (kind.type === "apiKey") return of("apiKey", code`place: ${kind.in}`, code`parameter: ${kind.parameter}`);
  if (kind.type === "mutualTLS") return of("mutualTls");
  if (kind.type !== "http") return of("bearer", ...(scopes.length === 0 ? [] : [code`scopes: ${[...scopes]}`]));
  if (kind.scheme === "bearer") return of("bearer");
  return kind.scheme === "basic" ? of("basic") : of("bearer", code`scheme: ${kind.scheme}`);
}

/** Only where an operation has a server of its own. */
function serverOf({ servers }: Api, operation: Operation): readonly Code[] {
  const [own] = operation.servers;
  return own === undefined || own.url === servers[0]?.url ? [] : [code`server: ${serverWire(own)}`];
}

/** `{ url: "https://{region}.example.com", variables: { region: "eu" } }` */
export function serverWire({ url, variables }: Server): Code {
  if (!url.includes("{")) return record([code`url: ${url}`]);
  const defaults = variables.map((it) => code`${key(it.name)}: ${it.default}`);
  return record([code`url: ${url}`, code`variables: ${record(defaults)}`, code`fill: ${transport("fill")}`]);
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
