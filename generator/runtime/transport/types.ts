/** What the client is made of: what a user says, and what the generated descriptors say. */
import type { MediaWire, WireBody } from "../wire/index.js";
import type { ResponseError } from "./errors.js";

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
