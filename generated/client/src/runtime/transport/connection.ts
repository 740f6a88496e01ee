// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Where a client's requests go, what goes with them, and how one of them is sent. */
import { authenticate } from "./auth.js";
import { NetworkError } from "./errors.js";
import { addressOf, baseOf, prepare, type Prepared } from "./request.js";
import type { Call, ClientOptions, Draft, Fetch, Input, ServerWire } from "./types.js";

/** What a client was made with. */
export interface Connection {
  readonly server: ServerWire;
  readonly options: ClientOptions;
  readonly base: URL;
  /** The origins that credentials are for. */
  readonly origins: ReadonlySet<string>;
}

/** Throws a TypeError for an address that can't be used. */
export function connectionOf(server: ServerWire, options: ClientOptions): Connection {
  const base = baseOf(server, options);
  return {
    server,
    options,
    base,
    origins: new Set([base, ...(options.origins ?? [])].map((it) => new URL(it).origin)),
  };
}

/** The request of a call, without credentials. */
export function requestOf(connection: Connection, call: Call, input: Input): Prepared {
  const { origins, options } = connection;
  const base = baseFor(connection, call);
  const url = call.address?.(call.operation.name, base, origins) ?? addressOf(call.operation, base, input);
  return prepare(url, call, input, origins.has(url.origin) ? options.headers : undefined);
}

/** The address that a call goes to: its own, the client's, the operation's, the document's. */
function baseFor({ server, options, base }: Connection, { operation, options: own = {} }: Call): URL {
  if (own.baseUrl !== undefined) return baseOf(server, own);
  if (options.baseUrl !== undefined || (operation.server ?? own.variables) === undefined) return base;
  return baseOf(operation.server ?? server, { variables: { ...options.variables, ...own.variables } });
}

/** What a call remembers from one attempt to the next. */
export interface Memory {
  /** True after the first attempt was refused with 401. */
  again: boolean;
  /** What functions answered when they were asked for credentials, by scheme. */
  readonly given: Map<string, string>;
}

/** Puts credentials into headers; answers the address, which may have some too. */
export type Authenticated = (request: Draft, headers: Headers, memory: Memory) => Promise<string>;

/** By the document's security schemes. */
export const authenticatedBySchemes =
  ({ options, base }: Connection, { operation }: Call): Authenticated =>
  async ({ operation: name, url }, headers, memory) => {
    let { href } = url;
    const addField = (field: string): void => void (href += (href.includes("?") ? "&" : "?") + field);
    await authenticate(operation, options, headers, addField, { operation: name, baseUrl: base.href, ...memory });
    return href;
  };

/** Sends a request once, with credentials if its origin may have them. */
export async function sent(
  { origins }: Connection,
  authenticated: Authenticated,
  draft: Draft,
  body: Prepared["body"],
  memory: Memory,
  fetch: Fetch,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const { method, url } = draft;
  const headers = new Headers(draft.headers);
  const href = origins.has(url.origin) ? await authenticated(draft, headers, memory) : url.href;
  const init: RequestInit & { duplex?: "half" } = { method, headers, redirect: "manual" };
  if (signal !== undefined) init.signal = signal;
  if (body !== undefined) init.body = body;
  if (body instanceof ReadableStream) init.duplex = "half";
  return fetch(href, init);
}

/** `fetch` whose failures are errors of an operation. */
export const reaching =
  (operation: string, fetch: Fetch = globalThis.fetch): Fetch =>
  async (url, init) => {
    try {
      return await fetch(url, init);
    } catch (cause) {
      throw new NetworkError(operation, "there was no answer", { cause });
    }
  };
