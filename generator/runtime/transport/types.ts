/** What the client is made of: what a user says, and what the generated descriptors say. */
import type { Encoded, MediaWire } from "../wire/index.js";
import type { ResponseError } from "./errors.js";

/** A connection to an API. What it was given to authenticate with can't be read from it. */
export interface Client {
  /** Where requests go; credentials are sent to its origin only. */
  readonly baseUrl: string;
  /** Carries out one operation; everything generated goes through here. */
  readonly request: (call: Call) => Promise<Exchange>;
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
  readonly path: object;
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
}

/** What was asked, without the client's credentials. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
}

/** The answer as it came, whose body is read already, and what it answers. Not enumerable, so they are not printed. */
export interface Answered {
  readonly response: Response;
  readonly request: Asked;
}

export interface Call {
  readonly operation: OperationWire;
  readonly input?: object | undefined;
  readonly options?: CallOptions | undefined;
  /** Says the address, instead of the operation and its input; throws for one that may not be asked. See `addressIn`. */
  readonly address?: Locate | undefined;
}

/** An address, where requests of a call go and for which origins a client has credentials. */
export type Locate = (operation: string, base: URL, origins: ReadonlySet<string>) => URL;

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
  /** From its slash on, percent-encoded. */
  readonly path: (input: Input) => string;
  /** Percent-encoded, without its question mark. */
  readonly query?: (input: Input) => string;
  /** Cookies among them. */
  readonly headers?: (input: Input) => readonly (readonly [name: string, value: string])[];
  readonly body?: readonly MediaWire[];
  /** Encodes what is there of it: `encodeOnly` where there is one media type, `encodeChosen` where there are several, or a range. */
  readonly encode?: (input: Input, body: readonly MediaWire[] | undefined) => Encoded | undefined;
  /** Most specific first: 200, 2XX, default. */
  readonly responses: readonly ResponseWire[];
  /** Every media type of the responses. */
  readonly accept: string;
  /** Any of (all of). */
  readonly security?: readonly (readonly SchemeWire[])[];
  /** Where it differs from the document's. */
  readonly server?: ServerWire;
  /** Names of validators that are not simply made of the operation's and the part's, by part. */
  readonly validators?: Readonly<Record<string, string>>;
}

export interface ResponseWire {
  readonly status: number | "1XX" | "2XX" | "3XX" | "4XX" | "5XX" | "default";
  readonly headers?: (get: (name: string) => string | null) => object;
  /** Reads the body, where there is one: `readJson` for nothing but JSON, `readMedia` for any of `media`. */
  readonly read?: ReadBody;
  readonly media?: readonly MediaWire[];
  /** Thrown for it; absent for a success. */
  readonly error?: new (operation: string, answer: Answer & Answered) => ResponseError;
  /** `default` where no success is declared: stands for 2XX, too. */
  readonly ok?: true;
}

/**
 * Reads a body that was answered. `load` gets its bytes; `unexpected` rejects for what is not declared, with those that are loaded already;
 * `wanted` is the media type that the caller wants.
 */
export type ReadBody = (
  response: Response,
  load: () => Promise<ArrayBuffer>,
  unexpected: (problem: string, bytes?: Promise<ArrayBuffer>) => Promise<never>,
  declared: ResponseWire,
  wanted: string | undefined,
) => Awaitable<Pick<Answer, "body" | "contentType">>;

export interface ServerWire {
  readonly url: string;
  /** Defaults of its variables. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Puts variables into its address: `fill`. Absent where there are none. */
  readonly fill?: (server: ServerWire, given: object | undefined) => string;
}

/** A security scheme; `credentials` finds what it needs in the options. */
export interface SchemeWire {
  readonly name: string;
  readonly credentials: FindCredentials;
  /** Of an API key. */
  readonly place?: "header" | "query" | "cookie";
  readonly parameter?: string;
  /** Of HTTP authentication other than basic and bearer. */
  readonly scheme?: string;
  /** Of OAuth 2 and OpenID Connect: what the operation asks for. */
  readonly scopes?: readonly string[];
}

/** What to put into a request, or undefined when the options hold nothing for the scheme. */
export type FindCredentials = (
  options: ClientOptions,
  scheme: SchemeWire,
  wanted: Wanted,
) => Awaitable<Attach | undefined>;

/** The call that credentials are wanted for. */
export interface Wanted {
  readonly operation: string;
  readonly baseUrl: string;
  /** True after the first attempt was refused with 401. */
  readonly again?: boolean;
  /** What functions answered for this call the last time, by scheme; where there may be another time. */
  readonly given?: Map<string, string>;
}

export type Awaitable<Value> = Value | Promise<Value>;

/** Puts credentials into a request: into its headers, or as a field of its query. */
export type Attach = (request: Addressed) => void;

/** A request as credentials are put into it. */
export interface Addressed {
  url: string;
  readonly headers: Headers;
}
