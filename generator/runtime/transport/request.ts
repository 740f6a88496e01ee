/** From an operation and its input to what `fetch` takes. */
import { declaredFor, own, type Encoded, type MediaWire } from "../wire/index.js";
import type { Call, CallOptions, HeaderValues, Input, OperationWire, ServerWire } from "./types.js";

/** The address of the API. Throws a TypeError for one that can't be used. */
export function baseOf(
  server: ServerWire,
  { baseUrl, variables = {} }: Pick<CallOptions, "baseUrl" | "variables">,
): URL {
  const text =
    baseUrl?.toString() ??
    server.url.replace(
      /\{([^{}]*)\}/g,
      (whole, name: string) => (own(variables, name) ?? own(server.variables, name) ?? whole) as string,
    );
  const here = (globalThis as { readonly location?: { readonly href: string } }).location?.href;
  const url = URL.canParse(text, here) ? new URL(text, here) : undefined;
  if (url === undefined)
    throw new TypeError(
      baseUrl === undefined
        ? `The document's server ${server.url} is not an absolute address: give createClient a baseUrl`
        : "baseUrl is not an absolute address",
    );
  if (url.username !== "" || url.password !== "")
    throw new TypeError("Credentials don't belong in baseUrl: use username and password");
  return url;
}

export interface Prepared {
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Encoded["body"] | undefined;
}

/** Where an operation is, with its query. */
export function addressOf(operation: OperationWire, base: URL, input: Input): URL {
  const path = operation.path(input).replace(/[?#]/g, encodeURIComponent);
  const query = operation.query?.(input).replaceAll("#", "%23");
  const { protocol, host, pathname } = base;
  return new URL(`${protocol}//${host}${pathname.replace(/\/$/, "")}${path}${query ? `?${query}` : ""}`);
}

/** Everything but the credentials. Throws a `WireError` for input that can't be sent. */
export function prepare(
  url: URL,
  { operation, options = {} }: Call,
  input: Input,
  shared: HeaderValues | undefined,
): Prepared {
  const headers = new Headers({ Accept: options.accept ?? operation.accept ?? "*/*" });
  const media = input.body === undefined ? undefined : mediaFor(operation, input.contentType);
  const encoded = media?.encode?.(input.body, media, input.partHeaders);
  const cookies = operation.cookies?.(input);
  put(headers, shared);
  put(headers, operation.headers?.(input));
  if (cookies) headers.set("Cookie", cookies);
  if (encoded !== undefined) headers.set("Content-Type", encoded.contentType);
  put(headers, options.headers);
  return { url, headers, body: encoded?.body };
}

/** Sets headers. Throws a TypeError that quotes no value for one that can't be sent. */
export function put(headers: Headers, values: HeaderValues = []): void {
  const entries = values instanceof Headers || Symbol.iterator in values ? values : Object.entries(values);
  for (const [name, value] of entries as Iterable<readonly [string, string]>) {
    try {
      headers.set(name, value);
    } catch {
      // The platform's own message quotes the value.
      throw new TypeError(`The header ${name} can't be sent as it is`);
    }
  }
}

/** The declared media type that the input names, as the input names it; else the first. */
function mediaFor({ body = [] }: OperationWire, contentType: string | undefined): MediaWire | undefined {
  if (contentType === undefined) return body[0];
  const media = declaredFor(body, contentType, (it) => it.type) ?? body[0];
  return media?.type.includes("*") ? { ...media, type: contentType } : media;
}
