/** Authentication by the document's security schemes. */
import type { Addressed, Attach, Awaitable, ClientOptions, SchemeWire, Secret, Wanted } from "./types.js";

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
export const isRenewable = ({ auth, token, apiKey: key, apiKeys = {} }: ClientOptions): boolean =>
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
