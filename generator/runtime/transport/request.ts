/** From an operation and its input to what `fetch` takes. */
import { own } from "../wire/index.js";
import type { CallOptions, Content, HeaderValues, Input, OperationWire, ServerWire } from "./types.js";

/** The address of an API: `baseUrl`, or the document's server. Throws the platform's TypeError for what is no absolute address. */
export const baseOf = (server: ServerWire, baseUrl?: string | URL, variables?: object): URL =>
  new URL(
    baseUrl ?? server(variables),
    (globalThis as { readonly location?: { readonly href: string } }).location?.href,
  );

/** A server's address with its variables: those that are given, and `defaults`. */
export const fill = (template: string, defaults: Readonly<Record<string, string>>, given: object | undefined): string =>
  template.replace(
    /\{([^{}]*)\}/g,
    (whole, name: string) => (own(given, name) ?? own(defaults, name) ?? whole) as string,
  );

/** Where an operation is. */
export const addressOf = ({ url }: OperationWire, { href }: URL, input: Input): URL =>
  new URL(url(href.replace(/\/?([?#].*)?$/, ""), input));

/** Everything but the address and the credentials. Throws a `WireError` for input that can't be sent. */
export function prepare(
  { accept, body, encode, headers: encodeHeaders }: Pick<OperationWire, "accept" | "body" | "encode" | "headers">,
  input: Input,
  { accept: wanted = accept, headers: last }: CallOptions = {},
  shared?: HeaderValues,
): { readonly headers: Headers; readonly content: Content | undefined } {
  const headers = new Headers({ Accept: wanted });
  put(headers, shared);
  put(headers, encodeHeaders?.(input));
  const content = encode?.(input, headers, body);
  put(headers, last);
  return { headers, content };
}

/** Sets headers. Throws a TypeError that quotes no value for one that can't be sent. */
export function put(headers: Headers, values: HeaderValues = []): void {
  for (const [name, value] of Symbol.iterator in values ? values : Object.entries(values)) {
    try {
      headers.set(name, value);
    } catch {
      // The platform's own message quotes the value.
      throw new TypeError(`The header ${name} can't be sent`);
    }
  }
}
