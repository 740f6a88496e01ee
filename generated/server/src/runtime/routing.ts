// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Answers requests from the description of a generated server. */
import {
  type Decoded,
  type JsonCheck,
  type JsonFault,
  MalformedItem,
  type MediaWire,
  type Natives,
  type ParameterWire,
  type Place,
  WireError,
  declaredFor,
  decodeBody,
  decodeBytes,
  decodeCookies,
  decodeHeaders,
  decodePath,
  decodeQuery,
  decodeQuerystring,
  decodeText,
  encodeBody,
  encodeBytes,
  encodeHeaders,
  endOfString,
  isItems,
  native,
  parameterOf,
  plain,
  plainPath,
  together,
} from "./wire.js";

// #region accept
/** The media types that a client takes (RFC 9110, section 12.5.1). */

/** One member of an `Accept` field. */
interface Range {
  /** In lower case; "*" for any. */
  readonly type: string;
  readonly subtype: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** From 0, not acceptable, to 1. */
  readonly quality: number;
}

/** What a client takes. Empty: everything. */
type Accept = readonly Range[];

const everything: Accept = [];

/** The ranges of an `Accept` field. What is malformed in it is passed over; a field of which nothing remains asks for nothing. */
function acceptOf(field: string | undefined): Accept {
  return field === undefined || field === "*/*" ? everything : rangesOf(field);
}

/** Texts that are remembered: no more than so many, and none that is longer, since clients choose them. */
const limits = { texts: 100, length: 300 };

/** The same for texts that come again, as most do: to take them apart costs more than most of what a request asks for. */
function remembering<Value>(make: (text: string) => Value): (text: string) => Value {
  const kept = new Map<string, Value>();
  return (text) => {
    const found = kept.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    if (kept.size >= limits.texts) kept.clear();
    if (text.length <= limits.length) kept.set(text, made);
    return made;
  };
}

const rangesOf = /* @__PURE__ */ remembering((field) => piecesOf(field, ",").flatMap((it) => rangeOf(it) ?? []));
const declaredOf = /* @__PURE__ */ remembering((mediaType) => rangeOf(mediaType));

/** How much a client likes a media type, from 0 to 1; a range of media types is as good as the best in it. */
function qualityOf(accept: Accept, mediaType: string): number {
  if (accept.length === 0) return 1;
  const declared = declaredOf(mediaType);
  if (declared === undefined) return 1; // no client could ask for what is no media type
  const isRange = declared.subtype.startsWith("*");
  const found = accept.filter((it) => covers(it, declared) || (isRange && covers(declared, it)));
  if (isRange) return Math.max(0, ...found.map((it) => it.quality));
  const most = Math.max(...found.map(precision));
  return Math.max(0, ...found.filter((it) => precision(it) === most).map((it) => it.quality));
}

/** The most specific range that covers a type says how good it is. */
const precision = ({ type, subtype, parameters }: Range): number =>
  type === "*" ? 0 : subtype === "*" ? 1 : (subtype.startsWith("*") ? 2 : 3) + parameters.length;

/** All text is sent in UTF-8, which everybody reads, so a charset that is asked for does not tell types apart. */
const covers = ({ type, subtype, parameters }: Range, other: Range): boolean =>
  (type === "*" || type === other.type) &&
  (subtype === "*" ||
    subtype === other.subtype ||
    (subtype.startsWith("*+") && other.subtype.endsWith(subtype.slice(1)))) &&
  parameters.every(
    ([name, value]) => name === "charset" || other.parameters.some((it) => it[0] === name && it[1] === value),
  );

const token = /^[!#$%&'*+.^`|~\w-]+$/;

/** A media range with its parameters, of which those from `q` on are no part of it; undefined for what is none. */
function rangeOf(text: string): Range | undefined {
  const [name = "", ...rest] = piecesOf(text, ";");
  const [type = "", subtype = "", ...more] = name.toLowerCase().split("/");
  if (!token.test(type) || !token.test(subtype) || more.length > 0 || (type === "*" && subtype !== "*"))
    return undefined;
  const parameters = rest.map(typeParameter);
  const weight = parameters.findIndex(([it]) => it === "q");
  const quality = weight < 0 ? 1 : weightOf(parameters[weight]?.[1] ?? "");
  if (quality === undefined) return undefined;
  return { type, subtype, parameters: weight < 0 ? parameters : parameters.slice(0, weight), quality };
}

function typeParameter(text: string): readonly [name: string, value: string] {
  const at = text.indexOf("=");
  const name = (at < 0 ? text : text.slice(0, at)).trim().toLowerCase();
  const value = at < 0 ? "" : text.slice(at + 1).trim();
  const isQuoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
  return [name, (isQuoted ? value.slice(1, -1).replace(/\\(.)/g, "$1") : value).toLowerCase()];
}

/** RFC 9110, section 12.4.2. */
const weightOf = (text: string): number | undefined =>
  /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(text) ? Number(text) : undefined;

/** What stands between separators that are not within quotation marks. */
function piecesOf(text: string, separator: string): readonly string[] {
  if (!text.includes('"')) return text.split(separator).map((it) => it.trim());
  const pieces: string[] = [];
  let isQuoted = false;
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const it = text.charAt(at);
    if (isQuoted && it === "\\") at += 1;
    else if (it === '"') isQuoted = !isQuoted;
    else if (at === text.length || (it === separator && !isQuoted)) {
      pieces.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  if (from < text.length) pieces.push(text.slice(from).trim());
  return pieces;
}
// #endregion

// #region types
/** What the user of a router has to do with. */

/** The request itself, below what the document says of it. */
export interface RequestInfo {
  readonly method: string;
  /** Path and query as they arrived, still percent-encoded. */
  readonly url: string;
  /** The value of a header, by its name in lower case; undefined when it is not there. */
  header(name: string): string | undefined;
  /** The `Request` or `http.IncomingMessage` that came in, for what nothing else here tells. */
  readonly native: unknown;
}

/** What a handler is given besides its typed input. */
export interface Context<Auth = unknown, Produced extends string = string> {
  /** Who asks, as the authentication hook answered; undefined where nobody had to say. */
  readonly auth: Auth;
  /** The operation's id in the document. */
  readonly operation: string;
  /** An id of this request, which error bodies carry. */
  readonly id: string;
  readonly request: RequestInfo;
  /** Aborted when the client goes away before it is answered. */
  readonly signal: AbortSignal;
  /**
   * Of these media types, the one that the client likes best (`Accept`; RFC 9110, section 12.5.1), of equals the first; undefined where it
   * takes none of them. Without an argument, of all that the operation's successes are declared with.
   */
  accepts<Type extends Produced>(this: void, ...types: readonly Type[]): Type | undefined;
}

/** The media types that an operation's answers name. */
export type Produced<Output> = Output extends { readonly contentType: infer Type extends string } ? Type : never;

/** Answers that may leave the media type to the router, which takes the one that the client likes best. */
export type Negotiable<Output> =
  | Output
  | (Output extends { readonly contentType: string }
      ? Omit<Output, "contentType"> & { readonly contentType?: undefined }
      : never);

/**
 * One operation: what the request brings goes in, read and checked; one of the declared answers comes out. Defaults of the document are
 * not filled in. Take the parts you need out of `request`; a copy by spreading lacks what is made on demand (`id`, `signal`, `request`).
 */
export type Handler<Input, Output, Auth> = (
  request: Input & Context<Auth, [Produced<Output>] extends [never] ? string : Produced<Output>>,
) => Output | Promise<Output>;

/** The media types that a range covers: `image/${string}` for "image/*". */
export type MediaTypeOf<Range extends string> = Range extends `${infer Type}/*${infer Suffix}`
  ? Type extends "*"
    ? string
    : `${Type}/${string}${Suffix}`
  : string;

/** Answers whose bytes may also be a stream. */
export type Streamable<Output> = Output extends { readonly body: infer Body }
  ? unknown extends Body
    ? Output
    : Blob extends Body
      ? Omit<Output, "body"> & { readonly body: Body | ReadableStream<Uint8Array> }
      : Output
  : Output;

export type Kind =
  | "not-found"
  | "method-not-allowed"
  | "url-too-long"
  | "headers-too-large"
  | "unsupported-media-type"
  | "unsupported-encoding"
  | "not-acceptable"
  | "content-too-large"
  | "timeout"
  | "incomplete"
  | "invalid-request"
  | "unauthenticated"
  | "not-implemented"
  | "refused"
  | "invalid-response"
  | "internal";

/** What is wrong with a request, or what went wrong with it. */
export interface Problem {
  readonly status: number;
  /** "refused" is what a handler threw on purpose, "internal" what it did not mean to. */
  readonly kind: Kind;
  /** The name of the status: "Bad Request". */
  readonly title: string;
  /** One sentence for people; says nothing about the inside of the server. */
  readonly detail: string;
  /** Of a 400: everything that does not fit. */
  readonly issues: readonly RequestIssue[];
  /** The id of the request. */
  readonly id: string;
  /** The operation's id; undefined when none was found. */
  readonly operation: string | undefined;
  readonly request: RequestInfo;
}

/** One way in which a request does not fit the document. */
export interface RequestIssue {
  readonly in: "path" | "query" | "headers" | "cookies" | "querystring" | "body" | "partHeaders";
  /** JSON Pointer into the value of that place. */
  readonly pointer: string;
  /** The keyword of JSON Schema that is not met, or "encoding" for what could not be read at all. */
  readonly keyword: string;
  /** To be read behind the name of what it is about: "must be at most 1000, got 5000". */
  readonly message: string;
  readonly limit?: unknown;
}

/** The body of an error answer. */
export interface ErrorBody {
  /** Text is sent as it is, everything else as JSON. */
  readonly body: unknown;
  /** Default: "application/json". */
  readonly contentType?: string;
  readonly headers?: { readonly [name: string]: string };
}

export interface BasicCredentials {
  readonly type: "basic";
  readonly username: string;
  readonly password: string;
}

/** Also those of OAuth 2 and OpenID Connect. */
export interface BearerCredentials {
  readonly type: "bearer";
  readonly token: string;
}

export interface ApiKeyCredentials {
  readonly type: "apiKey";
  readonly key: string;
}

/** Those of an HTTP scheme that is neither basic nor bearer; `parameters` is what stands behind its name. */
export interface HttpCredentials {
  readonly type: "http";
  readonly scheme: string;
  readonly parameters: string;
}

/** The client's certificate has to be taken from `context.request.native`. */
export interface MutualTlsCredentials {
  readonly type: "mutualTLS";
}

export type Credentials =
  BasicCredentials | BearerCredentials | ApiKeyCredentials | HttpCredentials | MutualTlsCredentials;

/**
 * Who it is that credentials belong to; undefined for nobody. Asked before the body is read. Where several schemes are needed at once,
 * they are asked in their order: `context.auth` is what the one before answered, and the last answer is the handler's `auth`. Throw
 * an `HttpError` with 403 for somebody who may not do this; `scopes` are those that the operation asks for.
 */
export type Authenticate<Given extends Credentials, Auth> = (
  credentials: Given,
  context: Context,
  scopes: readonly string[],
) => Auth | undefined | Promise<Auth | undefined>;

export interface RouterOptions {
  /** The longest body that is read, in bytes. Default: 1 MiB. */
  readonly bodyLimit?: number;
  /** How long a body may take to arrive, in milliseconds; one that is read item by item may take longer. Default: 30,000. */
  readonly bodyTimeout?: number;
  /** The longest path and query, in characters. Default: 16,384. */
  readonly urlLimit?: number;
  /** The longest that the names and values of all headers may be together, in characters. Default: whatever the platform lets pass; Node's limit is 16 KiB. */
  readonly headerLimit?: number;
  /** The most fields of a query or a form, cookies, and parts of a multipart body. Default: 1000. */
  readonly fieldLimit?: number;
  /** How many levels deep JSON may be nested, wherever it arrives. Default: 500. */
  readonly depthLimit?: number;
  /**
   * Holds what handlers answer against the document: true refuses with 500, "log" only reports. What is thrown as an `HttpError` is
   * not looked at. Default: true, unless NODE_ENV is "production".
   */
  readonly validateResponses?: boolean | "log";
  /** Makes the body of every error answer. Default: application/problem+json (RFC 9457). */
  readonly errorBody?: (problem: Problem) => ErrorBody;
  /** Told of everything unexpected: what a handler threw, and answers that do not fit the document. Default: `console.error`. */
  readonly onError?: (error: unknown, problem: Problem) => void;
  /**
   * The id of a request, where something before the router has given it one: a proxy in a header, a framework. Where it
   * knows none or fails, and by default, the id is a random UUID.
   */
  readonly requestId?: (request: RequestInfo) => string | undefined;
  /** In front of every path, such as "/api". Default: nothing. */
  readonly basePath?: string;
}
// #endregion

// #region message
/** Requests and answers, whatever they travel by. */

/** Why a body was not read: it is too long, or the client has gone before its end, or it took too long. */
export type BodyFault = "too-large" | "incomplete" | "timeout";

/** A request, as an adapter gives it. */
export interface Incoming extends RequestInfo {
  /** The length of all headers' names and values, in characters. */
  headerSize(): number;
  /** False where it is certain that no body comes. */
  readonly hasBody: boolean;
  /**
   * Calls `then` with the whole body, once. Stops reading at the byte that is too many, and after so many milliseconds. Throws an
   * {@link AlreadyRead} where somebody else has read it. No promise: what is done next need not wait for what else there is to do.
   */
  bytes(limit: number, milliseconds: number, then: (read: Uint8Array | BodyFault) => void): void;
  /** The body as it comes; fails with a 413 at the byte that is too many. */
  stream(limit: number): ReadableStream<Uint8Array>;
  /** Reads no further. */
  stop(): void;
  /** True once there is nobody left to answer. */
  readonly isGone: boolean;
  readonly signal: AbortSignal;
}

/** An answer, before it is one of the platform's. */
export interface Outgoing {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Adapters leave it out where the request was a HEAD. */
  readonly body: OutgoingBody;
}

export type OutgoingBody = string | Uint8Array<ArrayBuffer> | Blob | ReadableStream<Uint8Array> | undefined;

/** Texts are told first, since some platforms look up `ReadableStream` anew each time. */
const isStreaming = (body: OutgoingBody): body is ReadableStream<Uint8Array> =>
  typeof body === "object" && body instanceof ReadableStream;

/** Headers by name, for a framework of whose calls with one name only the last counts. */
function grouped(headers: Outgoing["headers"]): ReadonlyMap<string, string | string[]> {
  const values = new Map<string, string | string[]>();
  for (const [name, value] of headers) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : [before, value].flat());
  }
  return values;
}
// #endregion

// #region description
/** What a generated server knows of its API: the form of `routes.ts`. */

/** A generated validator, as far as a router needs it. */
export interface Check {
  readonly is: (value: unknown) => boolean;
  readonly issues: (value: unknown, options?: { readonly maxIssues?: number }) => readonly CheckIssue[];
}

export interface CheckIssue {
  readonly pointer: string;
  readonly keyword: string;
  readonly message: string;
  readonly limit?: unknown;
}

/** Parameters of one place: how they travel, and what they must fit. */
export interface Parameters {
  readonly wire: readonly ParameterWire[];
  readonly check: Check;
  /** Where values stand that JSON has no form for. */
  readonly natives?: Natives;
}

/** A body of one media type. */
export interface Content {
  readonly wire: MediaWire;
  readonly check: Check;
  /** It is sent and read item by item: `check` is for each item, since there is no whole that could be checked. */
  readonly stream?: { readonly check?: Check };
  /** Of the headers of its parts. */
  readonly partHeaders?: { readonly check: Check };
}

/** A declared response. */
export interface Answer {
  /** `check` is there where a header must be, or must be more than any text. */
  readonly headers?: { readonly wire: readonly ParameterWire[]; readonly check?: Check; readonly natives?: Natives };
  readonly content: readonly Content[];
}

/** One operation. */
export interface Route {
  /** As the document calls it. */
  readonly id: string;
  /** The name of its handler. */
  readonly name: string;
  readonly path?: Parameters;
  readonly query?: Parameters;
  readonly headers?: Parameters;
  readonly cookies?: Parameters;
  readonly querystring?: Content & { readonly required: boolean };
  readonly body?: { readonly required: boolean; readonly content: readonly Content[] };
  /** By status: "200", "4XX", "default". */
  readonly responses: { readonly [status: string]: Answer };
  /** Any of these, of which each is all of its schemes with the scopes that are needed. An empty one lets everybody in. */
  readonly security?: readonly { readonly [scheme: string]: readonly string[] }[];
}

/** A node of the tree that paths are compiled to, one level per segment. */
export interface Tree {
  /** By the decoded text of the segment. */
  readonly literals?: { readonly [segment: string]: Tree };
  /** Segments with text around their parameters: `{name}.json` is `["", ".json"]`. The more specific ones come first. */
  readonly patterns?: readonly { readonly texts: readonly string[]; readonly next: Tree }[];
  /** A segment that is a parameter as a whole. */
  readonly parameter?: Tree;
  /** Routes that end here, by method. */
  readonly methods?: { readonly [method: string]: Leaf };
}

export interface Leaf {
  /** Index in `routes`. */
  readonly route: number;
  /** The names of the parameters along the way, in the order in which the tree captures them. */
  readonly names: readonly string[];
}

export type Scheme =
  | { readonly type: "http"; readonly scheme: string }
  | { readonly type: "apiKey"; readonly in: "query" | "header" | "cookie"; readonly name: string }
  | { readonly type: "oauth2" | "openIdConnect" | "mutualTLS" };

export interface Description {
  readonly routes: readonly Route[];
  readonly tree: Tree;
  readonly schemes: { readonly [name: string]: Scheme };
  /** What a client is told it needs credentials for (RFC 9110, section 11.5). */
  readonly realm: string;
}
// #endregion

// #region limits
/** What a request may have, besides a length. */

/** The fault of a query, a form or a line of cookies of too many fields, which is told before they are taken apart. */
function tooManyFields(
  text: string,
  place: Place,
  { fieldLimit = 1000 }: RouterOptions,
  separator = "&",
): Decoded<undefined> | undefined {
  return text.length >= fieldLimit && occurs(text, separator, fieldLimit)
    ? malformed(place, `has more than ${fieldLimit} fields`)
    : undefined;
}

/** The same for the body of a form, or for one of parts. */
function tooManyInside(bytes: Uint8Array, contentType: string, options: RouterOptions): Decoded<undefined> | undefined {
  const { fieldLimit = 1000 } = options;
  if (bytes.length < fieldLimit || !/^\s*(multipart\/|application\/x-www-form-urlencoded)/i.test(contentType))
    return undefined;
  const text = new TextDecoder("latin1").decode(bytes);
  const boundary = parameterOf(contentType, "boundary");
  if (boundary === undefined) return tooManyFields(text, "body", options);
  // A boundary more than there are parts.
  return occurs(text, `--${boundary}`, fieldLimit + 2)
    ? malformed("body", `has more than ${fieldLimit} parts`)
    : undefined;
}

/** True where a piece is there so many times. */
function occurs(text: string, piece: string, times: number): boolean {
  let count = 0;
  for (let at = text.indexOf(piece); at >= 0 && count < times; at = text.indexOf(piece, at + piece.length)) count += 1;
  return count >= times;
}

/** What comes of a place that is not read at all. */
const malformed = (place: Place, message: string): Decoded<undefined> => ({
  value: undefined,
  faults: [{ in: place, name: "", pointer: "", message }],
});
// #endregion

// #region tree
/** Where a request leads: its route, and the raw segments that the path's parameters stand for; or the methods that would lead somewhere. */
type Match =
  | { readonly leaf: ReadyLeaf; readonly captured: readonly string[] }
  | { readonly leaf: undefined; readonly methods: readonly string[] };

type Leaves = { readonly [method: string]: ReadyLeaf };

/** A route that ends here. */
interface ReadyLeaf extends Leaf {
  /** What most paths need no more than. */
  readonly plain: ReturnType<typeof plainPath>;
}

/** A tree that is made ready to be walked. */
interface Ready {
  /** In a map, which takes a piece of the path as it is; to ask an object, a text of its own would have to be made of it first. */
  readonly literals: ReadonlyMap<string, Ready> | undefined;
  readonly patterns: readonly { readonly texts: readonly string[]; readonly next: Ready }[] | undefined;
  readonly parameter: Ready | undefined;
  /** The segments that any path from here begins with, and where they lead. */
  readonly only: { readonly text: string; readonly next: Ready } | undefined;
  readonly methods: Leaves | undefined;
}

/** Makes a tree ready for {@link match}. All its objects are written out: engines look slowly at those that are spread from others. */
function ready({ literals: texts, patterns: mixed, parameter: below, methods }: Tree, routes: readonly Route[]): Ready {
  const leaf = ({ route, names }: Leaf): ReadyLeaf => {
    const plain = plainPath(routes[route]?.path?.wire ?? [], names);
    return { route, names, plain };
  };
  const literals = texts && new Map(Object.entries(texts).map(([text, next]) => [text, ready(next, routes)]));
  const patterns = mixed?.map((it) => ({ texts: it.texts, next: ready(it.next, routes) }));
  const parameter = below && ready(below, routes);
  return {
    literals,
    patterns,
    parameter,
    only: patterns === undefined && parameter === undefined ? onlyWay(literals) : undefined,
    methods: methods && Object.fromEntries(Object.entries(methods).map(([method, it]) => [method, leaf(it)])),
  };
}

function onlyWay(literals: Ready["literals"]): Ready["only"] {
  const [literal, ...others] = literals ?? [];
  if (literal === undefined || others.length > 0) return undefined;
  const [text, next] = literal;
  if (!plainSegment.test(text)) return undefined; // as it stands there, it would be compared with what is encoded
  return next.only === undefined || next.methods !== undefined
    ? { text, next }
    : { text: `${text}/${next.only.text}`, next: next.only.next };
}

/**
 * Finds the most specific path that has the method, segment by segment: a literal goes before a pattern, a pattern before a parameter
 * (OpenAPI, Path Templating Matching), and a way that leads nowhere is left again. Literals are compared decoded, so that `%74argets` is
 * `targets`; an encoded slash never separates. A parameter is never an empty segment, nor `.` or `..`, which no URL parser would send. A
 * slash at the end makes another path.
 */
function match(tree: Ready, path: string, method: string): Match | undefined {
  if (!path.startsWith("/")) return undefined;
  const captured: string[] = [];
  const leaf = walk(tree, path, 1, captured, (it) => leafFor(it, method));
  if (leaf !== undefined) return { leaf, captured };
  const methods: string[] = [];
  walk(tree, path, 1, [], (it) => void methods.push(...Object.keys(it)));
  return methods.length === 0 ? undefined : { leaf: undefined, methods };
}

/** HEAD is answered by GET where it has no operation of its own (RFC 9110, section 9.3.2). */
function leafFor(leaves: Leaves, method: string): ReadyLeaf | undefined {
  if (Object.hasOwn(leaves, method)) return leaves[method];
  return method === "HEAD" && Object.hasOwn(leaves, "GET") ? leaves["GET"] : undefined;
}

/**
 * What is `wanted` at the end of the path, whose next segment begins at `from`, on the most specific way that has it; `captured` grows along
 * the way, and shrinks on the way back.
 */
function walk(
  tree: Ready,
  path: string,
  from: number,
  captured: string[],
  wanted: (leaves: Leaves) => ReadyLeaf | undefined,
): ReadyLeaf | undefined {
  if (from > path.length) return tree.methods && wanted(tree.methods);
  const { only } = tree;
  if (only !== undefined && path.startsWith(only.text, from)) {
    const end = from + only.text.length;
    if (end === path.length || path.charCodeAt(end) === slashCode)
      return walk(only.next, path, end + 1, captured, wanted);
  }
  const slash = path.indexOf("/", from);
  const end = slash < 0 ? path.length : slash;
  const segment = path.slice(from, end);
  const literal = literalOf(tree, segment);
  const direct = literal === undefined ? undefined : walk(literal, path, end + 1, captured, wanted);
  if (direct !== undefined || (tree.patterns === undefined && tree.parameter === undefined) || isDots(segment))
    return direct;
  const length = captured.length;
  for (const { texts, next } of tree.patterns ?? none) {
    const found = between(texts, canonical(segment));
    if (found === undefined) continue;
    captured.push(...found);
    const deeper = walk(next, path, end + 1, captured, wanted);
    if (deeper !== undefined) return deeper;
    captured.length = length;
  }
  if (tree.parameter === undefined) return undefined;
  captured.push(segment);
  const deeper = walk(tree.parameter, path, end + 1, captured, wanted);
  if (deeper === undefined) captured.length = length;
  return deeper;
}

const none: NonNullable<Ready["patterns"]> = [];

function isDots(segment: string): boolean {
  const first = segment.charCodeAt(0);
  const isPossible = Number.isNaN(first) || first === dot || first === percent;
  return isPossible && segment.length < 7 && /^(\.|%2e){0,2}$/i.test(segment);
}

const slashCode = 0x2f;
const dot = 0x2e;
const percent = 0x25;

function literalOf({ literals }: Ready, segment: string): Ready | undefined {
  if (literals === undefined) return undefined;
  const text = segment.includes("%") ? decoded(segment) : segment;
  return text === undefined ? undefined : literals.get(text);
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

const plainSegment = /^[\w.~!$&'()*+,;=:@-]*$/;

/** A segment in one of its many spellings (RFC 3986, section 6.2.2); `texts` are in the same. */
function canonical(segment: string): string {
  if (plainSegment.test(segment)) return segment;
  return segment.replace(/%[\da-f]{2}|[^\w.~!$&'()*+,;=:@-]/giu, (it) => {
    if (it.length < 3) return encodeURIComponent(it.replace(/\p{Cs}/gu, "\ufffd"));
    const character = String.fromCharCode(parseInt(it.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : it.toUpperCase();
  });
}

/**
 * What stands between the texts, each time something, and as little as possible; but dots are taken from behind, since what follows one is
 * an ending: `{name}.{ending}` of `a.tar.gz` is `a.tar` and `gz`. In time that is proportional to the segment's length: the first place of a
 * text, or the last, leaves most room for the others.
 */
function between(texts: readonly string[], segment: string): readonly string[] | undefined {
  const first = texts[0] ?? "";
  const last = texts[texts.length - 1] ?? "";
  if (!segment.startsWith(first) || !segment.endsWith(last)) return undefined;
  const middle = texts.slice(1, -1);
  const [start, end] = [first.length, segment.length - last.length];
  const places = middle.every((it) => it.startsWith(".")) ? lastPlaces : firstPlaces;
  const marks = places(middle, segment, start, end);
  if (marks === undefined) return undefined;
  const starts = [start, ...marks.map((at, i) => at + (middle[i] ?? "").length)];
  return starts.map((from, i) => segment.slice(from, marks[i] ?? end));
}

type Places = (texts: readonly string[], segment: string, start: number, end: number) => readonly number[] | undefined;

const firstPlaces: Places = (texts, segment, start, end) => {
  const found: number[] = [];
  let from = start;
  for (const text of texts) {
    const at = segment.indexOf(text, from + 1);
    if (at < 0) return undefined;
    found.push(at);
    from = at + text.length;
  }
  return from < end ? found : undefined;
};

const lastPlaces: Places = (texts, segment, start, end) => {
  const found: number[] = [];
  let to = end;
  for (let i = texts.length - 1; i >= 0; i -= 1) {
    const text = texts[i] ?? "";
    const at = segment.lastIndexOf(text, to - text.length - 1);
    if (at <= start) return undefined;
    found.unshift(at);
    to = at;
  }
  return to > start ? found : undefined;
};
// #endregion

// #region input
/** The parameters of a request. */

/** So that a request can't ask for an answer that is far longer than itself. */
const maxIssues = 1000;

/** Reads and checks everything but the body into `call`; what does not fit becomes issues. `captured`: the raw texts in the path's places. */
function readParameters(
  { path, query, headers, cookies, querystring }: Route,
  { names, plain }: ReadyLeaf,
  incoming: Incoming,
  call: Call,
  captured: readonly string[],
  search: string,
  check: JsonCheck,
  options: RouterOptions,
  issues: RequestIssue[],
): void {
  if (path !== undefined) {
    const value = path.natives === undefined ? plain?.(captured) : undefined;
    call.path =
      value !== undefined && path.check.is(value)
        ? value
        : judgeParameters("path", decodePath(path.wire, byName(names, captured), check), path, issues);
  }
  if (query !== undefined) {
    const decoded = tooManyFields(search, "query", options) ?? decodeQuery(query.wire, search, check);
    call.query = judgeParameters("query", decoded, query, issues);
  }
  if (headers !== undefined) {
    const decoded = decodeHeaders(headers.wire, (name) => incoming.header(name.toLowerCase()), check);
    call.headers = judgeParameters("headers", decoded, headers, issues);
  }
  if (cookies !== undefined) {
    const line = incoming.header("cookie") ?? "";
    const decoded = tooManyFields(line, "cookie", options, ";") ?? decodeCookies(cookies.wire, line, check);
    call.cookies = judgeParameters("cookies", decoded, cookies, issues);
  }
  if (querystring !== undefined && (querystring.required || search !== "")) {
    const decoded = tooManyFields(search, "querystring", options) ?? decodeQuerystring(querystring.wire, search);
    call.querystring = judge("querystring", decoded, querystring.check, issues);
  }
}

/** Without prototype, so that any name will do. */
function byName(names: readonly string[], texts: readonly string[]): Readonly<Record<string, string>> {
  const captured = Object.create(null) as Record<string, string>;
  for (let i = 0; i < names.length; i += 1) captured[names[i] as string] = texts[i] ?? "";
  return captured;
}

/** The same for values that travel as text. */
function judgeParameters(
  place: RequestIssue["in"],
  { value, faults }: Decoded<unknown>,
  { check, natives }: Omit<Parameters, "wire">,
  issues: RequestIssue[],
): unknown {
  return judge(place, { value: natives === undefined ? value : native(value, natives, true), faults }, check, issues);
}

/** The value, which is held against its schema only where it could be read. */
function judge(
  place: RequestIssue["in"],
  { value, faults }: Decoded<unknown>,
  check: Check,
  issues: RequestIssue[],
): unknown {
  if (faults.length === 0 && check.is(value)) return value;
  for (const { pointer, message } of faults.slice(0, maxIssues)) {
    issues.push({ in: place, pointer, keyword: "encoding", message });
  }
  const isRead = (pointer: string): boolean => faults.every((it) => !`${pointer}/`.startsWith(`${it.pointer}/`));
  for (const { pointer, keyword, message, limit } of check.issues(value, { maxIssues })) {
    if (!isRead(pointer)) continue;
    issues.push({ in: place, pointer, keyword, message, ...(limit === undefined ? {} : { limit }) });
  }
  return value;
}
// #endregion

// #region fields
/** What a header may have without any more ado: visible characters, spaces between them. */
const plainValue = /^[!-~]+(?: [!-~]+)*$/;

/** The line of `Content-Type`. Throws as {@link fields} does. */
const contentTypeField = (type: string): [string, string][] =>
  plainValue.test(type) ? [["content-type", type]] : fields({ name: "content-type" }, type);

/** The lines of a header field. Throws a {@link WireError} for what would end the field early, or is no name (RFC 9110, section 5.1). */
function fields(wire: ParameterWire, value: unknown): [string, string][] {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(wire.name)) throw new WireError("header", wire.name, "is no name of a header");
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text === "string" && wire.content === undefined && plainValue.test(text)) return [[wire.name, text]];
  return encodeHeaders([wire], { [wire.name]: value });
}
// #endregion

// #region problems
/** Error answers. */

/** Why a request is not answered as it wishes. */
interface Refusal {
  readonly status: number;
  readonly kind: Kind;
  readonly detail: string;
  readonly issues?: readonly RequestIssue[];
  readonly headers?: readonly (readonly [name: string, value: string])[];
}

const titles: { readonly [status: number]: string } = {
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  408: "Request Timeout",
  409: "Conflict",
  410: "Gone",
  412: "Precondition Failed",
  413: "Content Too Large",
  414: "URI Too Long",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  428: "Precondition Required",
  429: "Too Many Requests",
  431: "Request Header Fields Too Large",
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

function problemOf(call: Call, { status, kind, detail, issues = [] }: Refusal): Problem {
  const title = titles[status] ?? "Error";
  const operation = call.operation === "" ? undefined : call.operation;
  return { status, kind, title, detail, issues, id: call.id, operation, request: call.request };
}

/** A request that does not fit the document. */
function invalid(issues: readonly RequestIssue[]): Refusal {
  const told = issues.slice(0, 3).map((it) => `${it.in}${it.pointer} ${it.message}`);
  const detail = `${told.join("; ")}${issues.length > 3 ? `; and ${issues.length - 3} more` : ""}.`;
  return { status: 400, kind: "invalid-request", detail, issues };
}

/** Problem Details (RFC 9457). */
function problemDetails({ status, title, detail, issues, id }: Problem): ErrorBody {
  const body = { type: "about:blank", title, status, detail, ...(issues.length === 0 ? {} : { issues }), id };
  return { contentType: "application/problem+json", body };
}

/** The answer with that body. Its own headers go before `more`. Throws for what can't be sent: a header with a line break, a body without a form in JSON. */
function problemAnswer(
  status: number,
  { body, contentType = "application/json", headers = {} }: ErrorBody,
  more: Refusal["headers"] = [],
): Outgoing {
  const text = typeof body === "string" ? body : (JSON.stringify(body) as string | undefined);
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const made = [...more, ...(text === undefined ? [] : [["content-type", contentType] as const])];
  const given = [...made.filter(([name]) => own.every((it) => it[0] !== name)), ...own];
  return {
    status,
    headers: given.flatMap(([name, value]) => fields({ name }, value)),
    body: text,
  };
}
// #endregion

// #region errors
/** What handlers throw on purpose. */

/**
 * Answers with an error status. A text is the sentence that the error body tells; any other body is sent as it is, as JSON. Not held
 * against the document, so it is also the way to answer what the document does not declare.
 */
export class HttpError extends Error {
  override readonly name: string = "HttpError";

  /** Throws a RangeError for a status that is none of 300 to 599. */
  constructor(
    readonly status: number,
    readonly body?: unknown,
    readonly headers: { readonly [name: string]: string } = {},
  ) {
    super(typeof body === "string" ? body : `Answered with ${status}`);
    if (!Number.isInteger(status) || status < 300 || status > 599) throw new RangeError(`${status} is no error status`);
  }
}

/** A handler that nobody has written yet: answered with 501. */
export class NotImplemented extends HttpError {
  override readonly name = "NotImplemented";

  constructor(readonly operation: string) {
    super(501, `${operation} is not implemented.`);
  }
}

/** A mistake in how the router is mounted: the body was read before the request came to it. */
export class AlreadyRead extends TypeError {
  override readonly name = "AlreadyRead";

  constructor() {
    super(
      "The body of the request was read before it came to this router, by a body parser or other middleware, so it can't be held against " +
        "the document. Mount the router in front of what reads bodies, such as express.json().",
    );
  }
}

/** A handler's answer that does not fit the document. */
export class InvalidResponse extends TypeError {
  override readonly name = "InvalidResponse";

  constructor(
    /** The operation's id. */
    readonly operation: string,
    readonly status: unknown,
    /** Where, in the answer: "/headers/Retry-After", "/body/weight", "/status". */
    readonly pointer: string,
    problem: string,
  ) {
    super(`${operation} answered ${String(status)}: ${pointer} ${problem}`);
  }
}
// #endregion

// #region stream
/** Bodies that are sent item by item. */

/** An item of a request that can't be read or does not fit: a 400, unless the handler has begun to answer. */
class InvalidItem extends HttpError {
  override readonly name = "InvalidItem";

  constructor(readonly issues: readonly RequestIssue[]) {
    super(400, issues.map(({ pointer, message }) => `body${pointer} ${message}`).join("; "));
  }
}

/** The items of a request. Throws an {@link InvalidItem} at the first that can't be read or does not fit. */
async function* requestItems(items: AsyncIterable<unknown>, check: Check | undefined): AsyncGenerator<unknown> {
  let index = 0;
  try {
    for await (const it of items) {
      if (check?.is(it) === false) throw new InvalidItem(issuesOf(check, it, index));
      yield it;
      index += 1;
    }
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    const pointer = `/${index}${error instanceof MalformedItem ? error.pointer : ""}`;
    throw new InvalidItem([{ in: "body", pointer, keyword: "encoding", message: error.problem }]);
  }
}

function issuesOf(check: Check, item: unknown, index: number): readonly RequestIssue[] {
  return check.issues(item, { maxIssues: 100 }).map(({ pointer, keyword, message, limit }) => ({
    in: "body",
    pointer: `/${index}${pointer}`,
    keyword,
    message,
    ...(limit === undefined ? {} : { limit }),
  }));
}

type Items = AsyncIterable<unknown> | Iterable<unknown>;

/** The items of an answer; `refuse` is told of each that does not fit, and may throw. */
async function* answerItems(
  items: Items,
  check: Check,
  refuse: (pointer: string, message: string) => void,
): AsyncGenerator<unknown> {
  let index = 0;
  for await (const it of items) {
    const [issue] = check.is(it) ? [] : issuesOf(check, it, index);
    if (issue !== undefined) refuse(issue.pointer, issue.message);
    yield it;
    index += 1;
  }
}

/** The same stream; `report` is told why it fails, which is too late for another answer. What comes after its reader left is dropped. */
function watched(stream: ReadableStream<Uint8Array>, report: (error: unknown) => void): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  let isLeft = false;
  const cancel = (reason: unknown): Promise<void> => {
    isLeft = true;
    return reader.cancel(reason);
  };
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    try {
      const { done, value } = await reader.read();
      if (isLeft) return;
      if (done) controller.close();
      else controller.enqueue(value);
    } catch (error) {
      report(error);
      controller.error(error);
    }
  };
  return new ReadableStream<Uint8Array>({ pull, cancel }, { highWaterMark: 0 });
}
// #endregion

// #region body
/** The body of a request: whether it is read, and what comes of it. */

type Body = NonNullable<Route["body"]>;

/**
 * Reads the body into `call`, and answers what `then` makes of it. What does not fit becomes issues; `then` is given the reason why the
 * body can't be read at all. Throws and rejects as `then` does.
 */
function withBody<Result>(
  { required, content: contents }: Body,
  incoming: Incoming,
  call: Call,
  options: RouterOptions,
  issues: RequestIssue[],
  then: Then<Refusal | undefined, Result>,
): Result | Promise<Result> {
  const given = incoming.header("content-type");
  if (!incoming.hasBody && given === undefined) {
    if (required) issues.push({ in: "body", pointer: "", keyword: "required", message: "must be there" });
    return then(undefined);
  }
  // What says nothing of itself is bytes (RFC 9110, section 8.3).
  const type = given ?? "application/octet-stream";
  const content = contentFor(contents, type);
  if (content === undefined || !isReadable(content, type))
    return then(incoming.hasBody || required ? unsupported(contents) : undefined);
  if (content.wire.stream === true) return then(streamed(content, type, incoming, call, options, issues));
  return withBytes(incoming, options, (bytes) =>
    then("kind" in bytes ? bytes : read(content, type, bytes, required, call, options, issues)),
  );
}

/** What is done with what was waited for. */
type Then<Value, Result> = (value: Value) => Result | Promise<Result>;

function streamed(
  { wire, stream, check }: Content,
  type: string,
  incoming: Incoming,
  call: Call,
  options: RouterOptions,
  issues: RequestIssue[],
): Refusal | undefined {
  const { bodyLimit } = bodyLimits(options);
  const refusal = unwilling(incoming, bodyLimit);
  if (refusal !== undefined) return refusal;
  call.contentType = concrete(wire, type);
  const decoded = decodeBody(wire, incoming.stream(bodyLimit), type);
  if (decoded.faults.length > 0) judge("body", decoded, check, issues);
  else call.body = requestItems(decoded.value as AsyncIterable<unknown>, stream?.check);
  call.partHeaders = decoded.partHeaders?.value;
  return undefined;
}

function read(
  content: Content,
  type: string,
  bytes: Uint8Array,
  isRequired: boolean,
  call: Call,
  options: RouterOptions,
  issues: RequestIssue[],
): undefined {
  const { wire } = content;
  const decoded: Decoded<unknown> = tooManyInside(bytes, type, options) ?? decodeBody(wire, bytes, type);
  if (bytes.length === 0 && !isRequired && decoded.faults.length > 0) return; // there is none
  call.contentType = concrete(wire, type);
  call.body = judge("body", decoded, content.check, issues);
  const { partHeaders } = decoded;
  if (partHeaders !== undefined && content.partHeaders !== undefined)
    call.partHeaders = judge("partHeaders", partHeaders, content.partHeaders.check, issues);
}

/** The media type of a body: of one that is declared as a range, the type that it says itself. */
const concrete = (wire: Content["wire"], type: string): string => (wire.type.includes("*") ? lowered(type) : wire.type);

const bodyLimits = ({
  bodyLimit = 1024 * 1024,
  bodyTimeout = 30_000,
}: RouterOptions): { readonly bodyLimit: number; readonly bodyTimeout: number } => ({ bodyLimit, bodyTimeout });

/**
 * What `then` makes of the whole body as it arrives, or of why it can't be read; one that is too long, or in a content coding, is not begun.
 * Throws and rejects as `then` does.
 */
function withBytes<Result>(
  incoming: Incoming,
  options: RouterOptions,
  then: Then<Uint8Array | Refusal, Result>,
): Result | Promise<Result> {
  if (!incoming.hasBody) return then(new Uint8Array());
  const { bodyLimit, bodyTimeout } = bodyLimits(options);
  const refusal = unwilling(incoming, bodyLimit);
  if (refusal !== undefined) return then(refusal);
  return new Promise((resolve, reject) =>
    incoming.bytes(bodyLimit, bodyTimeout, (it) => {
      try {
        resolve(then(typeof it === "string" ? unread(it, bodyLimit) : it));
      } catch (thrown) {
        const error = thrown as Error;
        reject(error);
      }
    }),
  );
}

/** Why a body is refused before it is read. */
function unwilling(incoming: Incoming, limit: number): Refusal | undefined {
  const coding = incoming.header("content-encoding")?.trim().toLowerCase() ?? "";
  if (coding !== "" && coding !== "identity") {
    const detail = "The body must not be in a content coding.";
    return { status: 415, kind: "unsupported-encoding", detail, headers: [["accept-encoding", "identity"]] };
  }
  return Number(incoming.header("content-length") ?? 0) > limit ? unread("too-large", limit) : undefined;
}

function unread(fault: BodyFault, limit: number): Refusal {
  if (fault === "timeout") return { status: 408, kind: "timeout", detail: "The body took too long." };
  if (fault === "incomplete") return { status: 400, kind: "incomplete", detail: "The body is not complete." };
  return { status: 413, kind: "content-too-large", detail: `The body must have at most ${limit} bytes.` };
}

function unsupported(contents: readonly Content[]): Refusal {
  const types = contents.map((it) => it.wire.type).join(", ");
  const detail = `The body must be ${types}, its text in UTF-8.`;
  return { status: 415, kind: "unsupported-media-type", detail, headers: [["accept", types]] };
}

/** The declared content that a media type is one of. */
const contentFor = (contents: readonly Content[], type: string): Content | undefined =>
  contents.find((it) => it.wire.type === type) ?? declaredFor(contents, type, (it) => it.wire.type);

/** With its parameters as they are. */
const lowered = (type: string): string => type.trim().replace(/^[^;]*/, (it) => it.trimEnd().toLowerCase());

const mediaType = /^\s*[!#$%&'*+.^`|~\w-]+\/[!#$%&'*+.^`|~\w-]+\s*(;|$)/;

/** True where it is a media type whose character encoding is known. Only plain text may be in another than UTF-8; bytes are in none. */
function isReadable({ wire }: Content, type: string): boolean {
  if (wire.type.includes("*") && !mediaType.test(type)) return false;
  if (!type.includes(";")) return true;
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(type)?.[1]?.toLowerCase();
  if (charset === undefined || ["utf-8", "utf8", "us-ascii"].includes(charset)) return true;
  if (wire.decode === decodeBytes) return true;
  return wire.decode === decodeText && isCharset(charset);
}

function isCharset(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}
// #endregion

// #region output
/** From what a handler answers to what is sent. */

/** What a handler answers. */
interface Output {
  readonly status: number;
  readonly contentType?: string;
  readonly headers?: { readonly [name: string]: unknown };
  readonly body?: unknown;
  /** Of the parts of a multipart body. */
  readonly partHeaders?: object;
}

/** Throws an {@link InvalidResponse} for what can't be an answer at all. */
function requireOutput(route: Route, output: unknown): asserts output is Output {
  const status = typeof output === "object" && output !== null ? (output as Partial<Output>).status : undefined;
  if (status !== undefined && Number.isInteger(status) && status >= 200 && status <= 599) return;
  const got = typeof output === "object" && output !== null ? status : typeof output;
  throw new InvalidResponse(route.id, got, "/status", "must be a status from 200 to 599");
}

/** The declared response that a status is: itself, its range, or the default. */
function answerFor({ responses }: Route, status: number): Answer | undefined {
  if (Object.hasOwn(responses, status)) return responses[status];
  const name = [String(status), `${Math.floor(status / 100)}XX`, "default"].find((it) => Object.hasOwn(responses, it));
  return name === undefined ? undefined : responses[name];
}

/** Throws an {@link InvalidResponse} for an answer that the document does not declare. Later items of a stream are left to {@link checkItems}. */
function checkOutput(route: Route, answer: Answer | undefined, output: Output): void {
  const { body, contentType, partHeaders } = output;
  if (answer === undefined) {
    // Where nothing is declared, anything may be answered (OpenAPI 3.1, `responses` is optional).
    if (Object.keys(route.responses).length === 0) return;
    throw unfit(route, output, "/status", "is not declared");
  }
  const { headers } = answer;
  if (headers?.check !== undefined)
    hold(route, output, headers.check, headersByName(headers.wire, output.headers ?? {}), "/headers");
  if (answer.content.length === 0) {
    if (body !== undefined) throw unfit(route, output, "/body", "is there, and none is declared");
    return;
  }
  const content = contentOf(answer, contentType);
  if (content === undefined) throw unfit(route, output, "/contentType", `${contentType ?? ""} is not declared`);
  if (body === undefined) throw unfit(route, output, "/body", "is missing");
  if (content.stream === undefined && !isStream(content, body)) hold(route, output, content.check, body, "/body");
  if (content.partHeaders !== undefined && partHeaders !== undefined)
    hold(route, output, content.partHeaders.check, partHeaders, "/partHeaders");
}

const unfit = ({ id }: Route, { status }: Output, pointer: string, problem: string): InvalidResponse =>
  new InvalidResponse(id, status, pointer, problem);

/** What each item of an answer must fit, where it is sent item by item. */
const itemCheck = (answer: Answer | undefined, { contentType }: Output): Check | undefined =>
  (answer && contentOf(answer, contentType))?.stream?.check;

/** The answer with its items checked while they are sent; `refuse` is told of those that don't fit, and may throw. */
function checkItems(route: Route, check: Check, output: Output, refuse: (fault: InvalidResponse) => void): Output {
  if (!isItems(output.body)) return output;
  const items = answerItems(output.body, check, (pointer, message) =>
    refuse(new InvalidResponse(route.id, output.status, `/body${pointer}`, message)),
  );
  return { ...output, body: items };
}

/** Bytes that come one after another can't be held against anything. */
const isStream = ({ wire }: Content, body: unknown): boolean =>
  wire.encode === encodeBytes && body instanceof ReadableStream;

function hold(route: Route, output: Output, check: Check, value: unknown, place: string): void {
  if (check.is(value)) return;
  const [first] = check.issues(value, { maxIssues: 1 });
  throw unfit(route, output, `${place}${first?.pointer ?? ""}`, first?.message ?? "does not fit");
}

/** Headers under the names that the document writes; themselves, where these are theirs. */
function headersByName(wire: readonly ParameterWire[], headers: NonNullable<Output["headers"]>): object {
  const isAsWritten = (name: string): boolean => headers[name] !== undefined && wire.some((it) => it.name === name);
  if (Object.keys(headers).every(isAsWritten)) return headers;
  const entries = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [wireOf(wire, name).name, value]));
}

const wireOf = (wire: readonly ParameterWire[], name: string): ParameterWire =>
  wire.find((it) => it.name.toLowerCase() === name.toLowerCase()) ?? { name };

const contentOf = ({ content }: Answer, type: string | undefined): Content | undefined =>
  type === undefined ? content[0] : contentFor(content, type);

/** The answer as it travels. Throws where it can't: a header with a line break, a value that its media type can't hold. */
function encodeOutput(
  answer: Answer | undefined,
  { status, headers, body, contentType, partHeaders }: Output,
): Outgoing {
  const sent = headers === undefined ? [] : headerFields(answer?.headers, headers);
  if (body === undefined || status === 204 || status === 205 || status === 304)
    return { status, headers: sent, body: undefined };
  const wire = answer === undefined ? undefined : contentOf(answer, contentType)?.wire;
  const encoded = wire === undefined ? undeclared(body) : encodeBody(wire, body, partHeaders);
  const type = contentType !== undefined && wire?.type.includes("*") === true ? contentType : encoded.contentType;
  sent.push(...contentTypeField(type));
  return { status, headers: sent, body: encoded.body };
}

const undeclared = (body: unknown): { readonly contentType: string; readonly body: string } => ({
  contentType: "application/json",
  body: JSON.stringify(body),
});

/** Declared headers in their style, others as text. `Content-Type` is the body's own, and the length is counted. */
function headerFields(declared: Answer["headers"], headers: NonNullable<Output["headers"]>): [string, string][] {
  const { wire = [], natives } = declared ?? {};
  const given = natives === undefined ? headers : plain(headers, natives);
  const sent: [string, string][] = [];
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (value !== undefined && !/^content-(type|length)$|^transfer-encoding$/i.test(name))
      sent.push(...fields(wireOf(wire, name), value));
  }
  return sent;
}
// #endregion

// #region negotiation
/** Which of the declared media types an answer has (RFC 9110, section 12). */

/** The media types of an operation's successes; undefined where one of them has no body, so that nothing about a type is certain. */
function producedBy({ responses }: Route): readonly string[] | undefined {
  const all = Object.entries(responses);
  const good = all.filter(([status]) => status.startsWith("2"));
  const contents = (good.length > 0 ? good : all.filter(([status]) => status === "default")).map(
    ([, it]) => it.content,
  );
  if (contents.length === 0 || contents.some((it) => it.length === 0)) return undefined;
  return [...new Set(contents.flat().map((it) => it.wire.type))];
}

/** True where the client takes one of the types, or there are none. */
function isAcceptable(types: readonly string[] | undefined, field: string | undefined): boolean {
  if (types === undefined || field === undefined || field === "*/*" || types.includes(field)) return true;
  const accept = acceptOf(field);
  return types.some((it) => qualityOf(accept, it) > 0);
}

/** The type that the client likes best, of equals the first; undefined where it takes none of them. */
function preferredOf<Type extends string>(types: readonly Type[], field: string | undefined): Type | undefined {
  const [best] = byPreference(types, acceptOf(field), (it) => it);
  return best;
}

/** Those that are acceptable, best first. */
function byPreference<It>(all: readonly It[], accept: Accept, typeOf: (it: It) => string): readonly It[] {
  return all
    .map((it) => ({ it, quality: qualityOf(accept, typeOf(it)) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ it }) => it);
}

/**
 * The answer with a media type where several are declared and the handler named none: of those that can hold its body, the one that the
 * client likes best. A range such as "image/*" is not taken, since it says not which.
 */
function negotiated(answer: Answer | undefined, output: Output, call: Call): Output {
  if (output.contentType !== undefined || output.body === undefined) return output;
  const contents = answer?.content ?? [];
  if (contents.length < 2) return output;
  call.varies = true;
  const liked = byPreference(contents, acceptOf(call.request.header("accept")), ({ wire }) => wire.type);
  const able = (it: Content): boolean => !it.wire.type.includes("*") && canHold(it, output.body);
  const chosen = liked.find(able) ?? contents.find(able);
  return chosen === undefined ? output : { ...output, contentType: chosen.wire.type };
}

function canHold({ wire, check, stream }: Content, body: unknown): boolean {
  const isBinary = body instanceof Blob || body instanceof ReadableStream || body instanceof Uint8Array;
  if (isBinary) return wire.encode === encodeBytes && (body instanceof ReadableStream || check.is(body));
  if (stream !== undefined) return isItems(body);
  return !(isItems(body) && Symbol.asyncIterator in body) && check.is(body);
}

/** The answer, whose caches are told that it depends on `Accept` (RFC 9110, section 12.5.5). */
function varying(outgoing: Outgoing): Outgoing {
  const index = outgoing.headers.findIndex(([name]) => name.toLowerCase() === "vary");
  const [name, value] = outgoing.headers[index] ?? ["vary", ""];
  if (/(^|,)\s*(\*|accept)\s*(,|$)/i.test(value)) return outgoing;
  const others = outgoing.headers.filter((_, i) => i !== index);
  return { ...outgoing, headers: [...others, [name, value === "" ? "Accept" : `${value}, Accept`]] };
}
// #endregion

// #region call
/**
 * One request on its way: what a handler is given. Parts that the operation does not have are not there. What is seldom asked for is
 * made when it is.
 */
class Call implements Context {
  declare path?: unknown;
  declare query?: unknown;
  declare headers?: unknown;
  declare cookies?: unknown;
  declare querystring?: unknown;
  declare contentType?: string;
  declare body?: unknown;
  declare partHeaders?: unknown;
  auth: unknown = undefined;
  /** Empty until the route is found. */
  operation = "";
  /** True once the answer depends on `Accept`. */
  varies = false;
  /** The media types of the operation's successes. */
  produces: readonly string[] | undefined = undefined;
  readonly #incoming: Incoming;
  readonly #requestId: RouterOptions["requestId"];
  #id: string | undefined;

  constructor(incoming: Incoming, requestId: RouterOptions["requestId"]) {
    this.#incoming = incoming;
    this.#requestId = requestId;
  }

  get id(): string {
    return (this.#id ??= this.#given() ?? crypto.randomUUID());
  }

  /** A hook that fails does not stop the answer. */
  #given(): string | undefined {
    try {
      return this.#requestId?.(this.#incoming);
    } catch {
      return undefined;
    }
  }

  get request(): RequestInfo {
    return this.#incoming;
  }

  get signal(): AbortSignal {
    return this.#incoming.signal;
  }

  /** Made anew each time, so that it may be taken out of the context. */
  get accepts(): Context["accepts"] {
    return <Type extends string>(...types: readonly Type[]): Type | undefined => {
      this.varies = true;
      const among = types.length > 0 ? types : ((this.produces ?? []) as readonly Type[]);
      return preferredOf(among, this.#incoming.header("accept"));
    };
  }
}
// #endregion

// #region credentials
/** What a request carries for a scheme, taken apart; undefined when that is nothing, or not of its form. */
function credentialsOf(scheme: Scheme, request: RequestInfo): Credentials | undefined {
  if (scheme.type === "mutualTLS") return { type: "mutualTLS" };
  if (scheme.type === "apiKey") {
    const key = keyOf(scheme, request);
    return typeof key === "string" && key !== "" ? { type: "apiKey", key } : undefined;
  }
  const wanted = scheme.type === "http" ? scheme.scheme.toLowerCase() : "bearer";
  const [, name = "", parameters = ""] = /^(\S+)[ \t]+(.*)$/.exec(request.header("authorization") ?? "") ?? [];
  if (name.toLowerCase() !== wanted) return undefined;
  if (wanted === "basic") return basic(parameters.trim());
  if (wanted === "bearer") return parameters.trim() === "" ? undefined : { type: "bearer", token: parameters.trim() };
  return { type: "http", scheme: wanted, parameters: parameters.trim() };
}

/** RFC 7617: user name and password in base64, apart at the first colon. */
function basic(text: string): Credentials | undefined {
  const pair = /^[\w+/-]+=*$/.test(text) ? textIn(text) : undefined;
  const colon = pair?.indexOf(":") ?? -1;
  if (pair === undefined || colon < 0) return undefined;
  return { type: "basic", username: pair.slice(0, colon), password: pair.slice(colon + 1) };
}

function textIn(base64: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64), (it) => it.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined; // not base64, or not UTF-8
  }
}

/** A key that is given twice is none: who has checked one of them need not have seen the other. */
function keyOf({ in: place, name }: Scheme & { readonly type: "apiKey" }, request: RequestInfo): unknown {
  if (place === "header") return request.header(name.toLowerCase());
  if (place === "cookie") return decodeCookies([{ name }], request.header("cookie")).value[name];
  const { value, faults } = decodeQuery([{ name }], searchOf(request.url));
  return faults.length === 0 ? value[name] : undefined;
}

const searchOf = (url: string): string => (url.includes("?") ? url.slice(url.indexOf("?") + 1) : "");
// #endregion

// #region authentication
/** Who asks (OpenAPI, Security Requirement Object; RFC 9110, section 11). */

/** By the name of a security scheme, which says what credentials there are. */
type Hooks = { readonly [scheme: string]: Authenticate<Credentials, unknown> | undefined };

/** Any of these. */
type Ways = NonNullable<Route["security"]>;

/** All of these schemes, with the scopes that are asked for. */
type Way = Ways[number];

const isAnonymous = (way: Way): boolean => Object.keys(way).length === 0;

/** Throws where the document asks for authentication and there is no hook for a scheme. */
function requireHooks({ routes }: Description, hooks: Hooks | false | undefined): void {
  if (hooks === false) return;
  const asked = new Set(routes.flatMap((it) => it.security ?? []).flatMap((it) => Object.keys(it)));
  const missing = [...asked].filter((it) => ownOf(hooks, it) === undefined);
  if (missing.length === 0) return;
  throw new TypeError(
    `The document asks for authentication by ${missing.map((it) => JSON.stringify(it)).join(" and ")}: ` +
      "give the router an authenticate hook of that name, or authenticate: false to ask nobody for anything.",
  );
}

/**
 * True when one of the ways is met; `call.auth` is then who asks. Anonymous access is the last way, wherever it stands in the document,
 * so that those who say who they are are known. Nothing tells which part of a way was not met.
 */
async function isAdmitted(ways: Ways, call: Call, { schemes }: Description, hooks: Hooks): Promise<boolean> {
  for (const way of ways) if (!isAnonymous(way) && (await isMet(way, call, schemes, hooks))) return true;
  call.auth = undefined;
  return ways.length === 0 || ways.some(isAnonymous);
}

async function isMet(way: Way, call: Call, schemes: Description["schemes"], hooks: Hooks): Promise<boolean> {
  call.auth = undefined;
  for (const [name, scopes] of Object.entries(way)) {
    const hook = ownOf(hooks, name);
    const scheme = ownOf(schemes, name);
    const credentials = scheme === undefined ? undefined : credentialsOf(scheme, call.request);
    if (hook === undefined || credentials === undefined) return false;
    const auth = await hook(credentials, call, scopes);
    if (auth === undefined || auth === null || auth === false) return false;
    call.auth = auth;
  }
  return true;
}

/** One challenge for each scheme that `Authorization` is for (RFC 9110, section 11.6.1); a 401 must have one. */
function challenges(ways: Ways, { schemes, realm }: Description): readonly (readonly [string, string])[] {
  const names = ways.flatMap((it) => Object.keys(it)).flatMap((it) => challengeOf(schemes, it));
  const quoted = realm.replace(/[^\x20-\x7e]|["\\]/g, "");
  const shown = names.length === 0 ? ["ApiKey"] : [...new Set(names)];
  return shown.map((it) => ["www-authenticate", `${it} realm="${quoted}"`] as const);
}

function challengeOf(schemes: Description["schemes"], name: string): readonly string[] {
  const scheme = ownOf(schemes, name);
  if (scheme === undefined || scheme.type === "apiKey" || scheme.type === "mutualTLS") return [];
  const word = scheme.type === "http" ? scheme.scheme : "bearer";
  return /^[!#$%&'*+.^`|~\w-]+$/.test(word) ? [word.charAt(0).toUpperCase() + word.slice(1)] : [];
}

function ownOf<Value>(table: { readonly [name: string]: Value } | undefined, name: string): Value | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
// #endregion

// #region json
/**
 * JSON in which no object has a name twice, and which is at most so many levels deep: deeper data than any document describes would end
 * the stack of most that work on it. Readers differ in which of two values they take (RFC 8259, section 4), so what one part of a system
 * has checked need not be what another one uses.
 */
const strictJson =
  (maxDepth: number): JsonCheck =>
  (text, value) => {
    if (typeof value !== "object" || value === null) return undefined;
    const names = namesOf(value, maxDepth);
    if (names === undefined) return { pointer: "", message: `is more than ${maxDepth} levels deep` };
    return names === namesIn(text) ? undefined : repeatedIn(text);
  };

/** The same route, all JSON in whose bodies is read with that check. All routes have the same members, so that engines take them for one kind. */
function strict(route: Route, check: JsonCheck): Route {
  const { id, name, path, query, headers, cookies, querystring, body, responses, security } = route;
  const checked = <It extends Content>(it: It): It => ({ ...it, wire: { ...it.wire, check } });
  return {
    id,
    name,
    path,
    query,
    headers,
    cookies,
    querystring: querystring && checked(querystring),
    body: body && { required: body.required, content: body.content.map(checked) },
    responses,
    security,
  } as Route;
}

/** How many names there are in a value; undefined where it is too deep. */
function namesOf(value: object, maxDepth: number): number | undefined {
  let count = 0;
  let level: readonly object[] = [value];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > maxDepth) return undefined;
    const next: object[] = [];
    for (const it of level) {
      const items = Object.values(it) as unknown[];
      if (!Array.isArray(it)) count += items.length;
      for (const item of items) if (typeof item === "object" && item !== null) next.push(item);
    }
    level = next;
  }
  return count;
}

const colon = 0x3a;

/** How many names there are in the text of valid JSON: strings before a colon. */
function namesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    at = endOfString(text, at + 1);
    if (isName(text, at)) count += 1;
  }
  return count;
}

/** True where a colon follows, so that the string which ends at this place is a name. */
function isName(text: string, end: number): boolean {
  let at = end;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return text.charCodeAt(at) === colon;
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** An object or an array around the place that a walk through JSON is at. */
interface Around {
  /** Names that were there; undefined in an array. */
  readonly names: Set<string> | undefined;
  /** The name or index that the walk is at. */
  at: string | number;
}

/** Where an object of valid JSON has a name again. */
function repeatedIn(text: string): JsonFault {
  const around: Around[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const here = around.at(-1);
    const token = text[at];
    if (token === "[") around.push({ names: undefined, at: 0 });
    else if (token === "{") around.push({ names: new Set(), at: "" });
    else if (token === "]" || token === "}") around.pop();
    else if (token === "," && typeof here?.at === "number") here.at += 1;
    else if (token === '"') {
      const start = at;
      at = endOfString(text, start + 1) - 1;
      if (here?.names === undefined || !isName(text, at + 1)) continue;
      here.at = JSON.parse(text.slice(start, at + 1)) as string;
      if (here.names.has(here.at)) break;
      here.names.add(here.at);
    }
  }
  const pointer = around.map(({ at }) => `/${String(at).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  return { pointer, message: "is given more than once" };
}
// #endregion

// #region production
/** True where NODE_ENV says so. */
function isProduction(): boolean {
  const { process } = globalThis as { readonly process?: { readonly env?: { readonly NODE_ENV?: string } } };
  return process?.env?.NODE_ENV === "production";
}
// #endregion

// #region verified
/** Signed requests: whoever checks a signature needs the body's own bytes, before anything is made of them. */

/** Whether a request is what its sender signed; compare by `equalSecrets`. `body` is what arrived, byte for byte; empty where there is none. */
export type Verify = (request: RequestInfo, body: Uint8Array) => boolean | Promise<boolean>;

/** The request, whose body is read, once its signature is found right; else why it is refused. */
async function verified(verify: Verify, incoming: Incoming, options: RouterOptions): Promise<Incoming | Refusal> {
  const bytes = await withBytes(incoming, options, (it) => it);
  if ("kind" in bytes) return bytes;
  // A copy, since whoever checks may keep or change what it is given.
  return (await verify(incoming, bytes.slice())) ? new Read(incoming, bytes) : forged;
}

const forged: Refusal = {
  status: 401,
  kind: "unauthenticated",
  detail: "The signature is not that of this request.",
  headers: [["www-authenticate", "Signature"]],
};

/** A request whose body is in memory already. */
class Read implements Incoming {
  readonly method: string;
  readonly url: string;
  readonly native: unknown;
  readonly hasBody: boolean;
  readonly #incoming: Incoming;
  readonly #bytes: Uint8Array;

  constructor(incoming: Incoming, bytes: Uint8Array) {
    this.#incoming = incoming;
    this.#bytes = bytes;
    this.method = incoming.method;
    this.url = incoming.url;
    this.native = incoming.native;
    this.hasBody = incoming.hasBody;
  }

  header(name: string): string | undefined {
    return this.#incoming.header(name);
  }

  headerSize(): number {
    return this.#incoming.headerSize();
  }

  bytes(_limit: number, _milliseconds: number, then: (read: Uint8Array | BodyFault) => void): void {
    then(this.#bytes);
  }

  stream(): ReadableStream<Uint8Array> {
    const bytes = this.#bytes;
    return new ReadableStream({
      start: (controller) => {
        if (bytes.length > 0) controller.enqueue(bytes);
        controller.close();
      },
    });
  }

  stop(): void {
    this.#incoming.stop();
  }

  get isGone(): boolean {
    return this.#incoming.isGone;
  }

  get signal(): AbortSignal {
    return this.#incoming.signal;
  }
}
// #endregion

// #region core
interface CoreOptions extends RouterOptions {
  /** An object of hooks, typed by the generated package. */
  readonly authenticate?: object | false;
  /** What to take for the URL of a request; undefined for a place that there is not. */
  readonly locate?: (request: RequestInfo, url: string) => string | undefined;
  /** Whether a request is what its sender signed. Asked with the bytes of the body, before anything of them is read. */
  readonly verify?: Verify;
}

/** Where a path has led to. */
interface Asked {
  readonly leaf: ReadyLeaf;
  readonly captured: readonly string[];
  /** The query, without its mark. */
  readonly search: string;
}

type AnyHandler = (call: Call) => unknown;

/** Answers requests: everything but how they come in and go out. */
class Core {
  readonly #api: Description;
  readonly #tree: Ready;
  readonly #check: JsonCheck;
  readonly #handlers: readonly (AnyHandler | undefined)[];
  /** By route: the media types of its successes. */
  readonly #produced: readonly (readonly string[] | undefined)[];
  readonly #options: CoreOptions;
  readonly #hooks: Hooks | false | undefined;
  readonly #validate: boolean | "log";
  readonly #basePath: string;

  /** Throws where the document asks for authentication and there is no hook for a scheme. */
  constructor(api: Description, handlers: object, options: CoreOptions) {
    this.#hooks = options.authenticate as Hooks | false | undefined;
    requireHooks(api, this.#hooks);
    this.#check = strictJson(options.depthLimit ?? 500);
    this.#api = { ...api, routes: api.routes.map((it) => strict(it, this.#check)) };
    this.#tree = ready(api.tree, api.routes);
    this.#handlers = api.routes.map((it) => handlerOf(handlers, it.name));
    this.#produced = api.routes.map(producedBy);
    this.#options = options;
    this.#validate = options.validateResponses ?? !isProduction();
    this.#basePath = (options.basePath ?? "").replace(/\/+$/, "");
  }

  /** Never rejects. */
  answer(incoming: Incoming): Outgoing | Promise<Outgoing> {
    return this.#answer(incoming, incoming.url) ?? this.#nothing(incoming);
  }

  /**
   * Undefined where the document has no such path. `url` is that of the request, or what remains of it below the place that the router is
   * mounted at. Never rejects.
   */
  async answerKnown(incoming: Incoming, url = incoming.url): Promise<Outgoing | undefined> {
    return this.#answer(incoming, url);
  }

  /** Waits for nothing that is there already: a promise on the way costs more than most of what is done here. */
  #answer(incoming: Incoming, url: string): Outgoing | Promise<Outgoing> | undefined {
    const call = new Call(incoming, this.#options.requestId);
    try {
      const found = this.#find(incoming, url, call);
      return found instanceof Promise ? found.catch((error: unknown) => this.#failed(error, incoming, call)) : found;
    } catch (error) {
      return this.#failed(error, incoming, call);
    }
  }

  #find(incoming: Incoming, given: string, call: Call): Outgoing | Promise<Outgoing> | undefined {
    const { method } = incoming;
    const refusal = tooLong(incoming, this.#options);
    if (refusal !== undefined) return this.#refuse(call, refusal);
    const { locate } = this.#options;
    const url = locate === undefined ? given : locate(incoming, given);
    if (url === undefined) return undefined;
    const mark = url.indexOf("?");
    const path = within(this.#basePath, mark < 0 ? url : url.slice(0, mark));
    const found = path === undefined ? undefined : match(this.#tree, path, method);
    if (found === undefined) return undefined;
    if (found.leaf === undefined) return this.#otherMethod(method, call, found.methods);
    const { leaf, captured } = found;
    call.operation = (this.#api.routes[leaf.route] as Route).id;
    const asked = { leaf, captured, search: mark < 0 ? "" : url.slice(mark + 1) };
    return this.#admit(asked, incoming, call);
  }

  #admit(asked: Asked, incoming: Incoming, call: Call): Outgoing | Promise<Outgoing> {
    const { security } = this.#api.routes[asked.leaf.route] as Route;
    const hooks = this.#hooks ?? false;
    if (security === undefined || hooks === false) return this.#verify(asked, incoming, call);
    return isAdmitted(security, call, this.#api, hooks).then((is) =>
      is ? this.#verify(asked, incoming, call) : this.#refuse(call, unauthenticated(challenges(security, this.#api))),
    );
  }

  #verify(asked: Asked, incoming: Incoming, call: Call): Outgoing | Promise<Outgoing> {
    const { verify } = this.#options;
    if (verify === undefined) return this.#read(asked, incoming, call);
    return verified(verify, incoming, this.#options).then((it) =>
      "kind" in it ? this.#refuse(call, it) : this.#read(asked, it, call),
    );
  }

  #read({ leaf, captured, search }: Asked, incoming: Incoming, call: Call): Outgoing | Promise<Outgoing> {
    const index = leaf.route;
    const route = this.#api.routes[index] as Route;
    call.produces = this.#produced[index];
    if (!isAcceptable(call.produces, incoming.header("accept"))) return this.#refuse(call, unacceptable(call.produces));
    const issues: RequestIssue[] = [];
    readParameters(route, leaf, incoming, call, captured, search, this.#check, this.#options, issues);
    if (route.body === undefined) return this.#handle(index, call, issues);
    return withBody(route.body, incoming, call, this.#options, issues, (refusal) =>
      refusal === undefined ? this.#handle(index, call, issues) : this.#refuse(call, refusal),
    );
  }

  #handle(index: number, call: Call, issues: readonly RequestIssue[]): Outgoing | Promise<Outgoing> {
    if (issues.length > 0) return this.#refuse(call, invalid(issues));
    const route = this.#api.routes[index] as Route;
    const handler = this.#handlers[index];
    if (handler === undefined) throw new NotImplemented(route.id);
    const output = handler(call);
    if (!isThenable(output)) return this.#encode(route, call, output);
    return Promise.resolve(output).then((it) => this.#encode(route, call, it));
  }

  #encode(route: Route, call: Call, output: unknown): Outgoing {
    requireOutput(route, output);
    const answer = answerFor(route, output.status);
    const chosen = negotiated(answer, output, call);
    const checked = this.#validate === false ? chosen : this.#checked(route, answer, chosen, call);
    const encoded = encodeOutput(answer, checked);
    const sent = call.varies ? varying(encoded) : encoded;
    if (!isStreaming(sent.body)) return sent;
    return { ...sent, body: watched(sent.body, (error) => this.#reportFor(call, error)) };
  }

  #checked(route: Route, answer: Answer | undefined, output: Output, call: Call): Output {
    try {
      checkOutput(route, answer, output);
    } catch (fault) {
      this.#unfit(call, fault);
    }
    const check = itemCheck(answer, output);
    return check === undefined ? output : checkItems(route, check, output, (fault) => this.#unfit(call, fault));
  }

  /** Throws what is wrong with an answer, or reports it where it is sent all the same. */
  #unfit(call: Call, fault: unknown): void {
    if (this.#validate === true || !(fault instanceof InvalidResponse)) throw fault;
    this.#reportFor(call, fault);
  }

  #reportFor(call: Call, error: unknown): void {
    this.#report(error, problemOf(call, refusalFor(error)));
  }

  #nothing(incoming: Incoming): Outgoing {
    if (incoming.method === "OPTIONS" && incoming.url === "*") return { status: 204, headers: [], body: undefined };
    return this.#refuse(new Call(incoming, this.#options.requestId), {
      status: 404,
      kind: "not-found",
      detail: "There is nothing here.",
    });
  }

  #otherMethod(method: string, call: Call, names: readonly string[]): Outgoing {
    const allow = [...new Set([...names, ...(names.includes("GET") ? ["HEAD"] : []), "OPTIONS"])].join(", ");
    const headers = [["allow", allow] as const];
    if (method === "OPTIONS") return { status: 204, headers, body: undefined };
    return this.#refuse(call, {
      status: 405,
      kind: "method-not-allowed",
      detail: `Only ${allow} are possible here.`,
      headers,
    });
  }

  /** What was thrown on purpose is answered as it says; all else is a 500 that tells nothing but its id. */
  #failed(error: unknown, incoming: Incoming, call: Call): Outgoing {
    if (error instanceof HttpError) {
      try {
        return this.#thrown(error, call);
      } catch (fault) {
        return this.#failed(fault, incoming, call);
      }
    }
    if (!(incoming.isGone && isAbort(error))) this.#reportFor(call, error);
    return this.#refuse(call, refusalFor(error));
  }

  #thrown(error: HttpError, call: Call): Outgoing {
    const { status, body, headers, message: detail } = error;
    if (error instanceof InvalidItem)
      return this.#refuse(call, { status, kind: "invalid-request", detail, issues: error.issues });
    if (body !== undefined && typeof body !== "string") return problemAnswer(status, { body, headers });
    const kind = status === 501 ? "not-implemented" : "refused";
    return this.#refuse(call, { status, kind, detail }, headers);
  }

  /** The error answer; that of a 500 where the hook for its body does not make one. */
  #refuse(call: Call, refusal: Refusal, headers: { readonly [name: string]: string } = {}): Outgoing {
    const problem = problemOf(call, refusal);
    try {
      const made = (this.#options.errorBody ?? problemDetails)(problem);
      return problemAnswer(problem.status, { ...made, headers: { ...made.headers, ...headers } }, refusal.headers);
    } catch (error) {
      const instead = problemOf(call, unexpected);
      this.#report(error, instead);
      return problemAnswer(500, problemDetails(instead));
    }
  }

  /** Whoever is told can't change the answer, not even by failing. */
  #report(error: unknown, problem: Problem): void {
    const onError = this.#options.onError ?? ((it, { id, operation }) => console.error(operation, id, it));
    try {
      Promise.resolve(onError(error, problem)).catch(() => undefined);
    } catch {
      // There is nobody else to tell.
    }
  }
}

function tooLong(incoming: Incoming, { urlLimit = 16_384, headerLimit }: RouterOptions): Refusal | undefined {
  if (incoming.url.length > urlLimit)
    return { status: 414, kind: "url-too-long", detail: `The URL must have at most ${urlLimit} characters.` };
  if (headerLimit === undefined || incoming.headerSize() <= headerLimit) return undefined;
  const detail = `The headers must have at most ${headerLimit} characters.`;
  return { status: 431, kind: "headers-too-large", detail };
}

function unauthenticated(headers: Refusal["headers"] & object): Refusal {
  return { status: 401, kind: "unauthenticated", detail: "Valid credentials are needed.", headers };
}

const isThenable = (it: unknown): it is PromiseLike<unknown> =>
  typeof it === "object" && it !== null && typeof (it as { readonly then?: unknown }).then === "function";

function unacceptable(types: readonly string[] = []): Refusal {
  const detail = `The answer can only be ${types.join(", ")}.`;
  return { status: 406, kind: "not-acceptable", detail, headers: [["vary", "Accept"]] };
}

const refusalFor = (error: unknown): Refusal => (error instanceof InvalidResponse ? unfitRefusal : unexpected);

const unexpected: Refusal = { status: 500, kind: "internal", detail: "Something went wrong on our side." };
const unfitRefusal: Refusal = { status: 500, kind: "invalid-response", detail: "Something went wrong on our side." };

/** A handler by its name, also where it is a method of a class; but not what every object has. */
function handlerOf(handlers: object, name: string): AnyHandler | undefined {
  const it = (handlers as { readonly [name: string]: unknown })[name];
  if (typeof it !== "function" || it === (Object.prototype as unknown as { readonly [name: string]: unknown })[name])
    return undefined;
  return (call) => Reflect.apply(it, handlers, [call]) as unknown;
}

/** The path behind the base path; undefined where it is not below it. */
function within(basePath: string, path: string): string | undefined {
  if (basePath === "") return path;
  if (path === basePath) return "/";
  return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : undefined;
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === "AbortError";
// #endregion

// #region deadline
/** Time limits of many that wait equally long, by one timer of the platform: to begin and to end one for each request takes longer than to read it. */

/** A time limit that runs: one of a ring, which begins and ends with its queue. */
interface Link {
  before: Link;
  after: Link;
}

/** Who is told that its time is over. */
interface Late {
  late(): void;
}

/** A limit that may be ended before its time. */
class Deadline implements Link {
  before: Link = this;
  after: Link = this;

  constructor(
    /** By the platform's monotonic clock. */
    readonly until: number,
    readonly who: Late,
  ) {}

  /** Nothing happens to one whose time is over. */
  end(): void {
    this.before.after = this.after;
    this.after.before = this.before;
    this.before = this.after = this;
  }
}

/** Those who wait for so many milliseconds, in the order in which their time is over. */
class Queue implements Link {
  before: Link = this;
  after: Link = this;
  readonly #milliseconds: number;
  /** When the timer calls, in the same time; one that is overdue was lost with a clock that a test had faked. */
  #due = -Infinity;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  add(who: Late): Deadline {
    const now = performance.now();
    const it = new Deadline(now + this.#milliseconds, who);
    it.before = this.before;
    it.after = this;
    this.before = this.before.after = it;
    if (this.#due < now) this.#set(now, this.#milliseconds);
    return it;
  }

  #set(now: number, milliseconds: number): void {
    this.#due = now + milliseconds;
    const timer: unknown = setTimeout(() => this.#look(), Math.min(milliseconds, longest));
    // Who waits has a connection, which keeps the process alive; the timer alone must not.
    (timer as { unref?: () => void }).unref?.();
  }

  /** Undefined where nobody waits. */
  get #first(): Deadline | undefined {
    return this.after instanceof Deadline ? this.after : undefined;
  }

  #look(): void {
    const now = performance.now();
    try {
      for (let it = this.#first; it !== undefined && it.until <= now; it = this.#first) {
        it.end();
        it.who.late();
      }
    } finally {
      const next = this.#first;
      this.#due = -Infinity;
      if (next !== undefined) this.#set(now, Math.max(Math.ceil(next.until - now), 1));
    }
  }
}

/** What a timer can hold. */
const longest = 2 ** 31 - 1;

const queues = /* @__PURE__ */ new Map<number, Queue>();

/** Tells `who` after so many milliseconds, unless what it answers is ended before. Only for who has a connection, since it keeps no process alive. */
function deadline(milliseconds: number, who: Late): Deadline {
  let queue = queues.get(milliseconds);
  if (queue === undefined) queues.set(milliseconds, (queue = new Queue(milliseconds)));
  return queue.add(who);
}
// #endregion

// #region node-send
/** Sends an answer; answers a promise where that takes its time. Throws for headers that can't be sent. */
function sendNode(answer: Outgoing, incoming: NodeIncoming, response: NodeResponse): Promise<void> | undefined {
  const { status, headers, body } = answer;
  const { native: request } = incoming;
  const isAtOnce = typeof body !== "object" || body instanceof Uint8Array;
  if (!isAtOnce || request.method === "HEAD" || response.destroyed || isUnfinished(incoming))
    return sendSlowly(answer, incoming, response);
  incoming.stop();
  writeHead(response, request, status, fieldsOf(headers, status, body, false));
  response.end(body);
  return undefined;
}

/** A stream may be made of the request's body, so that is read until both have ended; otherwise nobody wants what is left of it. */
async function sendSlowly(
  { status, headers, body }: Outgoing,
  incoming: NodeIncoming,
  response: NodeResponse,
): Promise<void> {
  const { native: request } = incoming;
  const isHead = request.method === "HEAD";
  const content = isHead ? undefined : body;
  const isStream = isStreaming(content);
  if (!isStream) incoming.stop();
  const isUnread = !isStream && isUnfinished(incoming);
  if (isHead || response.destroyed) await discard(body);
  if (response.destroyed) return;
  const isLast = closes(request, status, isUnread);
  const fields = fieldsOf(headers, status, body, isHead);
  if (isLast) fields.push("connection", "close");
  writeHead(response, request, status, fields);
  if (isUnread) request.resume(); // without a listener, what comes is thrown away
  if (isStream) await pipe(content, response);
  else if (typeof content === "object" && content instanceof Blob) await pipe(content.stream(), response);
  else if (isLast) lastWords(content, request, response);
  else response.end(content);
  if (isStream) letGo(incoming);
}

/** Names and values of the answer's headers, one after another. */
function fieldsOf(headers: Outgoing["headers"], status: number, body: OutgoingBody, isHead: boolean): string[] {
  const fields: string[] = [];
  for (const [name, value] of headers) fields.push(name, value);
  const length = lengthFor(status, body, isHead);
  if (length !== undefined) fields.push("content-length", String(length));
  return fields;
}

/** True where the client may still be sending its body. */
const isUnfinished = ({ hasBody, native }: NodeIncoming): boolean => !native.complete && hasBody;

/** Throws away what is left of a body, so that the connection can be used again. */
function letGo(incoming: NodeIncoming): void {
  incoming.stop();
  if (isUnfinished(incoming)) incoming.native.resume();
}

/** True where the connection can't be used again, since too much of a body that nobody wants is still to come. */
const closes = (request: NodeRequest, status: number, isUnread: boolean): boolean =>
  isUnread && request.httpVersionMajor === 1 && (status === 408 || !isShort(request));

/** What is left of a body of up to so many bytes is waited for, so that the connection can be used again. */
const short = 65_536;

const isShort = ({ headers }: NodeRequest): boolean => Number(headers["content-length"] ?? Infinity) <= short;

/** Takes names and values one after another, which is the fastest way. */
interface Http1Response {
  writeHead(status: number, fields: string[]): unknown;
}

/** HTTP/2's response takes each header by itself, and so does one that has headers already: of a name that comes twice, the last would win. */
function writeHead(response: NodeResponse, { httpVersionMajor }: NodeRequest, status: number, fields: string[]): void {
  if (httpVersionMajor === 1 && response.getHeaderNames().length === 0) {
    (response as Http1Response).writeHead(status, fields);
    return;
  }
  const byName = new Map<string, string[]>();
  for (let i = 0; i < fields.length; i += 2) {
    const name = fields[i] as string;
    byName.set(name, [...(byName.get(name) ?? []), fields[i + 1] as string]);
  }
  for (const [name, values] of byName) response.setHeader(name, values);
  response.writeHead(status);
}

/** What `Content-Length` says of a body, where it is known and is to be said. */
function lengthFor(status: number, body: OutgoingBody, isHead: boolean): number | undefined {
  if (status === 204 || status === 304 || isStreaming(body)) return undefined;
  if (body === undefined) return isHead ? undefined : 0;
  return typeof body === "string" ? lengthOf(body) : body instanceof Blob ? body.size : body.byteLength;
}

/** By the platform's own count, where it has one. */
function lengthOf(text: string): number {
  const { Buffer } = globalThis as { readonly Buffer?: { byteLength(text: string): number } };
  return Buffer === undefined ? byteLength(text) : Buffer.byteLength(text);
}

/** The length of a text in UTF-8. */
function byteLength(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    length += unit < 0x800 ? 1 : 2;
    if (isHigh(unit) && isLow(text.charCodeAt(i + 1))) i += 1; // four bytes for two units
  }
  return length;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** How long a client is listened to that has not noticed its answer. In milliseconds. */
const patience = 1000;

/**
 * Answers a client that is still sending. A connection that is closed with unread bytes is reset, and the answer lost with it (RFC 9112,
 * section 9.6), so what comes is thrown away for a moment.
 */
function lastWords(body: string | Uint8Array | undefined, request: NodeRequest, response: NodeResponse): void {
  const finish = (): void => {
    clearTimeout(timer);
    request.off("end", finish);
    request.off("close", finish);
    response.end();
  };
  const timer = setTimeout(finish, patience);
  request.on("end", finish);
  request.on("close", finish);
  if (body === undefined) response.flushHeaders?.();
  else response.write(body);
}

async function discard(body: OutgoingBody): Promise<void> {
  if (isStreaming(body)) await body.cancel().catch(() => undefined);
}

/** Waits for the client where it reads more slowly than the stream is written, and ends the stream when it goes away. */
async function pipe(body: ReadableStream<Uint8Array>, response: NodeResponse): Promise<void> {
  const reader = body.getReader();
  const onClose = (): void => void reader.cancel().catch(() => undefined);
  response.on("error", onClose);
  response.on("close", onClose);
  try {
    for (let it = await reader.read(); !it.done; it = await reader.read()) {
      if (!response.write(it.value)) await drained(response);
    }
    response.end();
  } catch {
    response.destroy(); // an answer that breaks off must not look whole
  } finally {
    response.off("close", onClose);
  }
}

function drained(response: NodeResponse): Promise<void> {
  if (response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const onReady = (): void => {
      response.off("drain", onReady);
      response.off("close", onReady);
      resolve();
    };
    response.on("drain", onReady);
    response.on("close", onReady);
  });
}
// #endregion

// #region node
/**
 * The adapter for `node:http`, and for `node:http2` by its compatible interface. What is used of them is described here, so that nothing
 * of Node is needed to compile or to bundle. No `Request`, `Response` or stream of the web is made on the way.
 */

/** What is used of a readable stream. */
export interface NodeReadable {
  readonly destroyed: boolean;
  /** True once everything was read. */
  readonly readableEnded?: boolean;
  on(event: "data" | "end" | "error" | "close", listener: (chunk: Uint8Array) => void): unknown;
  off(event: "data" | "end" | "error" | "close", listener: (chunk: Uint8Array) => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/** What is used of `http.IncomingMessage`. */
export interface NodeRequest extends NodeReadable {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly httpVersionMajor: number;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  /** True once the whole message has arrived, read or not. */
  readonly complete: boolean;
  /** HTTP/2: the stream, which knows whether a body comes. */
  readonly stream?: { readonly endAfterHeaders?: boolean };
}

/** What is used of `http.ServerResponse`. */
export interface NodeResponse {
  readonly writableFinished: boolean;
  readonly destroyed: boolean;
  getHeaderNames(): readonly string[];
  setHeader(name: string, value: string[]): unknown;
  writeHead(status: number): unknown;
  /** HTTP/1 only. */
  flushHeaders?(): void;
  write(chunk: string | Uint8Array): boolean;
  end(chunk?: string | Uint8Array): unknown;
  on(event: "error" | "close" | "drain", listener: () => void): unknown;
  off(event: "error" | "close" | "drain", listener: () => void): unknown;
  destroy(): unknown;
}

/** Answers a request of `node:http`. */
function answerNode(core: Core, request: NodeRequest, response: NodeResponse): void {
  const incoming = new NodeIncoming(request, response);
  const answer = core.answer(incoming);
  if (answer instanceof Promise) void answer.then((it) => sendOrEnd(it, incoming, response));
  else sendOrEnd(answer, incoming, response);
}

function sendOrEnd(answer: Outgoing, incoming: NodeIncoming, response: NodeResponse): void {
  try {
    sendNode(answer, incoming, response)?.catch(() => response.destroy());
  } catch {
    response.destroy();
  }
}
// #endregion

// #region reading
/** What both adapters say of a body. */

/** What the reader of a stream is told, and the client if the reader lets it pass. */
function streamError(fault: BodyFault, limit: number): HttpError {
  return fault === "too-large"
    ? new HttpError(413, `The body must have at most ${limit} bytes.`)
    : new HttpError(400, "The body is not complete.");
}
// #endregion

// #region node-incoming
const nothingGiven: Given = {};

/** A request of `node:http`. */
class NodeIncoming implements Incoming {
  readonly method: string;
  readonly url: string;
  readonly hasBody: boolean;
  readonly #response: NodeResponse;
  readonly #given: Given;
  #signal: AbortSignal | undefined;
  #reading: Reading | undefined;

  constructor(
    readonly native: NodeRequest,
    response: NodeResponse,
    given = nothingGiven,
  ) {
    this.method = native.method ?? "GET";
    this.url = originForm(given.url ?? native.url ?? "/");
    this.hasBody = hasBody(native);
    this.#response = response;
    this.#given = given;
  }

  get isGone(): boolean {
    return this.#response.destroyed;
  }

  get signal(): AbortSignal {
    return (this.#signal ??= whileThere(this.#response));
  }

  header(name: string): string | undefined {
    const { headers } = this.native;
    // What an object inherits is neither a text nor a list.
    const value: unknown = headers[name];
    return typeof value === "string" ? value : Array.isArray(value) ? value.join(", ") : undefined;
  }

  headerSize(): number {
    const values = Object.entries(this.native.headers);
    return values.reduce((size, [name, value = ""]) => size + name.length + value.length, 0);
  }

  bytes(limit: number, milliseconds: number, then: (read: Uint8Array | BodyFault) => void): void {
    const { bytes } = this.#given;
    if (bytes !== undefined) return then(bytes.byteLength > limit ? "too-large" : bytes);
    const source = this.#source();
    this.#reading = new Reading(source, limit, new Whole(this, milliseconds, then));
  }

  stream(limit: number): ReadableStream<Uint8Array> {
    const { bytes } = this.#given;
    if (bytes !== undefined) return new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
    const source = this.#source();
    const start = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
      this.#reading = new Reading(source, limit, {
        data: (chunk) => {
          controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) <= 0) source.pause();
        },
        end: () => controller.close(),
        fail: (fault) => controller.error(streamError(fault, limit)),
      });
    };
    return new ReadableStream<Uint8Array>({
      start,
      pull: () => void source.resume(),
      cancel: () => this.stop(),
    });
  }

  stop(): void {
    this.#reading?.stop();
  }

  /** What the body is read from. */
  #source(): NodeReadable {
    const source = this.#given.source ?? this.native;
    if (source.readableEnded === true && this.hasBody) throw new AlreadyRead();
    return source;
  }
}

/** What a framework knows better than the request. */
interface Given {
  /** The whole URL, where the request has only what is left of it. */
  readonly url?: string | undefined;
  /** The body, where it was read already. */
  readonly bytes?: Uint8Array | undefined;
  /** Where the body is read from: the request, if it isn't said. */
  readonly source?: NodeReadable | undefined;
}

interface Reader {
  data(chunk: Uint8Array): void;
  end(): void;
  fail(fault: BodyFault): void;
}

/** A body that is read. Exactly one of the reader's `end` and `fail` is called, once, unless it is stopped before. */
class Reading {
  #size = 0;
  #isOver = false;
  readonly #source: NodeReadable;
  readonly #limit: number;
  readonly #reader: Reader;

  constructor(source: NodeReadable, limit: number, reader: Reader) {
    this.#source = source;
    this.#limit = limit;
    this.#reader = reader;
    if (source.destroyed) {
      this.#onGone();
      return;
    }
    source.on("end", this.#onEnd);
    source.on("error", this.#onGone);
    source.on("close", this.#onGone);
    source.on("data", this.#onData);
  }

  readonly #onData = (chunk: Uint8Array): void => {
    this.#size += chunk.byteLength;
    if (this.#size <= this.#limit) return this.#reader.data(chunk);
    this.stop();
    this.#reader.fail("too-large");
  };

  // What has ended tells nothing more but that it is closed: to take the listeners off would only take time.
  readonly #onEnd = (): void => {
    this.#isOver = true;
    this.#reader.end();
  };

  readonly #onGone = (): void => {
    if (this.#isOver) return;
    this.stop();
    this.#reader.fail("incomplete");
  };

  stop(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const source = this.#source;
    source.off("data", this.#onData);
    source.off("end", this.#onEnd);
    source.off("error", this.#onGone);
    source.off("close", this.#onGone);
    source.pause();
  }
}

/** A body that is waited for. */
class Whole implements Reader, Late {
  readonly #chunks: Uint8Array[] = [];
  readonly #incoming: NodeIncoming;
  readonly #then: (read: Uint8Array | BodyFault) => void;
  readonly #limited: Deadline;

  constructor(incoming: NodeIncoming, milliseconds: number, then: (read: Uint8Array | BodyFault) => void) {
    this.#incoming = incoming;
    this.#then = then;
    this.#limited = deadline(milliseconds, this);
  }

  data(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
  }

  end(): void {
    this.#settle(together(this.#chunks));
  }

  fail(fault: BodyFault): void {
    this.#settle(fault);
  }

  late(): void {
    this.#incoming.stop();
    this.#then("timeout");
  }

  #settle(it: Uint8Array | BodyFault): void {
    this.#limited.end();
    this.#then(it);
  }
}

/** In HTTP/1 a body says that it comes (RFC 9112, section 6.3); in HTTP/2 the headers say when none does. */
function hasBody({ headers, httpVersionMajor, stream }: NodeRequest): boolean {
  if (headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0) return true;
  return httpVersionMajor > 1 && headers["content-length"] === undefined && stream?.endAfterHeaders === false;
}

/** A proxy may be asked with a whole URL (RFC 9112, section 3.2.2). */
function originForm(url: string): string {
  if (url.startsWith("/") || url === "*") return url;
  const path = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/i.exec(url)?.[1] ?? "/";
  return path.startsWith("/") ? path : `/${path}`;
}

/** Aborted when the connection ends before the answer has. */
function whileThere(response: NodeResponse): AbortSignal {
  const controller = new AbortController();
  const onClose = (): void => {
    if (!response.writableFinished) controller.abort();
  };
  if (response.destroyed) onClose();
  else response.on("close", onClose);
  return controller.signal;
}
// #endregion

// #region fetch-incoming
/** A request of the web platform. */
class FetchIncoming implements Incoming {
  readonly method: string;
  readonly url: string;
  readonly hasBody: boolean;
  readonly #given: Uint8Array | undefined;
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  /** `given`: its body, where somebody else has read it. */
  constructor(
    readonly native: Request,
    given?: Uint8Array,
  ) {
    this.method = native.method;
    this.url = pathOf(native.url);
    this.hasBody = mayHaveBody(native);
    this.#given = given;
  }

  get signal(): AbortSignal {
    return this.native.signal;
  }

  get isGone(): boolean {
    return this.native.signal.aborted;
  }

  header(name: string): string | undefined {
    return this.native.headers.get(name) ?? undefined;
  }

  headerSize(): number {
    let size = 0;
    this.native.headers.forEach((value, name) => (size += name.length + value.length));
    return size;
  }

  bytes(limit: number, milliseconds: number, then: (read: Uint8Array | BodyFault) => void): void {
    const isWhole = this.#given === undefined && this.#isBounded(limit);
    if (!isWhole) this.#reader ??= this.#open();
    // A timer of its own: on some platforms a request can't wait for what another one has begun.
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      this.stop();
      then("timeout");
    }, milliseconds);
    void (isWhole ? this.#whole(limit) : this.#chunks(limit)).then((it) => {
      if (isLate) return;
      clearTimeout(timer);
      then(it);
    });
  }

  async #chunks(limit: number): Promise<Uint8Array | BodyFault> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for (let chunk = await this.#read(); chunk !== undefined; chunk = await this.#read()) {
      if (chunk === "incomplete") return chunk;
      size += chunk.byteLength;
      if (size > limit) {
        this.stop();
        return "too-large";
      }
      chunks.push(chunk);
    }
    return together(chunks);
  }

  /** True where the platform itself lets no more through, so that it may read the whole in its own way, which is the fastest. */
  #isBounded(limit: number): boolean {
    const { native } = this;
    if (native.headers.has("transfer-encoding") || native.bodyUsed) return false;
    return Number(native.headers.get("content-length") ?? Infinity) <= limit;
  }

  async #whole(limit: number): Promise<Uint8Array | BodyFault> {
    try {
      const bytes = new Uint8Array(await this.native.arrayBuffer());
      return bytes.byteLength > limit ? "too-large" : bytes; // in one process, nobody counts
    } catch {
      return "incomplete";
    }
  }

  stream(limit: number): ReadableStream<Uint8Array> {
    let size = 0;
    const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
      const chunk = await this.#read();
      if (chunk === undefined) return controller.close();
      if (chunk === "incomplete") return controller.error(streamError(chunk, limit));
      size += chunk.byteLength;
      if (size <= limit) return controller.enqueue(chunk);
      this.stop();
      controller.error(streamError("too-large", limit));
    };
    return new ReadableStream<Uint8Array>({ pull, cancel: () => this.stop() });
  }

  stop(): void {
    this.#reader?.cancel().catch(() => undefined);
  }

  /** The next chunk; undefined at the end. */
  async #read(): Promise<Uint8Array | "incomplete" | undefined> {
    this.#reader ??= this.#open();
    try {
      return (await this.#reader?.read())?.value;
    } catch {
      return "incomplete"; // the client has gone
    }
  }

  #open(): ReadableStreamDefaultReader<Uint8Array> | undefined {
    if (this.#given !== undefined) return new Blob([this.#given as Uint8Array<ArrayBuffer>]).stream().getReader();
    if (this.native.bodyUsed || this.native.body?.locked === true) throw new AlreadyRead();
    return this.native.body?.getReader();
  }
}

/** Looks at `body` last: some platforms make it only then, which takes long. */
function mayHaveBody(request: Request): boolean {
  const { method, headers } = request;
  if (method === "GET" || method === "HEAD") return false;
  const length = headers.get("content-length");
  return length === null ? request.body !== null : length !== "0";
}

/** Path and query of an absolute URL. */
function pathOf(url: string): string {
  const start = url.indexOf("/", url.indexOf("//") + 2);
  const end = url.indexOf("#", start);
  return end < 0 ? url.slice(start) : url.slice(start, end);
}
// #endregion

// #region fetch
/** The adapter for the web's own `Request` and `Response`. */

/**
 * What `fetch` takes. A `Request` by itself is answered as a server does: nothing is ever thrown. A URL, or a request with options, is
 * asked as a client does: a path alone will do, and an aborted signal rejects.
 */
function answerFetch(core: Core, input: Request | string | URL, init?: RequestInit): Promise<Response> {
  const isUrl = typeof input === "string" || input instanceof URL;
  if (!isUrl && !isInit(init)) return answerRequest(core, input);
  const url = isUrl ? new URL(input, "http://localhost") : input;
  return asked(core, new Request(url, { duplex: "half", ...init } as RequestInit));
}

/** The members of the Fetch standard's RequestInit, and those that runtimes add. */
const members =
  /^(body|cache|cf|client|credentials|dispatcher|duplex|headers|integrity|keepalive|method|mode|priority|proxy|redirect|referrer|referrerPolicy|signal|tls|verbose|window)$/;

/** Servers pass things of their own beside a request, such as the bindings of a worker; none of them is meant. */
function isInit(init: unknown): boolean {
  const names = typeof init === "object" && init !== null ? Object.keys(init) : [];
  return names.length > 0 && names.every((it) => members.test(it));
}

async function answerRequest(core: Core, request: Request): Promise<Response> {
  return responseOf(await core.answer(new FetchIncoming(request)), request.method);
}

/** As over a network: who gives up is told so at once, also while the body comes. */
async function asked(core: Core, request: Request): Promise<Response> {
  const { signal } = request;
  signal.throwIfAborted();
  let giveUp: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    giveUp = () => reject(signal.reason as Error);
    signal.addEventListener("abort", giveUp);
  });
  try {
    const answer = core.answer(new FetchIncoming(request));
    const { body, ...rest } = await Promise.race([answer, aborted]);
    return responseOf({ ...rest, body: isStreaming(body) ? until(signal, body) : body }, request.method);
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}

/** The same stream, which an aborted signal breaks off. */
function until(signal: AbortSignal, body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const through = new TransformStream<Uint8Array, Uint8Array>();
  body.pipeTo(through.writable, { signal }).catch(() => undefined);
  return through.readable;
}

/** As an object where no name comes twice, which platforms take fastest. */
function headersOf(headers: Outgoing["headers"]): Record<string, string> | [string, string][] {
  const names = new Set(headers.map(([name]) => name));
  // Some platforms take this one for what an object inherits from.
  if (names.size < headers.length || names.has("__proto__"))
    return headers.map(([name, value]): [string, string] => [name, value]);
  return Object.fromEntries(headers);
}

/** An answer as the platform's. */
async function responseOf({ status, headers, body }: Outgoing, method: string): Promise<Response> {
  const isHead = method === "HEAD";
  if (isHead && isStreaming(body)) await body.cancel().catch(() => undefined);
  return new Response(isHead ? null : (body ?? null), { status, headers: headersOf(headers) });
}
// #endregion

// #region router
/** A server without a port. Its functions may be passed around by themselves. */
export interface Router {
  /**
   * For everything that speaks `Request` and `Response`: given a request alone, never rejects. Given a URL or options, it is `fetch` without a
   * network: `createClient({ fetch: router.fetch })` asks this server. Then an aborted signal rejects; redirects are not followed.
   */
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  /** For `http.createServer`. */
  readonly node: (request: NodeRequest, response: NodeResponse) => void;
  /**
   * For adapters, such as those for Express, Fastify and Hono: the answer to a request; undefined where the document has no such path. `url` is
   * what remains of the request's below the place that the router is mounted at. Never rejects.
   */
  readonly answer: (incoming: Incoming, url?: string) => Promise<Outgoing | undefined>;
}

/** The router of an API. Throws where the document asks for authentication and there is no hook for a scheme. */
export function router(api: Description, handlers: object, options: CoreOptions): Router {
  const core = new Core(api, handlers, options);
  return {
    fetch: (input, init) => answerFetch(core, input, init),
    node: (request, response) => answerNode(core, request, response),
    answer: (incoming, url) => core.answerKnown(incoming, url),
  };
}
// #endregion

// #region express
/** The adapter for Express 4 and 5, and for whatever else takes middleware of that form. What is used of it is described here. */

/** What is used of an Express request. */
export interface ExpressRequest extends NodeRequest {
  /** The whole URL; `url` is what is left of it below the place of the middleware. */
  readonly originalUrl?: string;
  /** What a body parser made of the body. */
  readonly body?: unknown;
  /** Where a platform has read the body already and kept its bytes. */
  readonly rawBody?: unknown;
}

export type ExpressMiddleware = (
  request: ExpressRequest,
  response: NodeResponse,
  next: (error?: unknown) => void,
) => void;

/**
 * The router as middleware: `app.use("/api", expressMiddleware(router))`. The document's paths are those below the place that it is used at;
 * of others, the next middleware is asked. Use it before body parsers: it reads bodies itself, and can't hold what a parser has made of
 * one against the document. Bytes that were read already, as by `express.raw()`, will do.
 */
export function expressMiddleware(router: Pick<Router, "answer">): ExpressMiddleware {
  return (request, response, next) => {
    const incoming = new NodeIncoming(request, response, { url: request.originalUrl, bytes: bytesOf(request) });
    const send = async (): Promise<boolean> => {
      const answer = await router.answer(incoming, originForm(request.url ?? "/"));
      if (answer === undefined) return false;
      await sendNode(answer, incoming, response);
      return true;
    };
    send().then(
      (isSent) => (isSent ? undefined : next()),
      () => response.destroy(),
    );
  };
}

function bytesOf({ rawBody, body, readableEnded }: ExpressRequest): Uint8Array | undefined {
  if (readableEnded !== true) return undefined;
  return [rawBody, body].find((it) => it instanceof Uint8Array);
}
// #endregion

// #region mount
/**
 * What remains of a URL below the place that something is mounted at, such as "/api" or "/:tenant/api"; its query is kept. That the URL is
 * below it is for the framework to know.
 */
function below(url: string, prefix: string): string {
  const mark = url.indexOf("?");
  const end = mark < 0 ? url.length : mark;
  let at = 0;
  for (let left = prefix.split("/").length - 1; left > 0; left -= 1) {
    const next = url.indexOf("/", at + 1);
    at = next < 0 || next > end ? end : next;
  }
  const rest = url.slice(at);
  return rest.startsWith("/") ? rest : `/${rest}`;
}
// #endregion

// #region fastify
/** The adapter for Fastify 5. What is used of it is described here. */

/** What is used of a Fastify instance. */
export interface FastifyApp {
  readonly prefix: string;
  removeAllContentTypeParsers(): void;
  addContentTypeParser(
    type: string,
    parser: (request: unknown, payload: NodeReadable) => Promise<NodeReadable>,
  ): unknown;
  all(path: string, handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>): unknown;
}

/** What is used of a Fastify request. */
export interface FastifyRequest {
  readonly raw: NodeRequest;
  readonly body?: unknown;
}

/** What is used of a Fastify reply. */
export interface FastifyReply {
  readonly raw: NodeResponse;
  code(status: number): unknown;
  header(name: string, value: string | string[] | undefined): unknown;
  send(body?: Uint8Array | ReadableStream<Uint8Array>): unknown;
  callNotFound(): unknown;
}

/**
 * The router as a plugin: `app.register(fastifyPlugin(router), { prefix: "/api" })`. The document's paths are those below the prefix; of
 * others, and for methods that Fastify does not know, its own handler for what is not found answers. Hooks and the log see every
 * request; routes of your own win where they say more than a wildcard. Bodies are read by the router alone: neither content type
 * parsers nor `bodyLimit` of Fastify are asked, within this plugin.
 */
export function fastifyPlugin(router: Pick<Router, "answer">): (app: FastifyApp) => Promise<void> {
  return async (app) => {
    const handler = async ({ raw, body }: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
      const source = body !== raw && isNodeReadable(body) ? body : undefined;
      const incoming = new NodeIncoming(raw, reply.raw, { source });
      const answer = await router.answer(incoming, below(incoming.url, app.prefix));
      if (answer === undefined) return reply.callNotFound();
      return send(answer, incoming, reply);
    };
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", async (_, payload) => Promise.resolve(payload));
    app.all("/*", handler);
    if (app.prefix !== "") app.all("", handler);
    return Promise.resolve();
  };
}

/** A hook before parsing may have put another stream in the request's place. */
const isNodeReadable = (it: unknown): it is NodeReadable =>
  typeof it === "object" && it !== null && "pause" in it && "resume" in it && "readableEnded" in it;

async function send(
  { status, headers, body }: Outgoing,
  incoming: NodeIncoming,
  reply: FastifyReply,
): Promise<unknown> {
  const { native: request } = incoming;
  const isHead = request.method === "HEAD";
  const isStream = !isHead && body instanceof ReadableStream;
  if (isHead && body instanceof ReadableStream) await body.cancel().catch(() => undefined);
  reply.code(status);
  for (const [name, values] of grouped(headers)) reply.header(name, values);
  const length = isHead || body instanceof Blob ? lengthFor(status, body, isHead) : undefined; // of others, Fastify tells it
  if (length !== undefined) reply.header("content-length", String(length));
  if (isStream) reply.raw.on("close", () => letGo(incoming));
  else {
    if (closes(request, status, isUnfinished(incoming))) reply.header("connection", "close");
    letGo(incoming);
  }
  reply.send(isHead ? undefined : payloadOf(body));
  return reply;
}

/** Text as bytes, so that Fastify adds nothing to its media type. */
function payloadOf(body: OutgoingBody): Uint8Array | ReadableStream<Uint8Array> | undefined {
  if (typeof body === "string") return new TextEncoder().encode(body);
  return body instanceof Blob ? body.stream() : body;
}
// #endregion

// #region hono
/** The adapter for Hono. What is used of it is described here. */

/** What is used of Hono's context. */
export interface HonoContext {
  readonly req: {
    readonly raw: Request;
    /** The pattern that this middleware is used at: "/api/*". */
    readonly routePath: string;
    /** What was made of the body already. */
    readonly bodyCache: object;
  };
  newResponse(
    body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null,
    status: 200, // stands for all that Hono has a type for
    headers: Record<string, string | string[]>,
  ): Response;
}

export type HonoMiddleware = (context: HonoContext, next: () => Promise<void>) => Promise<Response | undefined>;

/**
 * The router as middleware: `app.use("/api/*", honoMiddleware(router))`. The document's paths are those below the place that it is used at,
 * unless `prefix` says another; of others, the next middleware is asked.
 */
export function honoMiddleware(
  router: Pick<Router, "answer">,
  { prefix }: { readonly prefix?: string } = {},
): HonoMiddleware {
  return async (context, next) => {
    const { req } = context;
    const incoming = new FetchIncoming(req.raw, req.raw.bodyUsed ? await cachedBytes(req.bodyCache) : undefined);
    const answer = await router.answer(incoming, below(incoming.url, prefix ?? placeOf(req.routePath)));
    if (answer !== undefined) return responseFor(context, answer);
    await next();
    return undefined;
  };
}

/** Made by Hono, which adds the headers that others have set. */
async function responseFor(context: HonoContext, { status, headers, body }: Outgoing): Promise<Response> {
  const isHead = context.req.raw.method === "HEAD";
  if (isHead && body instanceof ReadableStream) await body.cancel().catch(() => undefined);
  const content = body instanceof Blob ? body.stream() : body;
  return context.newResponse(isHead ? null : (content ?? null), status as 200, Object.fromEntries(grouped(headers)));
}

/** What stands before the asterisk. */
const placeOf = (pattern: string): string => (pattern.endsWith("/*") ? pattern.slice(0, -2) : "");

/** The body where somebody has read it as a whole, which Hono keeps. Forms are not what they were. */
async function cachedBytes(cache: object): Promise<Uint8Array | undefined> {
  const { arrayBuffer, blob, text } = cache as { readonly [kind: string]: BodyInit | Promise<BodyInit> | undefined };
  const kept = arrayBuffer ?? blob ?? text;
  return kept === undefined ? undefined : new Uint8Array(await new Response(await kept).arrayBuffer());
}
// #endregion

// #region receiver
/** The router of webhooks and callbacks, which have no path but the one that their receiver gives their sender. */

/** What a generated server knows of what is sent to it. */
export interface ReceiverDescription extends Omit<Description, "tree"> {
  /** By the name of the handler. */
  readonly methods: { readonly [name: string]: string };
}

export interface ReceiverOptions<Name extends string = string> extends RouterOptions {
  /** Where each is received, by the name of its handler: "/hooks/new-pet". Default: "/" and that name. */
  readonly paths?: { readonly [name in Name]?: string };
  /**
   * Where all come to one URL: which of them a request is, by its headers or its URL; undefined for what is not known. `paths` and
   * `basePath` are then not looked at.
   */
  readonly which?: (request: RequestInfo) => Name | undefined;
  /** Whether a request is what its sender signed; 401 where it is not. Asked behind the `authenticate` hooks, with the body's own bytes. */
  readonly verify?: Verify;
}

/**
 * The router of what is sent to this server. Throws a TypeError for a path that is none or is given twice, and where the document asks for
 * authentication and there is no hook for a scheme.
 */
export function receiver(
  api: ReceiverDescription,
  handlers: object,
  { paths = {}, which, ...options }: ReceiverOptions & CoreOptions,
): Router {
  if (which === undefined) return router({ ...api, tree: treeOf(api, paths) }, handlers, options);
  const locate = (request: RequestInfo, url: string): string | undefined => {
    const name = which(request);
    const mark = url.indexOf("?");
    return name === undefined ? undefined : `/${encodeURIComponent(name)}${mark < 0 ? "" : url.slice(mark)}`;
  };
  return router({ ...api, tree: treeOf(api, {}) }, handlers, { ...options, basePath: "", locate });
}

/** A tree that still grows. */
interface Growing extends Tree {
  readonly literals: Record<string, Growing>;
  readonly methods?: Record<string, Leaf>;
}

const growing = (): Growing => ({ literals: Object.create(null) as Growing["literals"] });

function treeOf(
  { routes, methods }: ReceiverDescription,
  paths: { readonly [name: string]: string | undefined },
): Tree {
  const names = routes.map((it) => it.name);
  const unknown = Object.keys(paths).find((it) => !names.includes(it));
  if (unknown !== undefined)
    throw new TypeError(`There is no ${JSON.stringify(unknown)} to be received: paths may name ${names.join(", ")}.`);
  const root = growing();
  routes.forEach(({ name }, route) => {
    const path = (Object.hasOwn(paths, name) ? paths[name] : undefined) ?? `/${name}`;
    const method = methods[name] ?? "POST";
    let here = root;
    for (const segment of segmentsOf(name, path)) here = here.literals[segment] ??= growing();
    const leaves = ((here as { methods?: Record<string, Leaf> }).methods ??= Object.create(null) as Record<
      string,
      Leaf
    >);
    const other = leaves[method];
    if (other !== undefined)
      throw new TypeError(
        `${method} ${path} is the path of both ${names[other.route]} and ${name}: give each a path of its own, or tell by \`which\` which one a request is.`,
      );
    leaves[method] = { route, names: [] };
  });
  return root;
}

/** The decoded segments of a path. */
function segmentsOf(name: string, path: string): readonly string[] {
  try {
    if (!/^\/[^?#]*$/.test(path)) throw new URIError();
    return path.slice(1).split("/").map(decodeURIComponent);
  } catch {
    throw new TypeError(
      `${JSON.stringify(path)} can't be the path of ${name}: write one that starts with a slash, such as "/hooks".`,
    );
  }
}
// #endregion

// #region secrets
/** True for equal texts, in a time that tells nothing about where they differ. For passwords, tokens and keys. */
export function equalSecrets(given: string, expected: string): boolean {
  const encoder = new TextEncoder();
  const a = encoder.encode(given);
  const b = encoder.encode(expected);
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i += 1) difference |= (a[i] ?? 0) ^ (b[i % b.length] ?? 0);
  return difference === 0;
}
// #endregion
