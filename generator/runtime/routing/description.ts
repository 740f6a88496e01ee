/** What a generated server knows of its API: the form of `routes.ts`. */
import type { MediaWire, Natives, ParameterWire } from "../wire/index.js";

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
