/** Where a client's requests go, what goes with them, and how one of them is sent. */
import { lost } from "./errors.js";
import { addressOf, baseOf, prepare, type Content } from "./request.js";
import type { Addressed, Call, CallOptions, ClientOptions, Fetch, Input, OperationWire, ServerWire } from "./types.js";

/** What a client was made with. */
export interface Connection {
  readonly baseUrl: string;
  /** The origins that credentials are for. */
  readonly origins: ReadonlySet<string>;
  /** The request of a call, without credentials. */
  readonly requestOf: (call: Call, input: Input) => Prepared;
}

/** A request without credentials. */
export interface Prepared extends Content {
  readonly url: URL;
}

/** Throws a TypeError for an address that can't be used. */
export function connectionOf(server: ServerWire, options: ClientOptions): Connection {
  const baseFor = (at: ServerWire, { baseUrl = options.baseUrl, variables }: CallOptions = {}): URL =>
    checkedBase(at, baseUrl, { ...options.variables, ...variables });
  const base = baseFor(server);
  const origins = new Set([base, ...(options.origins ?? [])].map((it) => new URL(it).origin));
  return {
    baseUrl: base.href,
    origins,
    requestOf: ({ operation, options: own, address }, input) => {
      const at = baseFor(operation.server ?? server, own);
      const url = address?.(operation.name, at, origins) ?? addressOf(operation, at, input);
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
        ? `The document's server ${server.url} is not an absolute address: give createClient a baseUrl`
        : "baseUrl is not an absolute address",
    );
  }
  if (url.username || url.password)
    throw new TypeError("Credentials don't belong in baseUrl: use username and password");
  return url;
}

/** Sends a request once. Rejects with a `NetworkError` where there is no answer. No redirect is followed. */
export async function sent(
  { name, method }: OperationWire,
  { url, headers }: Addressed,
  body: Content["body"],
  fetch: Fetch = globalThis.fetch,
  signal?: AbortSignal,
): Promise<Response> {
  const init = { method, headers, body, signal, redirect: "manual", duplex: "half" };
  return fetch(url, init as RequestInit).catch(lost(name, "there was no answer"));
}
