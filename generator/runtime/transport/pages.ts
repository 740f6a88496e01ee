import { ownUrl } from "./client.js";
import { exchange, type Received } from "./receive.js";
import { ResponseError } from "./errors.js";
import type { Call, CallOptions, Client, Input } from "./types.js";

/** How a list is walked, as the document's `x-pagination` says. */
export interface Paging {
  /** Keys from the body to the array of items. */
  readonly items: readonly string[];
  readonly next: Step;
  readonly previous?: Step;
  /** The query parameter of the page size, and its highest value. */
  readonly size?: string;
  readonly maximum?: number;
}

export type Step =
  | { readonly kind: "url"; readonly path: readonly string[] }
  | { readonly kind: "link"; readonly relation: string }
  | { readonly kind: "cursor"; readonly path: readonly string[]; readonly parameter: string }
  | { readonly kind: "offset" | "page"; readonly parameter: string };

/** Where a page is: a URL that the API gave, or values for the query. */
export type Place = { readonly url: string } | { readonly query: { readonly [name: string]: unknown } };

/** One page as it came, and the ways from it. */
export interface RawPage {
  readonly items: readonly unknown[];
  readonly body: unknown;
  readonly next: Place | undefined;
  readonly previous: Place | undefined;
}

/** Reads a page: the one that `input` asks for, or the one at a place that another page gave. */
export async function readPage(client: Client, call: Call, paging: Paging, input: Input, place?: Place, options?: CallOptions): Promise<RawPage> {
  const at = place !== undefined && "url" in place ? ownUrl(client, place.url) : undefined;
  const query = { ...input.query, ...(place !== undefined && "query" in place ? place.query : {}) };
  const asked: Input = at === undefined ? { ...input, query } : { ...input, query: {} };
  const received = await exchange(client, call, asked, options, at);
  if (received.status >= 400) throw errorOf(call, received);
  const items = valueAt(received.body, paging.items);
  const list: readonly unknown[] = Array.isArray(items) ? items : [];
  return {
    items: list,
    body: received.body,
    next: stepFrom(paging.next, received, asked, list, 1),
    previous: paging.previous === undefined ? undefined : stepFrom(paging.previous, received, asked, list, -1),
  };
}

function errorOf({ operation, answers }: Call, { status, body, response }: Received): Error {
  const answer = [String(status), `${String(status).charAt(0)}XX`, "default"].map((it) => answers[it]).find((it) => it?.error !== undefined);
  return new (answer?.error ?? ResponseError)({ operation, status, headers: response.headers, body, response });
}

function stepFrom(step: Step, { body, response }: Received, { query = {} }: Input, items: readonly unknown[], direction: 1 | -1): Place | undefined {
  if (step.kind === "link") return urlPlace(linked(response.headers.get("link"), step.relation));
  if (step.kind === "url") return urlPlace(valueAt(body, step.path));
  if (step.kind === "cursor") {
    const cursor = valueAt(body, step.path);
    return cursor === undefined || cursor === null || cursor === "" ? undefined : { query: { [step.parameter]: cursor } };
  }
  if (items.length === 0 && direction > 0) return undefined;
  const here = Number((query as { readonly [name: string]: unknown })[step.parameter] ?? (step.kind === "page" ? 1 : 0));
  const there = here + direction * (step.kind === "page" ? 1 : items.length);
  return there < 0 ? undefined : { query: { [step.parameter]: there } };
}

const urlPlace = (url: unknown): Place | undefined => (typeof url === "string" && url !== "" ? { url } : undefined);

function valueAt(body: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((it, key) => (typeof it === "object" && it !== null && Object.hasOwn(it, key) ? (it as { readonly [key: string]: unknown })[key] : undefined), body);
}

/** The target of a link relation (RFC 8288). */
function linked(header: string | null, relation: string): string | undefined {
  for (const [, url, parameters = ""] of (header ?? "").matchAll(/<([^>]*)>((?:\s*;\s*[\w!#$%&'*+.^`|~-]+\s*=\s*(?:"[^"]*"|[^\s;,"]+))*)/g)) {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters);
    if ((rel?.[1] ?? rel?.[2] ?? "").split(/\s+/).includes(relation)) return url;
  }
  return undefined;
}

/** How much of a list is read. */
export interface ListOptions {
  /** Stop after so many items. Default: none is left out. */
  readonly limit?: number;
  /** How many items a page may hold. Default: the limit, where that is less than the highest size; else the API's own. */
  readonly pageSize?: number;
}

/** The query value for the page size that options ask for. */
export function sizeFor({ size, maximum }: Paging, { limit, pageSize }: ListOptions): { readonly [name: string]: number } {
  for (const [name, value] of Object.entries({ limit, pageSize })) {
    if (value !== undefined && (!Number.isInteger(value) || value < 1)) throw new TypeError(`${name} must be a whole number from 1, and is ${value}.`);
  }
  const wanted = pageSize ?? limit;
  return size === undefined || wanted === undefined ? {} : { [size]: Math.min(wanted, maximum ?? wanted) };
}

/** Every item, page after page, as far as the limit. Ends with an error where a page leads back to one that was read. */
export async function* walkItems(first: () => Promise<RawPage>, follow: (place: Place) => Promise<RawPage>, limit = Infinity): AsyncGenerator<unknown> {
  const seen = new Set<string>();
  let left = limit;
  for (let page = await first(); ; ) {
    for (const item of page.items) {
      yield item;
      left -= 1;
      if (left <= 0) return;
    }
    if (page.next === undefined) return;
    const key = JSON.stringify(page.next);
    if (seen.has(key)) throw new Error(`The pages lead in a circle: ${key} was read before.`);
    seen.add(key);
    page = await follow(page.next);
  }
}
