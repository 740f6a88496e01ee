/** From an operation and its input to what `fetch` takes. */
import { own, type Encoded } from "../wire/index.js";
import type { CallOptions, HeaderValues, Input, OperationWire, ServerWire } from "./types.js";

/** The address of an API: `baseUrl`, or the document's server. Throws the platform's TypeError for what is no absolute address. */
export const baseOf = (server: ServerWire, baseUrl?: string | URL, variables?: object): URL =>
  new URL(
    baseUrl ?? server.fill?.(server, variables) ?? server.url,
    (globalThis as { readonly location?: { readonly href: string } }).location?.href,
  );

/** A server's address with its variables. */
export const fill = ({ url, variables }: ServerWire, given?: object): string =>
  url.replace(/\{([^{}]*)\}/g, (whole, name: string) => (own(given, name) ?? own(variables, name) ?? whole) as string);

/** Where an operation is, with its query. */
export function addressOf({ path, query }: OperationWire, { href }: URL, input: Input): URL {
  const fields = query?.(input);
  return new URL(href.replace(/\/?([?#].*)?$/, () => path(input)) + (fields ? `?${fields}` : ""));
}

/** What is sent besides the address. */
export interface Content {
  readonly headers: Headers;
  readonly body: Encoded["body"] | undefined;
}

/** Everything but the credentials. Throws a `WireError` for input that can't be sent. */
export function prepare(
  { accept, body: media, encode, headers: encodeHeaders }: OperationWire,
  input: Input,
  { accept: wanted = accept, headers: own }: CallOptions = {},
  shared?: HeaderValues,
): Content {
  const headers = new Headers({ Accept: wanted });
  const encoded = encode?.(input, media);
  put(headers, shared);
  put(headers, encodeHeaders?.(input));
  if (encoded) headers.set("Content-Type", encoded.contentType);
  put(headers, own);
  return { headers, body: encoded?.body };
}

/** Sets headers. Throws a TypeError that quotes no value for one that can't be sent. */
export function put(headers: Headers, values: HeaderValues = []): void {
  for (const [name, value] of Symbol.iterator in values ? values : Object.entries(values)) {
    try {
      headers.set(name, value);
    } catch {
      // The platform's own message quotes the value.
      throw new TypeError(`The header ${name} can't be sent as it is`);
    }
  }
}
