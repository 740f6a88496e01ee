/** Where a client's requests go, what goes with them, and how one of them is sent. */
import { lost } from "./errors.js";
import { addressOf, baseOf, prepare } from "./request.js";
import type {
  Addressed,
  CallOptions,
  ClientOptions,
  Content,
  Fetch,
  Input,
  OperationWire,
  ServerWire,
} from "./types.js";

/** What a client was made with. */
export interface Connection {
  readonly baseUrl: string;
  /** The origins that credentials are for. */
  readonly origins: ReadonlySet<string>;
  /** The request of a call, without credentials. */
  readonly requestOf: (operation: OperationWire, input: Input, options: CallOptions) => Prepared;
}

/** A request without credentials. */
export interface Prepared {
  readonly url: URL;
  readonly headers: Headers;
  readonly content: Content | undefined;
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
export async function sent(
  { name, method }: Pick<OperationWire, "name" | "method">,
  { url, headers }: Addressed,
  content: Content | undefined,
  fetch: Fetch = globalThis.fetch,
  signal?: AbortSignal,
): Promise<Response> {
  const init: RequestInit = { method, headers, redirect: "manual", ...(signal && { signal }), ...content };
  return fetch(url, init).catch(lost(name, "no answer"));
}
