// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import { type MediaWire, type WireBody, declaredFor, fileNameIn, isJson, own } from "./wire.js";

// #region errors
/**
 * Whatever goes wrong between a call and its answer. Messages name the operation and never a value of the request: those may be
 * secret or personal.
 */
export abstract class TransportError extends Error {
  /** The operation's name: "createTarget". */
  declare readonly operation: string;

  constructor(operation: string, problem: string, options?: ErrorOptions) {
    super(`${operation}: ${problem}`, options);
    this.operation = operation;
  }
}

/** There was no answer, or it broke off. `cause` says why, as far as `fetch` does. */
export class NetworkError extends TransportError {
  override readonly name = "NetworkError";
}

/** Throws a {@link NetworkError} for what `fetch` fails with. */
export const lost =
  (operation: string, problem: string) =>
  (cause: unknown): never => {
    throw new NetworkError(operation, problem, { cause });
  };

/** The answer, with its body, did not arrive in time. */
export class TimeoutError extends TransportError {
  override readonly name = "TimeoutError";
}

/** The caller's signal was aborted; `cause` is its reason. */
export class AbortError extends TransportError {
  override readonly name = "AbortError";
}

/** An address of another origin was to be asked, such as a next page's. Nothing was sent there. */
export class ForeignOriginError extends TransportError {
  override readonly name = "ForeignOriginError";

  constructor(
    operation: string,
    readonly origin: string,
  ) {
    super(
      operation,
      `${origin} is not an origin that this client may ask; if it is right, name it in the option origins`,
    );
  }
}

/** The server answered something that is no success. */
abstract class AnswerError<Status extends number> extends TransportError {
  declare readonly status: Status;
  /** The answer as it came, whose body is read already. */
  declare readonly response: Response;
  /** What was asked, without the client's credentials. */
  declare readonly request: Asked;

  constructor(operation: string, status: number, problem: string, hidden: object) {
    super(operation, `answered ${status || "a redirect"}${problem}`);
    this.status = status as Status;
    hide(this, hidden);
  }
}

/** Adds properties that nothing prints: they are not enumerable, and have to be asked for their values. */
export function hide<It extends object, Hidden extends object>(it: It, hidden: Hidden): It & Hidden {
  for (const [name, value] of Object.entries(hidden)) Object.defineProperty(it, name, { get: (): unknown => value });
  return it as It & Hidden;
}

/** The server answered something that the document does not declare, or that is not what it declares. */
export class UnexpectedResponseError extends AnswerError<number> {
  override readonly name = "UnexpectedResponseError";
  declare readonly headers: Headers;
  /** The body as it came; "" when there was none. */
  declare readonly text: string;

  constructor(operation: string, answered: Answered, problem: string, text: string) {
    const { response } = answered;
    super(operation, response.status, `, ${problem}`, { ...answered, headers: response.headers, text });
  }
}

/** The server refused, in a way that the document declares. Each operation has a class of its own for each such status. */
export class ResponseError<
  Status extends number = number,
  Body = unknown,
  HeaderValues = Readonly<Record<string, unknown>> | undefined,
> extends AnswerError<Status> {
  override readonly name: string = "ResponseError";
  declare readonly body: Body;
  /** The headers that the document declares. */
  declare readonly headers: HeaderValues;
  /** The media type of the body, where the document declares several. */
  declare readonly contentType: string | undefined;
  /** The headers of the parts of a multipart body, where the document describes some: a list for each part's name. */
  declare readonly partHeaders: Readonly<Record<string, readonly object[]>> | undefined;

  constructor(operation: string, answer: Answer & Answered) {
    const { status, body, ...hidden } = answer;
    super(operation, status, "", hidden);
    this.body = body as Body;
  }
}
// #endregion

// #region types
/** What the client is made of: what a user says, and what the generated descriptors say. */

/** A connection to an API. What it was given to authenticate with can't be read from it. */
export interface Client {
  /** Where requests go; credentials are sent to its origin only. */
  readonly baseUrl: string;
  /** The origins that have the credentials too. */
  readonly origins?: ReadonlySet<string>;
  /** Carries out one operation; everything generated goes through here. */
  readonly request: (operation: OperationWire, input?: object, options?: CallOptions) => Promise<Exchange>;
}

/** A secret, or what gets it for each request: `again` is true after it was refused with 401, which happens once. */
export type Secret = string | ((again: boolean, about: SecretContext) => Awaitable<string>);

/** For whom a secret is wanted. */
export interface SecretContext {
  /** The operation's name: "createTarget". */
  readonly operation: string;
  /** What the operation asks of a token, by the document. */
  readonly scopes: readonly string[];
  /** What this call was refused with, where `again` is true. */
  readonly refused: string | undefined;
  /** Where the client's requests go. */
  readonly baseUrl: string;
  readonly fetch: Fetch;
}

/** What {@link Client} is made from. Everything is optional. */
export interface ClientOptions<
  Scheme extends string = string,
  Variables extends object = Readonly<Record<string, string>>,
> {
  /** Default: the document's first server. Where it is given, it stands for every server of the document. */
  readonly baseUrl?: string | URL;
  /** Values for the variables in the document's server. */
  readonly variables?: Variables;
  /** For HTTP basic authentication. */
  readonly username?: string;
  readonly password?: string;
  /** For bearer tokens, OAuth 2 and OpenID Connect. */
  readonly token?: Secret;
  /** For API keys. */
  readonly apiKey?: Secret;
  /** The key or the token of each security scheme, by its name, where they differ. */
  readonly apiKeys?: { readonly [name in Scheme]?: Secret };
  /** Does the authentication instead of everything above. */
  readonly auth?: Authenticate;
  /** Origins besides that of `baseUrl` that may be asked and are given the same credentials. */
  readonly origins?: readonly string[];
  /** Default: the global `fetch`. */
  readonly fetch?: Fetch;
  /** Sent with every request. */
  readonly headers?: HeaderValues;
  /** Milliseconds until an attempt is given up, its body included, unless that is a stream. 0: never. Default: 60,000. */
  readonly timeout?: number;
  /**
   * How often a request is repeated: after 429 and 503, and if its method is idempotent, after 408, 502, 504, no answer and a timeout.
   * Default: 0.
   */
  readonly retries?: number;
  /**
   * The longest wait between attempts, in milliseconds. Waits double from half a second, at random; `Retry-After` is obeyed,
   * and where it asks for more than this there is no further attempt. Default: 60,000.
   */
  readonly maxRetryDelay?: number;
  /** Called before each attempt, without credentials in sight. May change the headers. */
  readonly before?: (request: Draft) => Awaitable<void>;
  /** Called after each attempt. */
  readonly after?: (outcome: Outcome) => Awaitable<void>;
  /** Called with what is about to be sent and with what arrived; throws for what must not pass. See `validateWith`. */
  readonly validate?: Validate;
}

/** What a single call may say, before what its client says. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number | undefined;
  readonly retries?: number | undefined;
  readonly headers?: HeaderValues | undefined;
  readonly validate?: Validate | undefined;
  /** Where this call goes. Credentials go with it only to origins that the client was given them for: see `origins`. */
  readonly baseUrl?: string | URL | undefined;
  /** Values for variables in the document's server; those of the client hold for all others. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
  /** The media type that is wanted, of those declared; another one is then unexpected in a success. Default: any of them. */
  readonly accept?: string | undefined;
}

/** What a call may say where the media type of its answer can be chosen. */
export interface Accepting<Type extends string> extends Omit<CallOptions, "accept"> {
  readonly accept?: Type | undefined;
}

/** An input whose body may also be a stream of bytes, which is sent as it comes and only once. */
export type Uploaded<Input> =
  | Input
  | (Input extends { readonly body?: infer Body }
      ? Blob extends Body
        ? Omit<Input, "body"> & { readonly body: ReadableStream<Uint8Array> }
        : never
      : never);

/** An output whose bytes are a `Blob`; a `File` where the answer has a name for it. */
export type Downloaded<Output> = Output extends { readonly body: infer Body }
  ? unknown extends Body
    ? Output
    : Blob extends Body
      ? Omit<Output, "body"> & { readonly body: Blob }
      : Output
  : Output;

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type HeaderValues =
  Readonly<Record<string, string>> | Headers | readonly (readonly [name: string, value: string])[];

/** A request as far as anybody needs to know who watches it. */
export interface Draft {
  readonly operation: string;
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** Counted from 0. */
  readonly attempt: number;
}

/** How an attempt ended. The body of `response` is still to be read by the client: `clone()` it. */
export interface Outcome extends Draft {
  readonly response: Response | undefined;
  readonly error: unknown;
  readonly milliseconds: number;
}

/** Authenticates a request by changing its headers or its URL's query. Only called for origins that may have the credentials. */
export type Authenticate = (request: Draft, about: AuthenticationContext) => Awaitable<void>;

export interface AuthenticationContext {
  /** The names of schemes that the operation accepts: any of (all of). */
  readonly schemes: readonly (readonly string[])[];
  /** True after the first attempt was refused with 401. */
  readonly again: boolean;
}

/** What goes in, in wire names. */
export interface Input {
  readonly path?: object | undefined;
  readonly query?: object | undefined;
  readonly headers?: object | undefined;
  readonly cookies?: object | undefined;
  readonly querystring?: unknown;
  readonly contentType?: string | undefined;
  readonly body?: unknown;
  readonly partHeaders?: object | undefined;
}

/** What comes out, in wire names; one member of an operation's output. */
export interface Answer {
  readonly status: number;
  readonly headers?: object;
  readonly contentType?: string;
  readonly body?: unknown;
  readonly partHeaders?: object;
}

/** What was asked, without the client's credentials. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
}

/** The answer as it came, whose body is read already, and what it answers. Not enumerable where a user has it, so they are not printed. */
export interface Answered {
  readonly response: Response;
  readonly request: Asked;
}

export interface Exchange {
  readonly answer: Answer & Answered;
  /** What it is to be thrown as; undefined for a success. */
  readonly error: ResponseWire["error"];
}

export type Validate = (it: Checkable) => Awaitable<void>;

/** What is about to be sent, or what has arrived. */
export type Checkable =
  | { readonly operation: OperationWire; readonly input: Input; readonly answer?: undefined }
  | { readonly operation: OperationWire; readonly input?: undefined; readonly answer: Answer };

/** An operation, as the transport needs it. It names the functions that it takes, so that a bundle holds no others. */
export interface OperationWire {
  readonly name: string;
  readonly method: string;
  /** Its address, percent-encoded; `base` is that of the server, without a slash at its end. */
  readonly url: (base: string, input: Input) => string;
  /** What was given for the input is no more than its address: it is not validated. */
  readonly isAddressed?: true;
  /** Cookies among them. */
  readonly headers?: (input: Input) => readonly (readonly [name: string, value: string])[];
  readonly body?: readonly MediaWire[];
  /** Encodes what is there of it: `encodeOnly` where there is one media type, `encodeChosen` where there are several, or a range. */
  readonly encode?: EncodeBody;
  readonly responses: Responses;
  /** Finds what is declared of statuses that `responses` does not name: `byRange`. Absent where they name neither a range nor `default`. */
  readonly fallback?: (responses: Responses, response: Response) => ResponseWire | undefined;
  /** Every media type of the responses. */
  readonly accept: string;
  readonly security?: Security;
  /** Does what `security` asks for: the function of its only scheme, or `anyOf` where there are several. */
  readonly authenticate?: Attach;
  /** Where it differs from the document's. */
  readonly server?: ServerWire;
  /** Names of validators that are not simply made of the operation's and the part's, by part. */
  readonly validators?: Readonly<Record<string, string>>;
}

/** Puts a body into a request, its media type into the headers; undefined where there is none. */
export type EncodeBody = (
  input: Input,
  headers: Headers,
  media: readonly MediaWire[] | undefined,
) => Content | undefined;

/** A body as `fetch` takes it. */
export interface Content {
  readonly body: WireBody;
  /** What `fetch` wants of whoever sends a stream. */
  readonly duplex: "half";
}

/** By status: `200`, `"4XX"`, `default`. */
export type Responses = Readonly<Record<string, ResponseWire>>;

export interface ResponseWire {
  readonly headers?: (headers: Headers) => object;
  /** Reads the body, where there is one: `readJson` for nothing but JSON, `readMedia` for any of `media`. */
  readonly read?: ReadBody;
  readonly media?: readonly MediaWire[];
  /** Thrown for it; absent for a success. */
  readonly error?: new (operation: string, answer: Answer & Answered) => ResponseError;
  /** `default` where no success is declared: stands for 2XX, too. */
  readonly ok?: true;
}

/**
 * Reads a body that was answered. `load` gets its bytes; `unexpected` rejects for what is not declared, with those that are loaded already.
 */
export type ReadBody = (
  response: Response,
  load: () => Promise<ArrayBuffer>,
  unexpected: (problem: string, bytes?: Promise<ArrayBuffer>) => Promise<never>,
  declared: ResponseWire,
  options: CallOptions | undefined,
) => Awaitable<Pick<Answer, "body" | "contentType" | "partHeaders">>;

/** The address of a server; of one with variables, `fill` with what the user gave for them. */
export type ServerWire = (variables?: object) => string;

/** Any of (all of). */
export type Security = readonly (readonly SchemeWire[])[];

/** A security scheme. */
export interface SchemeWire {
  readonly name: string;
  /** Where it is one of several. */
  readonly attach?: Attach;
  /** Of an API key. */
  readonly place?: "header" | "query" | "cookie";
  readonly parameter?: string;
  /** Of HTTP authentication other than basic and bearer. */
  readonly scheme?: string;
  /** Of OAuth 2 and OpenID Connect: what the operation asks for. */
  readonly scopes?: readonly string[];
}

/** Puts credentials into a request; false when the options hold none for what is asked. */
export type Attach = (options: ClientOptions, request: Addressed, wanted: Wanted) => Awaitable<boolean>;

/** The call that credentials are wanted for. */
export interface Wanted {
  readonly operation: Pick<OperationWire, "name" | "security">;
  readonly baseUrl: string;
  /** True after the first attempt was refused with 401. */
  readonly again?: boolean;
  /** What functions answered for this call the last time, by scheme; where there may be another time. */
  readonly given?: Map<string, string>;
}

export type Awaitable<Value> = Value | Promise<Value>;

/** A request as credentials are put into it. */
export interface Addressed {
  url: string;
  headers: Headers;
}
// #endregion

// #region auth
/** Authentication by the document's security schemes. */

/** HTTP basic authentication (RFC 7617), in UTF-8. */
export function basic(
  { username, password = "" }: Pick<ClientOptions, "username" | "password">,
  { headers }: Pick<Addressed, "headers">,
): boolean {
  if (username === undefined) return false;
  if (username.includes(":")) throw new TypeError("A user name can't have a colon");
  const bytes: ArrayLike<number> = new TextEncoder().encode(`${username}:${password}`);
  // Handed over as they are: to spread them takes longer than all the rest.
  headers.set("Authorization", `Basic ${btoa(String.fromCharCode.apply(null, bytes as number[]))}`);
  return true;
}

/** A token in `Authorization`: bearer (RFC 6750), or whatever other scheme the document names. */
export const bearer: Attach = async (options, { headers }, wanted) => {
  const it = only(wanted);
  const token = await secretOf(options, it, options.token, wanted);
  if (token === undefined) return false;
  headers.set("Authorization", sendable(`${it.scheme ?? "Bearer"} ${token}`, "Authorization"));
  return true;
};

/** An API key in a header, the query or a cookie. */
export const apiKey: Attach = async (options, request, wanted) => {
  const it = only(wanted);
  const key = await secretOf(options, it, options.apiKey, wanted);
  if (key === undefined) return false;
  attachKey(it, key, request);
  return true;
};

/** Mutual TLS: whoever opens the connection sees to it. */
export const mutualTls: Attach = () => true;

/**
 * Credentials of the first alternative that the options have everything for. Where that is none of them, the request goes without, and the
 * server says what it thinks of that.
 */
export const anyOf: Attach = async (options, request, wanted) => {
  const { name, security = [] } = wanted.operation;
  for (const all of security) {
    // A copy: of an alternative that turns out incomplete nothing is sent.
    const draft = { url: request.url, headers: new Headers(request.headers) };
    let isComplete = all.length > 0;
    for (const it of all)
      isComplete &&= (await it.attach?.(options, draft, { ...wanted, operation: { name, security: [[it]] } })) === true;
    if (isComplete) {
      Object.assign(request, draft);
      return true;
    }
  }
  return false;
};

/** The scheme of a function that stands for one. */
const only = ({ operation }: Wanted): SchemeWire => operation.security![0]![0]!;

function secretOf(
  { apiKeys, fetch = globalThis.fetch }: ClientOptions,
  { name, scopes = [] }: SchemeWire,
  shared: Secret | undefined,
  { operation, baseUrl, again = false, given }: Wanted,
): Awaitable<string | undefined> {
  const secret = apiKeys !== undefined && Object.hasOwn(apiKeys, name) ? apiKeys[name] : shared;
  if (typeof secret !== "function") return secret;
  const found = secret(again, {
    operation: operation.name,
    scopes,
    refused: again ? given?.get(name) : undefined,
    baseUrl,
    fetch,
  });
  return Promise.resolve(found).then((it) => {
    given?.set(name, it);
    return it;
  });
}

/** True where a secret may be another one the next time. */
const isRenewable = ({ auth, token, apiKey: key, apiKeys = {} }: ClientOptions): boolean =>
  [auth, token, key, ...Object.values(apiKeys)].some((it) => typeof it === "function");

/** Where a parameter of the operation is in the same place, what the caller gave for it stays: a key that is there twice is none. */
function attachKey({ place = "header", name, parameter = name }: SchemeWire, key: string, request: Addressed): void {
  const { url, headers } = request;
  if (place === "query") {
    const at = url.indexOf("?");
    const isGiven = at >= 0 && new URLSearchParams(url.slice(at)).has(parameter);
    if (!isGiven) request.url += `${at < 0 ? "?" : "&"}${encodeURIComponent(parameter)}=${encodeURIComponent(key)}`;
  } else if (place === "header") {
    if (!headers.has(parameter)) headers.set(parameter, sendable(key, parameter));
  } else {
    const others = headers.get("Cookie")?.split("; ") ?? [];
    const own = `${parameter}=`;
    const text = sendable(key, parameter, /[^\x21-\x7e]|[;,]/);
    if (!others.some((it) => it.startsWith(own))) headers.set("Cookie", [...others, own + text].join("; "));
  }
}

/** A value for a header. Throws a TypeError for one that can't be sent; `Headers` would say so too, and quote the value. */
function sendable(value: string, name: string, forbidden = /[^\t\x20-\x7e\x80-\xff]/): string {
  if (forbidden.test(value)) throw new TypeError(`A credential holds a character that can't be sent in ${name}`);
  return value;
}
// #endregion

// #region request
/** From an operation and its input to what `fetch` takes. */

/** The address of an API: `baseUrl`, or the document's server. Throws the platform's TypeError for what is no absolute address. */
const baseOf = (server: ServerWire, baseUrl?: string | URL, variables?: object): URL =>
  new URL(
    baseUrl ?? server(variables),
    (globalThis as { readonly location?: { readonly href: string } }).location?.href,
  );

/** A server's address with its variables: those that are given, and `defaults`. */
export const fill = (template: string, defaults: Readonly<Record<string, string>>, given: object | undefined): string =>
  template.replace(
    /\{([^{}]*)\}/g,
    (whole, name: string) => (own(given, name) ?? own(defaults, name) ?? whole) as string,
  );

/** Where an operation is. */
const addressOf = ({ url }: OperationWire, { href }: URL, input: Input): URL =>
  new URL(url(href.replace(/\/?([?#].*)?$/, ""), input));

/** Everything but the address and the credentials. Throws a `WireError` for input that can't be sent. */
function prepare(
  { accept, body, encode, headers: encodeHeaders }: Pick<OperationWire, "accept" | "body" | "encode" | "headers">,
  input: Input,
  { accept: wanted = accept, headers: last }: CallOptions = {},
  shared?: HeaderValues,
): { readonly headers: Headers; readonly content: Content | undefined } {
  const headers = new Headers({ Accept: wanted });
  put(headers, shared);
  put(headers, encodeHeaders?.(input));
  const content = encode?.(input, headers, body);
  put(headers, last);
  return { headers, content };
}

/** Sets headers. Throws a TypeError that quotes no value for one that can't be sent. */
function put(headers: Headers, values: HeaderValues = []): void {
  for (const [name, value] of Symbol.iterator in values ? values : Object.entries(values)) {
    try {
      headers.set(name, value);
    } catch {
      // The platform's own message quotes the value.
      throw new TypeError(`The header ${name} can't be sent`);
    }
  }
}
// #endregion

// #region connection
/** Where a client's requests go, what goes with them, and how one of them is sent. */

/** What a client was made with. */
interface Connection {
  readonly baseUrl: string;
  /** The origins that credentials are for. */
  readonly origins: ReadonlySet<string>;
  /** The request of a call, without credentials. */
  readonly requestOf: (operation: OperationWire, input: Input, options: CallOptions) => Prepared;
}

/** A request without credentials. */
interface Prepared {
  readonly url: URL;
  readonly headers: Headers;
  readonly content: Content | undefined;
}

/** Throws a TypeError for an address that can't be used. */
function connectionOf(server: ServerWire, options: ClientOptions): Connection {
  const baseFor = (at: ServerWire, { baseUrl = options.baseUrl, variables }: CallOptions = {}): URL =>
    checkedBase(at, baseUrl, { ...options.variables, ...variables });
  const base = baseFor(server);
  const origins = new Set([base, ...(options.origins ?? [])].map((it) => new URL(it).origin));
  return {
    baseUrl: base.href,
    origins,
    requestOf: (operation, input, own) => {
      const isUsual = operation.server === undefined && own.baseUrl === undefined && own.variables === undefined;
      const url = addressOf(operation, isUsual ? base : baseFor(operation.server ?? server, own), input);
      return { url, ...prepare(operation, input, own, origins.has(url.origin) ? options.headers : undefined) };
    },
  };
}

/** {@link baseOf}, which says what is wrong. */
function checkedBase(server: ServerWire, baseUrl: string | URL | undefined, variables: object): URL {
  let url: URL;
  try {
    url = baseOf(server, baseUrl, variables);
  } catch {
    throw new TypeError(
      baseUrl === undefined
        ? `The document's server ${server(variables)} is not an absolute address: give createClient a baseUrl`
        : "baseUrl is not an absolute address",
    );
  }
  if (url.username || url.password)
    throw new TypeError("Credentials don't belong in baseUrl: use username and password");
  return url;
}

/** Sends a request once. Rejects with a `NetworkError` where there is no answer. No redirect is followed. */
async function sent(
  { name, method }: Pick<OperationWire, "name" | "method">,
  { url, headers }: Addressed,
  content: Content | undefined,
  fetch: Fetch = globalThis.fetch,
  signal?: AbortSignal,
): Promise<Response> {
  const init: RequestInit = { method, headers, redirect: "manual", ...(signal && { signal }), ...content };
  return fetch(url, init).catch(lost(name, "no answer"));
}
// #endregion

// #region limit
/** Time limits and aborted calls. */

/**
 * Runs `work` until it is done, the time is over or the caller's signal is aborted, whichever comes first; then the signal that
 * `work` was given is aborted, and it need not listen. With `keep`, that signal still follows the caller's when the work is done:
 * for streams.
 */
async function limited<Result>(
  operation: string,
  outer: AbortSignal | undefined,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Result>,
  keep: (result: Result) => boolean = () => false,
): Promise<Result> {
  const inner = new AbortController();
  let release = (): void => undefined;
  let result: Result | undefined;
  const stopped = new Promise<never>((_, reject) => {
    const stop = (error: Error): void => {
      reject(error);
      inner.abort(error);
    };
    const abort = (): void => stop(new AbortError(operation, "was aborted", { cause: outer?.reason }));
    const timer =
      milliseconds > 0 && milliseconds < 2 ** 31
        ? setTimeout(() => stop(new TimeoutError(operation, `took more than ${milliseconds} ms`)), milliseconds)
        : undefined;
    outer?.addEventListener("abort", abort);
    if (outer?.aborted) abort();
    release = () => {
      clearTimeout(timer);
      if (result === undefined || !keep(result)) outer?.removeEventListener("abort", abort);
    };
  });
  try {
    return (result = await Promise.race([stopped, inner.signal.aborted ? stopped : work(inner.signal)]));
  } finally {
    release();
  }
}

/** Waits, unless the signal is aborted first. */
const pause = (operation: string, outer: AbortSignal | undefined, milliseconds: number): Promise<void> =>
  limited(
    operation,
    outer,
    0,
    (signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        signal.addEventListener("abort", () => clearTimeout(timer));
      }),
  );
// #endregion

// #region response
/** From what `fetch` answers to what the document declares. */

/**
 * Reads an answer as the document declares it. A redirect is never followed; what is not declared, and a body that isn't what is declared,
 * rejects with an {@link UnexpectedResponseError}.
 */
async function read(
  { name, responses, fallback }: Pick<OperationWire, "name" | "responses" | "fallback">,
  response: Response,
  request: Asked,
  options?: CallOptions,
): Promise<Exchange> {
  const { status, headers } = response;
  const load = (): Promise<ArrayBuffer> => response.arrayBuffer().catch(lost(name, "the answer broke off"));
  const unexpected = async (problem: string, bytes = load()): Promise<never> => {
    throw new UnexpectedResponseError(name, { response, request }, problem, new TextDecoder().decode(await bytes));
  };
  const declared = responses[status] ?? fallback?.(responses, response);
  if (!declared) return unexpected("which is not declared");
  const answer = {
    status,
    ...(declared.headers && { headers: declared.headers(headers) }),
    ...(await declared.read?.(response, load, unexpected, declared, options)),
    response,
    request,
  };
  return { answer, error: declared.error };
}

/** What is declared of a status by its range, else by `default`; which does not speak of redirects, nor of 0, which stands for one that a browser hides. */
export function byRange(responses: Responses, { status, ok }: Response): ResponseWire | undefined {
  const kind = `${String(status)[0]!}XX`;
  const found = responses[kind] ?? (/^[03]/.test(kind) ? undefined : responses["default"]);
  if (!found) return undefined;
  const { read: reader, error, ...others } = found;
  return {
    ...others,
    ...(reader && ![204, 205, 304].includes(status) && { read: reader }),
    ...(error && !(found.ok && ok) && { error }),
  };
}

const utf8 = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });

/** Reads JSON, whichever JSON type it says it is. */
export const readJson: ReadBody = async ({ headers }, load, unexpected) => {
  if (!/^[^;]*[/+]json *(;|$)/i.test(headers.get("Content-Type") ?? "/json")) return unexpected(undeclaredType);
  const bytes = load();
  try {
    return { body: JSON.parse(utf8.decode(await bytes)) as unknown };
  } catch {
    return unexpected("but its body is not valid JSON", bytes);
  }
};

const undeclaredType = "in a media type that is not declared";

/** True for a body that is still to come when a call is over. */
const isStream = (body: unknown): boolean =>
  body instanceof ReadableStream || (typeof body === "object" && body !== null && Symbol.asyncIterator in body);
// #endregion

// #region retry
/** When to ask again, and after how long. */

/** Methods that may be repeated without asking (RFC 9110, section 9.2.2), and QUERY. */
const isIdempotent = (method: string): boolean => /^(GET|HEAD|PUT|DELETE|OPTIONS|TRACE|QUERY)$/.test(method);

/** True for answers after which another attempt may succeed and does no harm. */
const isTransient = (status: number, method: string): boolean =>
  status === 429 || status === 503 || (isIdempotent(method) && (status === 408 || status === 502 || status === 504));

/**
 * Milliseconds until the next attempt: what `Retry-After` says (RFC 9110, section 10.2.3), else a random part of half a second, one
 * second, two seconds, …. Undefined where `Retry-After` asks for more than `longest`: asking earlier would be no use.
 */
function delayBefore(attempt: number, retryAfter: string | null | undefined, longest: number): number | undefined {
  const asked =
    retryAfter == null
      ? NaN
      : /^\d+$/.test(retryAfter)
        ? Number(retryAfter) * 1000
        : Date.parse(retryAfter) - Date.now();
  if (Number.isNaN(asked)) return Math.random() * Math.min(longest, 500 * 2 ** attempt);
  return asked > longest ? undefined : Math.max(asked, 0);
}
// #endregion

// #region client
/** Connects to an API. `server` is the document's. Throws a TypeError for an address that can't be used. */
export function createClient(server: ServerWire, options: ClientOptions = {}): Client {
  const connection = connectionOf(server, options);
  const { baseUrl, origins } = connection;
  return {
    baseUrl,
    origins,
    request: (operation, input = {}, own = {}) => checked(connection, options, { operation, input, options: own }),
  };
}

interface Call {
  readonly operation: OperationWire;
  readonly input: Input;
  readonly options: CallOptions;
}

/** Carries out a call; what is sent and what arrives is validated, where that is asked for. */
async function checked(connection: Connection, options: ClientOptions, call: Call): Promise<Exchange> {
  const { operation, input } = call;
  const validate = call.options.validate ?? options.validate;
  if (validate && !operation.isAddressed) await validate({ operation, input });
  const exchange = await attempts(connection, options, call, connection.requestOf(operation, input, call.options));
  if (validate) {
    const { response: _, request: __, ...answer } = exchange.answer;
    await validate({ operation, answer });
  }
  return exchange;
}

/** What is instead of an exchange when other credentials may do better; other numbers are milliseconds to wait. */
const refused = -1;

async function attempts(
  connection: Connection,
  options: ClientOptions,
  call: Call,
  prepared: Prepared,
): Promise<Exchange> {
  const { operation } = call;
  const { name, method } = operation;
  const { signal, retries = options.retries ?? 0, timeout = options.timeout ?? 60_000 } = call.options;
  const given = new Map<string, string>();
  let again = false;
  let attempt = 0;

  /** How long to wait before the next attempt; undefined when there is none. */
  const delayAfter = (retryAfter: string | null): number | undefined =>
    attempt < retries && !isStream(prepared.content?.body)
      ? delayBefore(attempt, retryAfter, options.maxRetryDelay ?? 60_000)
      : undefined;

  const delayAfterFailure = (error: unknown): number => {
    const isLost = error instanceof NetworkError || error instanceof TimeoutError;
    const delay = isLost && isIdempotent(method) ? delayAfter(null) : undefined;
    if (delay === undefined) throw error;
    return delay;
  };

  const once = async (inner: AbortSignal): Promise<Exchange | number> => {
    const { url, headers, content } = prepared;
    const draft: Draft = { operation: name, method, ...changeable(options.before, url, headers), attempt };
    if (options.before) await options.before(draft);
    const request = { url: draft.url.href, headers: new Headers(draft.headers) };
    const asked = { method, url: request.url, headers: draft.headers };
    if (connection.origins.has(draft.url.origin)) {
      const wanted = { operation, baseUrl: connection.baseUrl, again, given };
      if (options.auth) await authenticatedBy(options.auth, operation, draft, request, again);
      else await operation.authenticate?.(options, request, wanted);
    }
    const response = await watched(options.after, draft, sent(operation, request, content, options.fetch, inner));
    const { status } = response;
    const delay =
      status === 401 && !again && !isStream(content?.body) && isRenewable(options)
        ? refused
        : isTransient(status, method)
          ? delayAfter(response.headers.get("Retry-After"))
          : undefined;
    if (delay === undefined) return read(operation, response, asked, call.options);
    await response.body?.cancel();
    return delay;
  };

  for (;;) {
    const outcome = await limited(name, signal, timeout, once, isOpen).catch(delayAfterFailure);
    if (typeof outcome === "object") return outcome;
    if (outcome === refused) again = true;
    else {
      await pause(name, signal, outcome);
      attempt += 1;
    }
  }
}

/** What a hook may change is its own. */
const changeable = (before: ClientOptions["before"], url: URL, headers: Headers): Pick<Draft, "url" | "headers"> =>
  before ? { url: new URL(url), headers: new Headers(headers) } : { url, headers };

/** True where the body is still to come. */
const isOpen = (outcome: Exchange | number): boolean => typeof outcome === "object" && isStream(outcome.answer.body);

async function authenticatedBy(
  auth: Authenticate,
  { security = [] }: OperationWire,
  draft: Draft,
  request: Addressed,
  again: boolean,
): Promise<void> {
  const url = new URL(request.url);
  const schemes = security.map((all) => all.map((it) => it.name));
  await auth({ ...draft, url, headers: request.headers }, { schemes, again });
  request.url = url.href;
}

/** An answer on its way, and who wants to know what comes of it. */
async function watched(after: ClientOptions["after"], draft: Draft, coming: Promise<Response>): Promise<Response> {
  if (!after) return coming;
  const start = Date.now();
  const tell = async (response?: Response, error?: unknown): Promise<void> =>
    after({ ...draft, response, error, milliseconds: Date.now() - start });
  const response = await coming.catch(async (error: NetworkError) => {
    await tell(undefined, error.cause);
    throw error;
  });
  await tell(response);
  return response;
}
// #endregion

// #region codec
/** What generated codecs are built from: names and dates of the wire, and those of the resources. */

export type Convert = (value: unknown) => unknown;

/** A value on the wire that is not what the document declares, so that it has no form here. It is not quoted: it may be personal. */
export class DecodeError extends TypeError {
  override readonly name = "DecodeError";

  constructor(
    /** Where in the value that was to be decoded: a JSON Pointer. */
    readonly pointer: string,
    readonly problem: string,
  ) {
    super(`${pointer || "/"} ${problem}`);
  }
}

/**
 * An object with other names. `move` says what becomes of each property that is known; others are kept as they are, except where
 * their name is one that a known property has here. What is no plain object is returned as it is.
 */
export function renamed<Result>(value: unknown, move: (it: Fields) => void): Result {
  if (Object.prototype.toString.call(value) !== "[object Object]") return value as Result;
  const fields = new Fields(value as Record<string, unknown>);
  move(fields);
  return fields.close() as Result;
}

/** Only those properties that `move` names. */
export function picked(value: object | undefined, move: (it: Fields) => void): object {
  const fields = new Fields((value ?? {}) as Record<string, unknown>);
  move(fields);
  return fields.moved;
}

/** All properties but these. Undefined when none is left, unless an object is needed all the same. */
export function without(value: object | undefined, names: readonly string[], needed: boolean): object | undefined {
  const left = Object.entries(value ?? {}).filter(([name]) => !names.includes(name));
  return left.length === 0 && !needed ? undefined : Object.fromEntries(left);
}

/** A property that is left out rather than undefined. */
export const given = (name: string, value: unknown): object => (value === undefined ? {} : { [name]: value });

/** The properties of one object, on their way to another. */
export class Fields {
  readonly #from: Readonly<Record<string, unknown>>;
  readonly #to: Record<string, unknown> = {};
  readonly #known = new Set<string>();
  #others: Convert | undefined;

  constructor(from: Readonly<Record<string, unknown>>) {
    this.#from = from;
  }

  /** A property that is missing stays missing; null stays null, unless `convert` says otherwise. */
  move(from: string, to: string, convert?: Convert): void {
    this.#known.add(from).add(to);
    if (Object.hasOwn(this.#from, from)) this.#put(from, to, convert);
  }

  /** What becomes of the values of all other properties. */
  others(convert: Convert): void {
    this.#others = convert;
  }

  #put(from: string, to: string, convert: Convert | undefined): void {
    const value = this.#from[from];
    const converted = convert === undefined ? value : within(from, () => convert(value));
    // `__proto__` is a name like any other, but an assignment would take it for another thing.
    if (to === "__proto__")
      Object.defineProperty(this.#to, to, { value: converted, writable: true, enumerable: true, configurable: true });
    else this.#to[to] = converted;
  }

  get moved(): object {
    return this.#to;
  }

  close(): object {
    for (const name of Object.keys(this.#from)) if (!this.#known.has(name)) this.#put(name, name, this.#others);
    return this.#to;
  }
}

/** Runs `work`; what it finds wrong is below `key`. */
function within<Result>(key: string | number, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new DecodeError(`/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}${error.pointer}`, error.problem);
  }
}

/** The items of an array, each converted; `first` is for those in front. */
export const itemsOf =
  (convert: Convert | undefined, ...first: readonly (Convert | undefined)[]): Convert =>
  (value) =>
    Array.isArray(value)
      ? value.map((item: unknown, i) => within(i, () => ((i < first.length ? first[i] : convert) ?? same)(item)))
      : value;

const same: Convert = (value) => value;

/** Several conversions, of which each leaves alone what is not its kind. */
export const oneOf =
  (...converts: readonly Convert[]): Convert =>
  (value) =>
    converts.reduce((it, convert) => (it === value ? convert(it) : it), value);

/** A conversion chosen by the value of a property, such as a discriminator; `otherwise` where that is none of those listed. */
export const chosenBy =
  (property: string, choices: Readonly<Record<string, Convert>>, otherwise: Convert): Convert =>
  (value) => {
    const given =
      typeof value === "object" && value !== null && Object.hasOwn(value, property)
        ? (value as Record<string, unknown>)[property]
        : undefined;
    const choice = typeof given === "string" && Object.hasOwn(choices, given) ? choices[given] : undefined;
    return (choice ?? otherwise)(value);
  };

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** A `date-time` (RFC 3339) as a `Date`; a leap second is the second after it. What is no text is left alone. */
export const decodeDate: Convert = (value) => {
  if (typeof value !== "string") return value;
  const date = dateOf(value);
  if (date === undefined) throw new DecodeError("", "is not a date-time");
  return date;
};

/** The same where the text may be something else. */
export const decodeDateOrText: Convert = (value) => (typeof value === "string" ? (dateOf(value) ?? value) : value);

function dateOf(text: string): Date | undefined {
  const [, seconds] = dateTime.exec(text) ?? [];
  if (seconds === undefined) return undefined;
  const isLeap = seconds === "60";
  const time = Date.parse((isLeap ? text.replace(/:60/, ":59") : text).toUpperCase()) + (isLeap ? 1000 : 0);
  return Number.isNaN(time) ? undefined : new Date(time);
}

/** A `Date` as a `date-time`. Throws a TypeError for a date that is none. */
export const encodeDate: Convert = (value) => {
  if (!(value instanceof Date)) return value;
  if (Number.isNaN(value.getTime())) throw new TypeError("A date is not valid");
  return value.toISOString();
};
// #endregion

// #region headers
/** Headers that need no more than their text, by name; those that are not there are left out. The wire's `decodeHeaders` reads all others. */
export function plainHeaders(headers: Headers, kinds: Readonly<Record<string, (text: string) => unknown>>): object {
  const values = Object.create(null) as Record<string, unknown>;
  for (const [name, valueOf] of Object.entries(kinds))
    if (headers.has(name)) values[name] = valueOf(headers.get(name)!);
  return values;
}

/** A number; what is none stays text. */
export const numeric = (text: string): number | string =>
  /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
// #endregion

// #region light
/** What {@link createLightClient} takes: all but what takes code of its own. */
export type LightOptions<
  Scheme extends string = string,
  Variables extends object = Readonly<Record<string, string>>,
> = Omit<
  ClientOptions<Scheme, Variables>,
  "auth" | "timeout" | "retries" | "maxRetryDelay" | "before" | "after" | "validate" | "origins"
>;

/**
 * Connects to an API, for where each kilobyte counts: without time limits, repeated attempts, hooks, validation, and origins besides that of
 * `baseUrl`. Of a call's options it knows `signal`, which ends it with a {@link NetworkError}, `headers`, `accept` and `baseUrl`. Credentials
 * are got once for each call. Throws the platform's TypeError for an address that can't be used.
 */
export function createLightClient(server: ServerWire, options: LightOptions = {}): Client {
  const { href: baseUrl, origin } = baseOf(server, options.baseUrl, options.variables);
  return {
    baseUrl,
    request: async (operation, input = {}, own = {}) => {
      const base = baseOf(operation.server ?? server, own.baseUrl ?? options.baseUrl, options.variables);
      const url = addressOf(operation, base, input);
      const isOurs = url.origin === origin;
      const headers = new Headers({ Accept: own.accept ?? operation.accept });
      if (isOurs) put(headers, options.headers);
      put(headers, operation.headers?.(input));
      const content = operation.encode?.(input, headers, operation.body);
      put(headers, own.headers);
      const asked = { method: operation.method, url: url.href, headers };
      const request = { ...asked, headers: new Headers(headers), signal: own.signal, redirect: "manual", ...content };
      if (isOurs) await operation.authenticate?.(options, request, { operation, baseUrl });
      const response = await (options.fetch ?? fetch)(request.url, request as RequestInit).catch(
        lost(operation.name, "no answer"),
      );
      return read(operation, response, asked, own);
    },
  };
}
// #endregion

// #region media
/** Bodies of which there are several media types. */

/** The body in the only media type that is declared for it. */
export const encodeOnly: EncodeBody = ({ body, partHeaders }, headers, [media] = []) => {
  if (body === undefined) return undefined;
  const encoded = media?.encode?.(body, media, partHeaders);
  if (!encoded) return undefined;
  headers.set("Content-Type", encoded.contentType);
  return { body: encoded.body, duplex: "half" };
};

/** The body in the media type that the input names, as the input names it; else in the first. */
export const encodeChosen: EncodeBody = (input, headers, media = []) => {
  const { contentType } = input;
  if (contentType === undefined) return encodeOnly(input, headers, media);
  const found = declaredFor(media, contentType, (it) => it.type) ?? media[0];
  const chosen = found?.type.includes("*") ? { ...found, type: contentType } : found;
  return encodeOnly(input, headers, chosen && [chosen]);
};

/** Reads whichever of the declared media types has come. */
export const readMedia: ReadBody = async ({ body, headers }, load, unexpected, { media = [], error }, options) => {
  const wanted = error ? undefined : options?.accept;
  const type = headers.get("Content-Type");
  const found = mediaOf(media, type ?? wanted ?? null);
  if (found === undefined) return unexpected(undeclaredType);
  if (wanted !== undefined && (mediaOf(media, wanted) ?? found) !== found)
    return unexpected("in another media type than was asked for");
  const bytes = found.stream === true && body !== null ? undefined : load();
  const payload = bytes === undefined ? body! : new Uint8Array(await bytes);
  const decoded = found.decode?.(payload, type ?? undefined, found, headers.get("Content-Disposition"));
  const { value, faults = [], partHeaders } = decoded ?? {};
  const [fault] = faults;
  if (fault !== undefined) return unexpected(`but its body ${fault.message}`, bytes);
  const contentType = found.type.includes("*") ? (type ?? found.type) : found.type;
  return {
    body: value,
    ...(media.length > 1 && { contentType }),
    // As with those of the whole, what is not as declared stays as it came.
    ...(partHeaders && { partHeaders: partHeaders.value }),
  };
};

/** `application/json` and `application/problem+json` are read alike. */
function mediaOf(media: readonly MediaWire[], type: string | null): MediaWire | undefined {
  if (type === null) return media[0];
  return declaredFor(media, type, (it) => it.type) ?? (isJson(type) ? media.find((it) => isJson(it.type)) : undefined);
}
// #endregion

// #region oauth
/** OAuth 2 client credentials (RFC 6749, section 4.4). */

/** What tokens are asked for with. `Scope`: the scopes that the document knows. */
export interface ClientCredentials<Scope extends string = string> {
  readonly clientId: string;
  readonly clientSecret: string;
  /** What every token may do. Default: what the operation asks for, so that there is a token for each set of scopes. */
  readonly scopes?: readonly Scope[];
  /** Default: the document's. A relative one is meant from the client's `baseUrl`. */
  readonly tokenUrl?: string | URL;
  /** Whether the client tells its name and secret by HTTP basic authentication or in the body. Default: "basic". */
  readonly authentication?: "basic" | "body";
  /** What else the token endpoint wants to be told: `{ audience: "https://api.example.com" }`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Milliseconds until a request for a token is given up. Default: 30,000. */
  readonly timeout?: number;
}

type Settings = ClientCredentials & { readonly tokenUrl: string | URL };

/** There was no token to be had. Messages hold neither the client's secret nor what else was sent. */
export class TokenError extends TransportError {
  override readonly name = "TokenError";
  /** Of the token endpoint's answer; undefined where there was none. */
  readonly status: number | undefined;
  /** The error that the token endpoint tells (RFC 6749, section 5.2): "invalid_client". */
  readonly code: string | undefined;

  constructor(operation: string, { problem, status, code, cause }: Failure) {
    super(operation, `got no token: ${problem}`, cause === undefined ? undefined : { cause });
    this.status = status;
    this.code = code;
  }
}

interface Token {
  readonly text: string;
  /** When to get another one, in milliseconds since 1970. */
  readonly until: number;
}

interface Failure {
  readonly problem: string;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly cause?: unknown;
}

/** A request for a token, shared by all calls that wait for it. Never rejects. */
interface Flight {
  readonly end: Promise<Token | Failure>;
  /** Undefined while it is under way. */
  outcome?: Token | Failure;
}

/**
 * Gets tokens with the client's own credentials: `createClient({ token: clientCredentials({ … }) })`. A token is kept until shortly before
 * it expires, and asked for once however many calls wait for it; one that was refused with 401 is replaced. A call that is aborted or takes
 * too long doesn't end the request that others wait for. Where there is no token, calls reject with a {@link TokenError}.
 */
export function clientCredentials(settings: Settings): Secret {
  const flights = new Map<string, Flight>();
  return async (_again, about) => {
    const scope = [...new Set(settings.scopes ?? about.scopes)].sort().join(" ");
    let flight = flights.get(scope);
    if (flight === undefined || !isOfUse(flight.outcome, about.refused))
      flights.set(scope, (flight = begun(settings, scope, about)));
    const outcome = await flight.end;
    if ("text" in outcome) return outcome.text;
    throw new TokenError(about.operation, outcome);
  };
}

const isOfUse = (outcome: Token | Failure | undefined, refused: string | undefined): boolean =>
  outcome === undefined || ("text" in outcome && outcome.text !== refused && Date.now() < outcome.until);

function begun(settings: Settings, scope: string, { baseUrl, fetch }: SecretContext): Flight {
  const asked = new URL(settings.tokenUrl, baseUrl);
  const flight: Flight = {
    end: ask(settings, scope, asked, fetch)
      .catch((cause: unknown): Failure => {
        const isLate = cause instanceof TransportError && !(cause instanceof NetworkError);
        const why = isLate ? "did not answer in time" : "did not answer";
        return { problem: `${tokenEndpoint(asked)} ${why}`, cause };
      })
      .then((outcome) => (flight.outcome = outcome)),
  };
  return flight;
}

/** An address without what may be secret in it. */
const tokenEndpoint = ({ origin, pathname }: URL): string => origin + pathname;

function ask(settings: Settings, scope: string, url: URL, fetch: Fetch): Promise<Token | Failure> {
  const { clientId, clientSecret, authentication = "basic", parameters = {}, timeout = 30_000 } = settings;
  const isBasic = authentication === "basic";
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    ...(scope === "" ? {} : { scope }),
    ...parameters,
    ...(isBasic ? {} : { client_id: clientId, client_secret: clientSecret }),
  });
  const headers = new Headers({ Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" });
  if (isBasic) basic({ username: formText(clientId), password: formText(clientSecret) }, { headers });
  const start = Date.now();
  return limited("token", undefined, timeout, async (signal) => {
    const init = { method: "POST", headers, body: body.toString(), redirect: "manual", signal } as const;
    const response = await fetch(url.href, init);
    return tokenIn(response, await response.text(), url, start, clientSecret);
  });
}

/** As forms write it, which is how names and secrets are put into the header (section 2.3.1). */
const formText = (text: string): string => new URLSearchParams([["", text]]).toString().slice(1);

function tokenIn({ status, ok }: Response, text: string, url: URL, start: number, secret: string): Token | Failure {
  const answer = fieldsIn(text);
  if (!ok) {
    const code = safe(answer["error"], secret);
    const said = [code, safe(answer["error_description"], secret)].filter((it) => it !== undefined);
    const problem = `${tokenEndpoint(url)} answered ${status || "a redirect"}${said.length === 0 ? "" : `, ${said.join(": ")}`}`;
    return { problem, status, code };
  }
  const { access_token: token, token_type: type, expires_in: seconds } = answer;
  const wrong = (what: string): Failure => ({
    problem: `${tokenEndpoint(url)} answered ${status}, but ${what}`,
    status,
  });
  if (typeof token !== "string" || token === "") return wrong("without an access_token");
  if (typeof type === "string" && type.toLowerCase() !== "bearer") return wrong("its token is not of the type Bearer");
  return { text: token, until: start + lifetime(seconds) };
}

/** Milliseconds for which a token is used: a tenth less than it lives, but no more than half a minute less. */
function lifetime(seconds: unknown): number {
  const told = typeof seconds === "string" ? Number(seconds) : seconds;
  if (typeof told !== "number" || Number.isNaN(told)) return Infinity;
  return (told - Math.min(30, told / 10)) * 1000;
}

function fieldsIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** What a token endpoint says, unless it repeats the secret, or more than a person would read (section 5.2 has the characters). */
function safe(text: unknown, secret: string): string | undefined {
  const forms = [secret, formText(secret), encodeURIComponent(secret)];
  const isSafe =
    typeof text === "string" &&
    /^[ !#-[\]-~]{1,200}$/.test(text) &&
    !forms.some((it) => it !== "" && text.includes(it));
  return isSafe ? text : undefined;
}
// #endregion

// #region page-links
/** Where the next page is. */

/** How a page leads to another; keys lead into the body, in wire names. */
export type PageStep =
  | { readonly url: Keys }
  | { readonly link: string }
  | { readonly cursor: Keys; readonly parameter: string }
  | { readonly offset: string }
  | { readonly page: string; readonly first: number };

export type Keys = readonly string[];

/** A page as it came. */
interface PageFacts {
  /** Its own address. */
  readonly url: string;
  readonly body: unknown;
  readonly link: string | null;
  /** How many items it holds. */
  readonly count: number;
  /** A page with fewer is the last one, where that is known. */
  readonly full: number | undefined;
}

/** The address to which a page leads; undefined on the last one. Every way of paging is told by addresses, so that one guard guards all. */
function addressOfPage(step: PageStep, page: PageFacts, direction: 1 | -1): string | undefined {
  if ("url" in step) return resolved(at(page.body, step.url), page.url);
  if ("link" in step) return resolved(linkIn(page.link ?? "", step.link), page.url);
  if ("cursor" in step) {
    const cursor = at(page.body, step.cursor);
    return cursor == null || cursor === "" ? undefined : withQuery(page.url, step.parameter, textOf(cursor));
  }
  if (direction > 0 && (page.count === 0 || page.count < (page.full ?? 0))) return undefined;
  const [name, first, move] =
    "page" in step
      ? [step.page, step.first, 1]
      : [step.offset, 0, direction > 0 ? page.count : (page.full ?? page.count)];
  const current = Number(queryOf(page.url, name) ?? first);
  const next = current + direction * move;
  return direction < 0 && current <= first ? undefined : withQuery(page.url, name, String(Math.max(next, first)));
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** The value that keys lead to, by own properties only. */
function at(value: unknown, keys: Keys): unknown {
  return keys.reduce<unknown>(
    (it, key) =>
      typeof it === "object" && it !== null && Object.hasOwn(it, key)
        ? (it as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}

function resolved(address: unknown, base: string): string | undefined {
  return typeof address === "string" && address !== "" && URL.canParse(address, base)
    ? new URL(address, base).href
    : undefined;
}

/** The target of the link with that relation in a `Link` header (RFC 8288). */
function linkIn(header: string, relation: string): string | undefined {
  for (const link of header.split(/,(?=\s*<)/)) {
    const [, target, rest = ""] = /^\s*<([^>]*)>(.*)$/s.exec(link) ?? [];
    const [, quoted, bare] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(rest) ?? [];
    if ((quoted ?? bare ?? "").toLowerCase().split(/\s+/).includes(relation.toLowerCase())) return target;
  }
  return undefined;
}

/** The query's fields as they are written. */
const fieldsOf = ({ search }: URL): readonly string[] =>
  search
    .slice(1)
    .split("&")
    .filter((it) => it !== "");

const nameOf = (field: string): string => decode(field.replace(/=.*/s, ""));

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/** A field of an address's query. */
function queryOf(address: string, name: string): string | undefined {
  const field = fieldsOf(new URL(address)).find((it) => nameOf(it) === name);
  return field === undefined ? undefined : decode(field.replace(/^[^=]*=?/, ""));
}

/** The address with one field of its query set, and all others as they are. */
function withQuery(address: string, name: string, value: string): string {
  const url = new URL(address);
  const others = fieldsOf(url).filter((it) => nameOf(it) !== name);
  url.search = [...others, `${encodeURIComponent(name)}=${encodeURIComponent(value)}`].join("&");
  return url.href;
}
// #endregion

// #region send
/** What the generated functions call. */

/**
 * Carries out an operation. Resolves to the body of a success, rejects with the operation's error for every other declared status, and
 * with another `TransportError` for everything else. `Body` is what the document declares.
 */
export async function send<Body>(
  client: Client,
  operation: OperationWire,
  input?: object,
  options?: CallOptions,
): Promise<Body> {
  const { error: Refusal, answer } = await client.request(operation, input, options);
  if (Refusal) throw new Refusal(operation.name, answer);
  return answer.body as Body;
}

/** The same for an operation that may succeed without a body: what comes all the same is let go, since unread it would hold the connection. */
export async function sendAndClose<Body>(
  client: Client,
  operation: OperationWire,
  input?: object,
  options?: CallOptions,
): Promise<Body> {
  const { body, response } = succeeded(operation, await client.request(operation, input, options));
  if (body === undefined) response.body?.cancel().catch(() => undefined);
  return body as Body;
}

/** The same for every declared status: resolves to what was answered, whether or not that is a success. */
export async function sendForResponse<Output>(
  client: Client,
  operation: OperationWire,
  input?: object,
  options?: CallOptions,
): Promise<Output & Answered> {
  const { response, request, ...answer } = (await client.request(operation, input, options)).answer;
  return hide(answer, { response, request }) as unknown as Output & Answered;
}

/** A success whose body is still to be read. */
export interface Download extends Answered {
  /** Its bytes as they come. Whoever doesn't read it to its end cancels it, which ends the connection. */
  readonly body: ReadableStream<Uint8Array>;
  /** What the file is called, by `Content-Disposition` (RFC 6266); no folder is in it. */
  readonly name: string | undefined;
}

/** The same as {@link send}, resolving before the body is there: nothing is held in memory. The time limit is for the answer's beginning. */
export async function sendForStream(
  client: Client,
  operation: OperationWire,
  input?: object,
  options?: CallOptions,
): Promise<Download> {
  const exchange = await client.request(streamed(operation), input, options);
  const { body, response, request } = succeeded(operation, exchange);
  const download = {
    body: (body ?? new Blob([]).stream()) as Download["body"],
    name: fileNameIn(response.headers.get("Content-Disposition") ?? ""),
  };
  return hide(download, { response, request });
}

/** The operation, of which a success is not read. */
function streamed(operation: OperationWire): OperationWire {
  const responses = Object.entries(operation.responses).map(([status, it]) => {
    const read: ReadBody = (response, load, unexpected, declared, options) =>
      declared.error ? (it.read?.(response, load, unexpected, declared, options) ?? {}) : { body: response.body };
    return [status, { ...it, read }] as const;
  });
  return { ...operation, responses: Object.fromEntries(responses) };
}

/** The answer, if it is a success; throws the operation's error otherwise. */
function succeeded({ name }: OperationWire, { error: Refusal, answer }: Exchange): Answer & Answered {
  if (Refusal) throw new Refusal(name, answer);
  return answer;
}
// #endregion

// #region pages
/** Lists that come in pages. */

/** How a list is walked: the document's `x-pagination`. */
export interface PagingWire {
  readonly items: Keys;
  readonly next: PageStep;
  readonly previous?: PageStep;
  /** The query parameter that holds the page size, and the most it can be. */
  readonly size?: string;
  readonly maximum?: number;
}

/** Arguments that may be left out where nothing in them is required. */
export type Arguments<Params> =
  Partial<Params> extends Params ? [params?: Params, options?: CallOptions] : [params: Params, options?: CallOptions];

/** Called for each item. The walk waits for what it returns, and ends after `done()`. */
export type Each<Item> = (item: Item, done: () => void) => void | Promise<void>;

/** A list that comes in pages. Parameters are never changed. `limit` is the most items in all; without it, all pages are read. */
export interface Pages<Item, Params> {
  /** The items of as many pages as it takes. */
  list(...given: Arguments<Params>): Promise<Item[]>;
  /** The same, one by one: `for await (const it of ….all())`. A page is asked for when its first item is. */
  all(...given: Arguments<Params>): AsyncGenerator<Item, void, undefined>;
  /** Calls a function for each item, one after the other. */
  each(callback: Each<Item>): Promise<void>;
  each(params: Params, callback: Each<Item>, options?: CallOptions): Promise<void>;
  /** A single page. */
  page(...given: Arguments<Params>): Promise<Page<Item>>;
  /** The page at an address, which must be of an origin that the client may ask. */
  getPage(url: string, options?: CallOptions): Promise<Page<Item>>;
}

/** The server's pages lead in a circle. */
export class PagingError extends TransportError {
  override readonly name = "PagingError";
}

/** What {@link pages} walks. */
export interface Walk<Item, Params> {
  readonly client: Client;
  readonly operation: OperationWire;
  readonly paging: PagingWire;
  /** Parameters in wire names. */
  readonly input: (params: Params) => Partial<Input>;
  readonly item: (value: unknown) => Item;
}

interface Limited {
  readonly limit?: number | undefined;
}

/** Some of a list's items, and the way to the others. */
export class Page<Item> {
  readonly items: readonly Item[];
  readonly nextPageUrl: string | undefined;
  readonly previousPageUrl: string | undefined;
  readonly #facts: PageFacts;
  readonly #open: (url: string) => Promise<Page<Item>>;

  constructor(
    items: readonly Item[],
    { next, previous }: PagingWire,
    facts: PageFacts,
    open: (url: string) => Promise<Page<Item>>,
  ) {
    this.items = items;
    this.nextPageUrl = addressOfPage(next, facts, 1);
    this.previousPageUrl = previous === undefined ? undefined : addressOfPage(previous, facts, -1);
    this.#facts = facts;
    this.#open = open;
  }

  /** The address of this page. */
  get url(): string {
    return this.#facts.url;
  }

  /** The whole body as it came, in wire names. */
  get body(): unknown {
    return this.#facts.body;
  }

  /** The page after this one; undefined on the last. */
  async next(): Promise<Page<Item> | undefined> {
    return this.nextPageUrl === undefined ? undefined : this.#open(this.nextPageUrl);
  }

  /** The page before this one; undefined on the first, and where the document doesn't say how to get there. */
  async previous(): Promise<Page<Item> | undefined> {
    return this.previousPageUrl === undefined ? undefined : this.#open(this.previousPageUrl);
  }
}

/** The ways to read a list that comes in pages. */
export function pages<Item, Params>(walk: Walk<Item, Params>): Pages<Item, Params> {
  const first = (params: Params | undefined, options: CallOptions | undefined): Promise<Page<Item>> => {
    const input = sized(walk.paging, walk.input(params ?? ({} as Params)), limitOf(params));
    return open(walk, input, undefined, options);
  };
  const all = (params: Params | undefined, options: CallOptions | undefined): AsyncGenerator<Item, void, undefined> =>
    walkAll(walk.operation, limitOf(params), options?.signal, () => first(params, options));
  return {
    all: (params?: Params, options?: CallOptions) => all(params, options),
    list: (params?: Params, options?: CallOptions) => collected(all(params, options)),
    page: (params?: Params, options?: CallOptions) => Promise.resolve().then(() => first(params, options)),
    getPage: (url, options) =>
      Promise.resolve().then(() => open(walk, {}, new URL(url, walk.client.baseUrl).href, options)),
    each: async (given: Params | Each<Item>, callback?: Each<Item>, options?: CallOptions) => {
      const [params, call] = typeof given === "function" ? [undefined, given as Each<Item>] : [given, callback];
      for await (const item of all(params, options)) {
        let isDone = false;
        await call?.(item, () => (isDone = true));
        if (isDone) return;
      }
    },
  };
}

async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

function limitOf(params: unknown): number {
  const { limit = Infinity } = (params ?? {}) as Limited;
  return counted(limit, "limit");
}

function counted(value: number, name: string): number {
  if (value > 0 && (value === Infinity || Number.isInteger(value))) return value;
  throw new RangeError(`${name} must be a whole number from 1`);
}

/** The input with a page size: as given, or no more than is wanted and the server allows. */
function sized({ size, maximum = Infinity }: PagingWire, input: Input, limit: number): Input {
  if (size === undefined) return input;
  const { query = {} } = input;
  const given = Object.hasOwn(query, size) ? (query as Record<string, unknown>)[size] : undefined;
  if (typeof given === "number") counted(given, size);
  return given !== undefined || limit === Infinity
    ? input
    : { ...input, query: { ...query, [size]: Math.min(limit, maximum) } };
}

/** An address that the server gave, such as a next page's. It must be of an origin that the client may ask. */
export const addressIn =
  ({ origins }: Client, operation: string, address: string): OperationWire["url"] =>
  (base) => {
    const url = new URL(address);
    url.hash = "";
    if (url.origin === new URL(base).origin || origins?.has(url.origin)) return url.href;
    throw new ForeignOriginError(operation, url.origin);
  };

async function open<Item, Params>(
  walk: Walk<Item, Params>,
  input: Input,
  url: string | undefined,
  options: CallOptions | undefined,
): Promise<Page<Item>> {
  const { client, operation, paging } = walk;
  const addressed: OperationWire =
    url === undefined ? operation : { ...operation, url: addressIn(client, operation.name, url), isAddressed: true };
  const exchange = await client.request(addressed, input, options);
  const { body } = succeeded(operation, exchange);
  const { response, request } = exchange.answer;
  const items = at(body, paging.items);
  if (!Array.isArray(items))
    throw new UnexpectedResponseError(
      operation.name,
      { response, request },
      `without a list at /${paging.items.join("/")}`,
      "",
    );
  const facts = {
    url: request.url,
    body,
    link: response.headers.get("Link"),
    count: items.length,
    full: fullPage(paging, request.url),
  };
  return new Page(
    items.map((it) => walk.item(it)),
    paging,
    facts,
    (next) => open(walk, input, next, options),
  );
}

/** The size that was asked for, where the server is known to give that much. */
function fullPage({ size, maximum }: PagingWire, url: string): number | undefined {
  const asked = size === undefined || maximum === undefined ? undefined : queryOf(url, size);
  return asked === undefined ? undefined : Math.min(Number(asked), maximum ?? Infinity);
}

async function* walkAll<Item>(
  operation: OperationWire,
  limit: number,
  signal: AbortSignal | undefined,
  first: () => Promise<Page<Item>>,
): AsyncGenerator<Item, void, undefined> {
  const seen = new Set<string>();
  let left = limit;
  for (let page: Page<Item> | undefined = await first(); page !== undefined; page = await page.next()) {
    seen.add(page.url);
    for (const item of page.items) {
      if (signal?.aborted) throw new AbortError(operation.name, "was aborted", { cause: signal.reason });
      yield item;
      left -= 1;
      if (left === 0) return;
    }
    if (page.nextPageUrl === undefined || !seen.has(page.nextPageUrl)) continue;
    if (page.items.length === 0) return;
    throw new PagingError(operation.name, "its pages lead in a circle");
  }
}
// #endregion

// #region resource
/** What resources are built from. */

/** A function with members: `targets(sid)` beside `targets.create(…)`. Getters stay getters, so that members are built when they are asked for. */
export function callable<Select extends (...ids: never[]) => object, Members extends object>(
  select: Select,
  members: Members,
): Select & Members {
  return Object.defineProperties(select, Object.getOwnPropertyDescriptors(members)) as Select & Members;
}

/** What every instance can do besides its resource's methods. */
export interface Instance<Data> {
  /** The bare data. */
  toJSON(): Data;
}

/** Which properties hold personal data: by name, all of them or what is below them; by {@link others}, those of all other names. */
export interface Personal {
  readonly [name: string]: true | (() => Personal);
  readonly [others]?: true | (() => Personal);
}

export const others: unique symbol = /* @__PURE__ */ Symbol("others");

/**
 * Data with the methods of its context, which it inherits: they are not copied, compared or printed. Printing leaves out personal data.
 * What is no object is returned as it is.
 */
export function instance<Data, Context extends object>(
  data: Data,
  context: Context,
  personal: Personal = {},
): Data & Context & Instance<Data> {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return data as Data & Context & Instance<Data>;
  const it = Object.setPrototypeOf({ ...data }, context) as Data & Context & Instance<Data>;
  const hidden = { toJSON: () => ({ ...data }), [inspect]: () => redacted(data, personal) };
  for (const key of Reflect.ownKeys(hidden)) {
    if (!Object.hasOwn(it, key)) Object.defineProperty(it, key, { value: Reflect.get(hidden, key) as unknown });
  }
  return it;
}

/** A property of data that may be anything. */
export const property = (data: unknown, name: string): unknown =>
  typeof data === "object" && data !== null && Object.hasOwn(data, name)
    ? (data as Record<string, unknown>)[name]
    : undefined;

/** The items of a list, each made into something else. What is no list is returned as it is. */
export const mapped = <Item>(value: unknown, make: (item: unknown) => Item): Item[] =>
  Array.isArray(value) ? value.map(make) : (value as Item[]);

/** What Node, Deno and Bun call to print an object. */
const inspect = /* @__PURE__ */ Symbol.for("nodejs.util.inspect.custom");

/** A refusal whose body holds personal data: it is in `body`, and not in what is printed or written as JSON. */
export abstract class PersonalResponseError<
  Status extends number = number,
  Body = unknown,
  HeaderValues = Readonly<Record<string, unknown>> | undefined,
> extends ResponseError<Status, Body, HeaderValues> {
  /** What of the body is personal: all of it, or some properties. */
  protected abstract get personal(): Personal | true;

  constructor(operation: string, answer: Answer & Answered) {
    super(operation, answer);
    const printed = (): Error => Object.assign(new Error(this.message), { stack: this.stack }, this.toJSON());
    Object.defineProperty(this, inspect, { value: printed });
  }

  toJSON(): { readonly name: string; readonly operation: string; readonly status: Status; readonly body: unknown } {
    const { name, operation, status, body, personal } = this;
    return { name, operation, status, body: personal === true ? hidden(body) : redacted(body, personal) };
  }
}

/** A copy without personal data. */
export function redacted(value: unknown, personal: Personal): unknown {
  if (Array.isArray(value)) return value.map((it) => redacted(it, personal));
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, it]: [string, unknown]) => {
      const mark = Object.hasOwn(personal, name) ? personal[name] : personal[others];
      return [name, mark === undefined ? it : mark === true ? hidden(it) : redacted(it, mark())];
    }),
  );
}

/** That there is nothing is no secret. */
const hidden = (it: unknown): unknown => (it === null || it === undefined ? it : "[redacted]");
// #endregion

// #region validate
/** Validation by the generated validators, for those who hand them in. */

/** A validator, as the validators package exports them. */
interface Validator {
  readonly parse: (value: unknown) => unknown;
}

export interface ValidateOptions {
  /** Whether requests are checked. Default: true. */
  readonly requests?: boolean;
  /** Whether answers are checked. Default: true. */
  readonly responses?: boolean;
}

/**
 * Checks requests before they are sent and answers when they have arrived, with the validators package: `import * as validators`. Throws
 * its `ValidationError`. Parts for which it has no validator pass, and so do streams.
 */
export function validateWith(
  validators: object,
  { requests = true, responses = true }: ValidateOptions = {},
): Validate {
  const check = (operation: OperationWire, part: string, value: unknown): void => {
    const name =
      (own(operation.validators, part) as string | undefined) ??
      operation.name.charAt(0).toUpperCase() + operation.name.slice(1) + part;
    const validator = own(validators, name) as Validator | undefined;
    if (typeof validator?.parse === "function") validator.parse(value);
  };
  return (it) => {
    for (const [part, value] of partsOf(it, requests, responses)) check(it.operation, part, value);
  };
}

function partsOf(
  { operation, input, answer }: Checkable,
  requests: boolean,
  responses: boolean,
): readonly (readonly [string, unknown])[] {
  if (input !== undefined) return requests ? inputParts(operation, input) : [];
  return responses && answer.body !== undefined ? answerParts(operation, answer) : [];
}

const places = [
  ["Path", "path"],
  ["Query", "query"],
  ["Headers", "headers"],
  ["Cookies", "cookies"],
  ["Querystring", "querystring"],
] as const;

/** A place that holds nothing is checked too: something may be required of it. */
function inputParts({ body: media = [] }: OperationWire, input: Input): readonly (readonly [string, unknown])[] {
  const given = places.map(
    ([part, place]) => [part, input[place] ?? (place === "querystring" ? undefined : {})] as const,
  );
  const body =
    input.body === undefined || isStream(input.body)
      ? []
      : [[`Body${behind(media, input.contentType)}`, input.body] as const];
  return [...given.filter(([, value]) => value !== undefined), ...body];
}

function answerParts(
  { responses }: OperationWire,
  { status, contentType, body }: Answer,
): readonly (readonly [string, unknown])[] {
  if (isStream(body)) return [];
  const declared = Object.entries(responses);
  const found = [String(status), `${Math.floor(status / 100)}XX`, "default"]
    .map((it) => declared.find(([name]) => name === it))
    .find((it) => it !== undefined);
  if (found === undefined) return [];
  const [name, { media = [] }] = found;
  return [[`Response${name === "default" ? "Default" : name}${behind(media, contentType)}`, body]];
}

/** All media types but the first are told apart; one of a range goes by that. */
function behind(media: readonly { readonly type: string }[], type: string | undefined): string {
  const found = type === undefined ? undefined : declaredFor(media, type, (it) => it.type);
  return found === undefined || found === media[0] ? "" : ` ${found.type}`;
}
// #endregion
