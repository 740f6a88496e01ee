// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import type { MediaWire, ParameterWire } from "../wire/index.js";

/** A generated validator, as far as a router needs it. */
export interface Check {
  is(value: unknown): boolean;
  issues(value: unknown, options?: { readonly maxIssues?: number }): readonly CheckIssue[];
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
}

export interface Content {
  readonly wire: MediaWire;
  readonly check: Check;
}

export interface Answer {
  readonly headers?: readonly ParameterWire[];
  readonly requiredHeaders?: readonly string[];
  readonly content: readonly Content[];
}

/** One operation, as the generator describes it. */
export interface Route {
  readonly id: string;
  /** The name of its handler. */
  readonly name: string;
  readonly method: string;
  readonly path?: Parameters;
  readonly query?: Parameters;
  readonly headers?: Parameters;
  readonly cookies?: Parameters;
  readonly querystring?: Content & { readonly required: boolean };
  readonly body?: { readonly required: boolean; readonly content: readonly Content[] };
  /** By status: "200", "4XX", "default". */
  readonly responses: { readonly [status: string]: Answer };
  /** Any of (all of) security schemes, by name. */
  readonly security?: readonly (readonly string[])[];
}

/**
 * A node of the tree that paths are compiled to, one level per segment. A literal segment goes before a pattern, a pattern before a
 * parameter.
 */
export interface Tree {
  readonly literals?: { readonly [segment: string]: Tree };
  /** Segments with text around their parameters: `/files/{name}.json`. */
  readonly patterns?: readonly { readonly pattern: RegExp; readonly next: Tree }[];
  /** A segment that is a parameter as a whole. */
  readonly parameter?: Tree;
  /** Routes that end here, by method. */
  readonly methods?: { readonly [method: string]: Leaf };
}

export interface Leaf {
  readonly route: number;
  /** The names of the parameters along the way, in the order in which the tree captures them. */
  readonly names: readonly string[];
}

export type Scheme =
  | { readonly type: "http"; readonly scheme: string }
  | { readonly type: "apiKey"; readonly in: "query" | "header" | "cookie"; readonly name: string }
  | { readonly type: "oauth2" | "openIdConnect" | "mutualTLS" };

/** Everything a generated server knows of its API. */
export interface Description {
  readonly routes: readonly Route[];
  readonly tree: Tree;
  readonly schemes: { readonly [name: string]: Scheme };
  readonly realm: string;
}

/** A request, whatever it came in by. */
export interface Incoming {
  readonly method: string;
  /** Path and query as they arrived, still percent-encoded. */
  readonly target: string;
  /** All values of a header, joined as HTTP joins them; undefined when there is none. */
  readonly header: (name: string) => string | undefined;
  /** The body, piece by piece; undefined when there is none. */
  readonly body: () => AsyncIterable<Uint8Array> | undefined;
  readonly signal: AbortSignal;
}

/** An answer, before it is one of the platform's. */
export interface Outgoing {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | Uint8Array<ArrayBuffer> | Blob | ReadableStream<Uint8Array> | undefined;
}

/** What a handler is given besides its typed input. */
export interface Context {
  /** The operation's id in the document. */
  readonly operation: string;
  /** An id of this request, which error bodies carry. */
  readonly id: string;
  readonly method: string;
  /** Path and query as they arrived. */
  readonly target: string;
  readonly header: (name: string) => string | undefined;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
  /** What the authentication hooks answered, by security scheme. */
  readonly principals: { readonly [scheme: string]: unknown };
}

/** What is wrong with a request, or what went wrong with it. */
export interface Problem {
  readonly status: number;
  readonly kind:
    | "not-found"
    | "method-not-allowed"
    | "unsupported-media-type"
    | "content-too-large"
    | "timeout"
    | "invalid-request"
    | "unauthenticated"
    | "not-implemented"
    | "invalid-response"
    | "refused"
    | "internal";
  /** One sentence for people; says nothing about the inside of the server. */
  readonly detail: string;
  readonly issues: readonly RequestIssue[];
  /** The id of the request. */
  readonly id: string;
  readonly method: string;
  readonly target: string;
  /** The operation's id; undefined when none was found. */
  readonly operation: string | undefined;
}

/** One way in which a request does not fit the document. */
export interface RequestIssue {
  readonly in: "path" | "query" | "headers" | "cookies" | "querystring" | "body";
  /** JSON Pointer into the value of that place. */
  readonly pointer: string;
  /** The keyword of JSON Schema that was broken, or "encoding" for what could not be read at all. */
  readonly keyword: string;
  readonly message: string;
  readonly limit?: unknown;
}

export interface ErrorBody {
  readonly body: unknown;
  /** Default: application/json. */
  readonly contentType?: string;
  readonly headers?: { readonly [name: string]: string };
}

export type Credentials =
  | { readonly type: "basic"; readonly username: string; readonly password: string }
  | { readonly type: "bearer"; readonly token: string }
  | { readonly type: "apiKey"; readonly key: string }
  | { readonly type: "http"; readonly scheme: string; readonly parameters: string };

/** Who it is that these credentials belong to; undefined (or null, or false) for nobody. */
export type Authenticate<Given extends Credentials = Credentials> = (credentials: Given, context: Omit<Context, "principals">) => unknown;

export interface RouterOptions {
  /** A hook per security scheme; `false` asks nobody for anything. Needed where the document asks for authentication. */
  readonly authenticate?: { readonly [scheme: string]: Authenticate<never> } | false;
  /** The longest body that is read, in bytes. Default: 1 MiB. */
  readonly bodyLimit?: number;
  /** How long a body may take to arrive, in milliseconds. Default: 30,000. */
  readonly bodyTimeout?: number;
  /** Hold what handlers answer against the document: true refuses with 500, "log" only reports. Default: true unless NODE_ENV is production. */
  readonly validateResponses?: boolean | "log";
  /** Makes the body of every error answer. Default: application/problem+json (RFC 9457). */
  readonly errorBody?: (problem: Problem) => ErrorBody;
  /** Told of everything unexpected: what a handler threw, and answers that do not fit the document. */
  readonly onError?: (error: unknown, problem: Problem) => void;
  /** In front of every path, such as "/api". Default: nothing. */
  readonly basePath?: string;
}

export type AnyHandler = (request: never) => unknown;
