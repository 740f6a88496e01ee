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
