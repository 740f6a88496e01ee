/** Authentication by the document's security schemes. */
import type {
  Addressed,
  Awaitable,
  ClientOptions,
  FindCredentials,
  OperationWire,
  SchemeWire,
  Secret,
  Wanted,
} from "./types.js";

/** HTTP basic authentication (RFC 7617), in UTF-8. */
export const basic: FindCredentials = ({ username, password = "" }, { name }) => {
  if (username === undefined) return undefined;
  if (username.includes(":")) throw new TypeError(`${name}: a user name can't have a colon in it`);
  const text = basicText(username, password);
  return ({ headers }) => headers.set("Authorization", text);
};

/** The value of `Authorization` for a name and a password: the base64 of their UTF-8. */
export const basicText = (name: string, password: string): string =>
  `Basic ${btoa(encodeURIComponent(`${name}:${password}`).replace(/%(..)/g, (_, byte: string) => String.fromCharCode(parseInt(byte, 16))))}`;

/** A token in `Authorization`: bearer (RFC 6750), or whatever other scheme the document names. */
export const bearer: FindCredentials = async (options, it, wanted) => {
  const token = await secretOf(options, it, options.token, wanted);
  return token === undefined
    ? undefined
    : ({ headers }) => headers.set("Authorization", sendable(`${it.scheme ?? "Bearer"} ${token}`, "Authorization"));
};

/** An API key in a header, the query or a cookie. */
export const apiKey: FindCredentials = async (options, it, wanted) => {
  const key = await secretOf(options, it, options.apiKey, wanted);
  return key === undefined ? undefined : (request) => attachKey(it, key, request);
};

/** Mutual TLS: whoever opens the connection sees to it. */
export const mutualTls: FindCredentials = () => () => undefined;

function secretOf(
  { apiKeys, fetch = globalThis.fetch }: ClientOptions,
  { name, scopes = [] }: SchemeWire,
  shared: Secret | undefined,
  { operation, baseUrl, again = false, given }: Wanted,
): Awaitable<string | undefined> {
  const secret = apiKeys !== undefined && Object.hasOwn(apiKeys, name) ? apiKeys[name] : shared;
  if (typeof secret !== "function") return secret;
  const found = secret(again, { operation, scopes, refused: again ? given?.get(name) : undefined, baseUrl, fetch });
  return Promise.resolve(found).then((it) => {
    given?.set(name, it);
    return it;
  });
}

/** True where a secret may be another one the next time. */
export const isRenewable = ({ auth, token, apiKey: key, apiKeys = {} }: ClientOptions): boolean =>
  [auth, token, key, ...Object.values(apiKeys)].some((it) => typeof it === "function");

/**
 * Puts credentials into a request: those of the first alternative that the options have everything for. Where that is none of them, the
 * request goes without, and the server says what it thinks of that.
 */
export async function authenticate(
  { security = [] }: OperationWire,
  options: ClientOptions,
  request: Addressed,
  wanted: Wanted,
): Promise<void> {
  for (const alternative of security) {
    const found = await Promise.all(alternative.map(async (it) => it.credentials(options, it, wanted)));
    if (found[0] && !found.includes(undefined)) return found.forEach((attach) => attach?.(request));
  }
}

function attachKey({ place = "header", name, parameter = name }: SchemeWire, key: string, request: Addressed): void {
  const { url, headers } = request;
  if (place === "query")
    request.url += `${url.includes("?") ? "&" : "?"}${encodeURIComponent(parameter)}=${encodeURIComponent(key)}`;
  else if (place === "header") headers.set(parameter, sendable(key, parameter));
  else {
    const others = headers.get("Cookie");
    const text = sendable(key, parameter, /[^\x21-\x7e]|[;,]/);
    headers.set("Cookie", `${others === null ? "" : `${others}; `}${parameter}=${text}`);
  }
}

/** A value for a header. Throws a TypeError for one that can't be sent; `Headers` would say so too, and quote the value. */
function sendable(value: string, name: string, forbidden = /[^\t\x20-\x7e\x80-\xff]/): string {
  if (forbidden.test(value)) throw new TypeError(`A credential holds a character that can't be sent in ${name}`);
  return value;
}
