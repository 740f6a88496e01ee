/** Contract: what went over the wire, held against what the document says of it. */
import { isDeepStrictEqual } from "node:util";
import { own, type Json } from "../base/json.js";
import type { Operation } from "../model/api.js";
import { contentTypeFor, type Input } from "./examples.js";
import type { Exchange } from "./exchange.js";

type Sent = NonNullable<Exchange["sent"]>;

/**
 * What the wire must show of a request, told without the code that makes it: undefined when all is as the example describes. Where a webhook
 * or a callback goes is its receiver's business.
 */
export function wireFault(operation: Operation, input: Input, sent: Sent, isHook: boolean): string | undefined {
  if (sent.method !== operation.method) return `sent as ${sent.method}, not ${operation.method}`;
  return (
    (isHook ? undefined : pathFault(operation, input, sent.url)) ??
    queryFault(operation, input, sent.url) ??
    bodyFault(operation, input, sent)
  );
}

/** The path of a request, where all of its parameters are of the plain style; the others have golden vectors of their own. */
export function pathOf({ path, parameters }: Operation, { path: values = {} }: Input): string | undefined {
  const plain = parameters.every(
    (it) => it.in !== "path" || (it.style === "simple" && it.content === undefined && !it.allowReserved),
  );
  const texts = path.map((it) => ("text" in it ? it.text : textOf(own(values, it.parameter))));
  return plain && !texts.includes(undefined) ? texts.join("") : undefined;
}

const textOf = (value: Json | undefined): string | undefined =>
  typeof value === "object" ? undefined : encodeURIComponent(String(value));

function pathFault(operation: Operation, input: Input, url: URL): string | undefined {
  const expected = pathOf(operation, input);
  if (expected === undefined) return undefined;
  const wanted = Object.assign(new URL(url), { pathname: expected }); // two slashes at its start would begin a host
  const same = decodeURIComponent(url.pathname) === decodeURIComponent(wanted.pathname);
  return same ? undefined : `sent to ${url.pathname}, not ${expected}`;
}

function queryFault({ parameters }: Operation, input: Input, url: URL): string | undefined {
  for (const it of parameters) {
    const value = it.in === "query" ? own(input.query ?? {}, it.name) : undefined;
    if (value === undefined || typeof value === "object" || it.content !== undefined) continue;
    const found = url.searchParams.getAll(it.name);
    if (found.length !== 1 || found[0] !== String(value))
      return `sent ${it.name}=${found.join()}, not ${String(value)}`;
  }
  return undefined;
}

function bodyFault({ body }: Operation, input: Input, sent: Sent): string | undefined {
  if (input.body === undefined || body === undefined) return undefined;
  const media =
    body.content.find((it) => contentTypeFor(body, it).contentType === input.contentType) ?? body.content[0];
  const type = input.contentType ?? media?.type ?? "";
  if (sent.contentType?.split(";")[0]?.trim() !== type.split(";")[0]?.trim())
    return `sent as ${sent.contentType ?? "nothing"}, not ${type}`;
  if (media?.codec === "json")
    return isDeepStrictEqual(JSON.parse(sent.body), input.body) ? undefined : `sent the body ${sent.body}`;
  if (media?.codec === "form") return formFault(input.body, new URLSearchParams(sent.body));
  return media?.codec === "text" && sent.body !== String(input.body) ? `sent the body ${sent.body}` : undefined;
}

function formFault(value: Json, sent: URLSearchParams): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  for (const [name, it] of Object.entries(value as { readonly [name: string]: Json })) {
    if (typeof it === "object") continue;
    if (sent.get(name) !== String(it)) return `sent ${name}=${sent.get(name) ?? ""}, not ${String(it)}`;
  }
  return undefined;
}
