/**
 * What an API means, in the specification's own words: OpenAPI 3.0, 3.1 and 3.2 in one spelling. No TypeScript names here.
 * There are no optional fields; `undefined` is written out. Order is the document's order.
 */
import type { Json } from "../base/json.js";
import type { Pointer } from "../base/pointer.js";
import type { Schema } from "./schema.js";

/** Every part of the model knows where it was written and what was said about it. */
export interface Noted {
  readonly at: Pointer;
  readonly doc: Doc;
  /** The `x-…` fields, by name. Without prototype. */
  readonly extensions: Readonly<Record<string, Json>>;
}

export interface Doc {
  /** `summary`, or a schema's `title`; "" when the document is silent. */
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
}

export interface Api extends Noted {
  readonly title: string;
  readonly version: string;
  readonly servers: readonly Server[];
  readonly tags: readonly Tag[];
  /** `components.schemas`, then every other schema that a `$ref` points at, under a derived name. */
  readonly schemas: readonly NamedSchema[];
  readonly operations: readonly Operation[];
  /** Each is an operation whose path is the webhook's name. */
  readonly webhooks: readonly Operation[];
  readonly schemes: readonly SecurityScheme[];
}

export interface Tag extends Noted {
  readonly name: string;
}

export interface Server extends Noted {
  readonly url: string;
  readonly variables: readonly ServerVariable[];
}

export interface ServerVariable extends Noted {
  readonly name: string;
  readonly default: string;
  readonly values: readonly string[] | undefined;
}

export interface NamedSchema extends Noted {
  /** Unique; what `Reference.name` says. */
  readonly name: string;
  readonly schema: Schema;
}

export interface Operation extends Noted {
  /** operationId, or "get /pets" when there is none. Unique. */
  readonly id: string;
  /** In upper case: "GET", "QUERY", or whatever `additionalOperations` names. */
  readonly method: string;
  /** As written: "/pets/{petId}". */
  readonly template: string;
  readonly path: readonly PathPart[];
  readonly tags: readonly string[];
  /** Those of the path item already merged in. */
  readonly parameters: readonly Parameter[];
  readonly body: Body | undefined;
  /** Most specific first: 200, 2XX, default. */
  readonly responses: readonly Response[];
  /** Any of (all of). Empty: nothing is asked. An empty inner list: anonymous access is one of the ways. */
  readonly security: readonly (readonly SecurityUse[])[];
  readonly servers: readonly Server[];
  readonly callbacks: readonly Callback[];
  readonly pagination: Pagination | undefined;
}

export type PathPart = { readonly text: string } | { readonly parameter: string };

export type ParameterPlace = "path" | "query" | "header" | "cookie" | "querystring";
export type Style =
  "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "cookie";

export interface Parameter extends Noted {
  readonly in: ParameterPlace;
  /** As it travels. */
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
  /** Never absent: the builder writes the default of the place. */
  readonly style: Style;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly allowEmptyValue: boolean;
  /** The media type of a parameter described by `content`, which has no style; otherwise undefined. */
  readonly content: Media | undefined;
  readonly examples: readonly Example[];
}

/** A response header. */
export type Header = Parameter;

export interface Body extends Noted {
  readonly required: boolean;
  readonly content: readonly Media[];
}

export interface Media extends Noted {
  /** As written: "application/problem+json", "text/*". */
  readonly type: string;
  readonly codec: Codec;
  readonly schema: Schema;
  /** OpenAPI 3.2: the schema of each item of a sequential media type. */
  readonly itemSchema: Schema | undefined;
  readonly encodings: Encodings;
  readonly examples: readonly Example[];
}

/** How a media type travels; decided once, by the builder. `lines` is JSON Lines and its relatives, `events` server-sent events. */
export type Codec = "json" | "text" | "form" | "multipart" | "bytes" | "events" | "lines";

/** How the fields of a form and the parts of a multipart body travel. */
export interface Encodings {
  /** By property name. */
  readonly named: readonly NamedEncoding[];
  /** OpenAPI 3.2: of parts that are told apart by their position alone. */
  readonly byPosition: PositionalEncoding | undefined;
}

export interface NamedEncoding extends Encoding {
  readonly property: string;
}

export interface PositionalEncoding {
  /** Of the first parts (`prefixEncoding`). */
  readonly prefix: readonly Encoding[];
  /** Of those behind (`itemEncoding`). */
  readonly item: Encoding | undefined;
}

export interface Encoding extends Noted {
  readonly contentType: string | undefined;
  /** Of the content type, where it is a single one. */
  readonly codec: Codec | undefined;
  readonly headers: readonly Header[];
  readonly style: Style | undefined;
  readonly explode: boolean | undefined;
  readonly allowReserved: boolean;
  /** OpenAPI 3.2: those of a part that is itself a form or multipart. */
  readonly encodings: Encodings;
}

export interface Example extends Noted {
  readonly name: string;
  readonly value: Json;
}

export type Status = number | "1XX" | "2XX" | "3XX" | "4XX" | "5XX" | "default";

export interface Response extends Noted {
  readonly status: Status;
  readonly headers: readonly Header[];
  readonly content: readonly Media[];
  readonly links: readonly Link[];
}

export interface Link extends Noted {
  readonly name: string;
  readonly operationId: string | undefined;
  readonly operationRef: string | undefined;
  readonly parameters: Readonly<Record<string, Json>>;
}

export interface Callback extends Noted {
  readonly name: string;
  /** The runtime expression that gives the URL, as written. */
  readonly expression: string;
  readonly operations: readonly Operation[];
}

export interface SecurityUse {
  readonly scheme: string;
  readonly scopes: readonly string[];
}

export interface SecurityScheme extends Noted {
  readonly name: string;
  readonly kind: SecurityKind;
}

export type SecurityKind =
  | { readonly type: "http"; readonly scheme: string; readonly bearerFormat: string | undefined }
  | { readonly type: "apiKey"; readonly in: "query" | "header" | "cookie"; readonly parameter: string }
  | { readonly type: "oauth2"; readonly flows: readonly OAuthFlow[] }
  | { readonly type: "openIdConnect"; readonly url: string }
  | { readonly type: "mutualTLS" };

export interface OAuthFlow {
  readonly flow: "implicit" | "password" | "clientCredentials" | "authorizationCode" | "deviceAuthorization";
  readonly authorizationUrl: string | undefined;
  readonly tokenUrl: string | undefined;
  readonly refreshUrl: string | undefined;
  readonly scopes: readonly string[];
}

/** `x-pagination`: how a list is walked. Pointers are JSON Pointers into the response's body. */
export interface Pagination {
  readonly at: Pointer;
  readonly items: string;
  readonly next: PageStep;
  readonly previous: PageStep | undefined;
  /** The query parameter that holds the page size. */
  readonly size: string | undefined;
  readonly maximum: number | undefined;
}

export type PageStep =
  | { readonly kind: "url"; readonly pointer: string }
  | { readonly kind: "link"; readonly relation: string }
  | { readonly kind: "cursor"; readonly pointer: string; readonly parameter: string }
  | { readonly kind: "offset"; readonly parameter: string }
  | { readonly kind: "page"; readonly parameter: string };
