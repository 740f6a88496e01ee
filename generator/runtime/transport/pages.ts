/** Lists that come in pages. */
import { AbortError, ForeignOriginError, TransportError, UnexpectedResponseError } from "./errors.js";
import { addressOfPage, at, queryOf, type Keys, type PageFacts, type PageStep } from "./page-links.js";
import { succeeded } from "./send.js";
import type { CallOptions, Client, Input, OperationWire } from "./types.js";

/** How a list is walked: the document's `x-pagination`. */
export interface PagingWire {
  readonly items: Keys;
  readonly next: PageStep;
  readonly previous?: PageStep;
  /** The query parameter that holds the page size, and the most it can be. */
  readonly size?: string;
  readonly maximum?: number;
}

/** Arguments that may be left out where nothing in them is required. */
export type Arguments<Params> =
  Partial<Params> extends Params ? [params?: Params, options?: CallOptions] : [params: Params, options?: CallOptions];

/** Called for each item. The walk waits for what it returns, and ends after `done()`. */
export type Each<Item> = (item: Item, done: () => void) => void | Promise<void>;

/** A list that comes in pages. Parameters are never changed. `limit` is the most items in all; without it, all pages are read. */
export interface Pages<Item, Params> {
  /** The items of as many pages as it takes. */
  list(...given: Arguments<Params>): Promise<Item[]>;
  /** The same, one by one: `for await (const it of ….all())`. A page is asked for when its first item is. */
  all(...given: Arguments<Params>): AsyncGenerator<Item, void, undefined>;
  /** Calls a function for each item, one after the other. */
  each(callback: Each<Item>): Promise<void>;
  each(params: Params, callback: Each<Item>, options?: CallOptions): Promise<void>;
  /** A single page. */
  page(...given: Arguments<Params>): Promise<Page<Item>>;
  /** The page at an address, which must be of an origin that the client may ask. */
  getPage(url: string, options?: CallOptions): Promise<Page<Item>>;
}

/** The server's pages lead in a circle. */
export class PagingError extends TransportError {
  override readonly name = "PagingError";
}

/** What {@link pages} walks. */
export interface Walk<Item, Params> {
  readonly client: Client;
  readonly operation: OperationWire;
  readonly paging: PagingWire;
  /** Parameters in wire names. */
  readonly input: (params: Params) => Partial<Input>;
  readonly item: (value: unknown) => Item;
}

interface Limited {
  readonly limit?: number | undefined;
}

/** Some of a list's items, and the way to the others. */
export class Page<Item> {
  readonly items: readonly Item[];
  readonly nextPageUrl: string | undefined;
  readonly previousPageUrl: string | undefined;
  readonly #facts: PageFacts;
  readonly #open: (url: string) => Promise<Page<Item>>;

  constructor(
    items: readonly Item[],
    { next, previous }: PagingWire,
    facts: PageFacts,
    open: (url: string) => Promise<Page<Item>>,
  ) {
    this.items = items;
    this.nextPageUrl = addressOfPage(next, facts, 1);
    this.previousPageUrl = previous === undefined ? undefined : addressOfPage(previous, facts, -1);
    this.#facts = facts;
    this.#open = open;
  }

  /** The address of this page. */
  get url(): string {
    return this.#facts.url;
  }

  /** The whole body as it came, in wire names. */
  get body(): unknown {
    return this.#facts.body;
  }

  /** The page after this one; undefined on the last. */
  async next(): Promise<Page<Item> | undefined> {
    return this.nextPageUrl === undefined ? undefined : this.#open(this.nextPageUrl);
  }

  /** The page before this one; undefined on the first, and where the document doesn't say how to get there. */
  async previous(): Promise<Page<Item> | undefined> {
    return this.previousPageUrl === undefined ? undefined : this.#open(this.previousPageUrl);
  }
}

/** The ways to read a list that comes in pages. */
export function pages<Item, Params>(walk: Walk<Item, Params>): Pages<Item, Params> {
  const first = (params: Params | undefined, options: CallOptions | undefined): Promise<Page<Item>> => {
    const input = sized(walk.paging, walk.input(params ?? ({} as Params)), limitOf(params));
    return open(walk, input, undefined, options);
  };
  const all = (params: Params | undefined, options: CallOptions | undefined): AsyncGenerator<Item, void, undefined> =>
    walkAll(walk.operation, limitOf(params), options?.signal, () => first(params, options));
  return {
    all: (params?: Params, options?: CallOptions) => all(params, options),
    list: (params?: Params, options?: CallOptions) => collected(all(params, options)),
    page: (params?: Params, options?: CallOptions) => Promise.resolve().then(() => first(params, options)),
    getPage: (url, options) =>
      Promise.resolve().then(() => open(walk, {}, new URL(url, walk.client.baseUrl).href, options)),
    each: async (given: Params | Each<Item>, callback?: Each<Item>, options?: CallOptions) => {
      const [params, call] = typeof given === "function" ? [undefined, given as Each<Item>] : [given, callback];
      for await (const item of all(params, options)) {
        let isDone = false;
        await call?.(item, () => (isDone = true));
        if (isDone) return;
      }
    },
  };
}

async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

function limitOf(params: unknown): number {
  const { limit = Infinity } = (params ?? {}) as Limited;
  return counted(limit, "limit");
}

function counted(value: number, name: string): number {
  if (value > 0 && (value === Infinity || Number.isInteger(value))) return value;
  throw new RangeError(`${name} must be a whole number from 1`);
}

/** The input with a page size: as given, or no more than is wanted and the server allows. */
function sized({ size, maximum = Infinity }: PagingWire, input: Input, limit: number): Input {
  if (size === undefined) return input;
  const { query = {} } = input;
  const given = Object.hasOwn(query, size) ? (query as Record<string, unknown>)[size] : undefined;
  if (typeof given === "number") counted(given, size);
  return given !== undefined || limit === Infinity
    ? input
    : { ...input, query: { ...query, [size]: Math.min(limit, maximum) } };
}

/** An address that the server gave, such as a next page's. It must be of an origin that the client may ask. */
export const addressIn =
  ({ origins }: Client, operation: string, address: string): OperationWire["url"] =>
  (base) => {
    const url = new URL(address);
    url.hash = "";
    if (url.origin === new URL(base).origin || origins?.has(url.origin)) return url.href;
    throw new ForeignOriginError(operation, url.origin);
  };

async function open<Item, Params>(
  walk: Walk<Item, Params>,
  input: Input,
  url: string | undefined,
  options: CallOptions | undefined,
): Promise<Page<Item>> {
  const { client, operation, paging } = walk;
  const addressed: OperationWire =
    url === undefined ? operation : { ...operation, url: addressIn(client, operation.name, url), isAddressed: true };
  const exchange = await client.request(addressed, input, options);
  const { body } = succeeded(operation, exchange);
  const { response, request } = exchange.answer;
  const items = at(body, paging.items);
  if (!Array.isArray(items))
    throw new UnexpectedResponseError(
      operation.name,
      { response, request },
      `without a list at /${paging.items.join("/")}`,
      "",
    );
  const facts = {
    url: request.url,
    body,
    link: response.headers.get("Link"),
    count: items.length,
    full: fullPage(paging, request.url),
  };
  return new Page(
    items.map((it) => walk.item(it)),
    paging,
    facts,
    (next) => open(walk, input, next, options),
  );
}

/** The size that was asked for, where the server is known to give that much. */
function fullPage({ size, maximum }: PagingWire, url: string): number | undefined {
  const asked = size === undefined || maximum === undefined ? undefined : queryOf(url, size);
  return asked === undefined ? undefined : Math.min(Number(asked), maximum ?? Infinity);
}

async function* walkAll<Item>(
  operation: OperationWire,
  limit: number,
  signal: AbortSignal | undefined,
  first: () => Promise<Page<Item>>,
): AsyncGenerator<Item, void, undefined> {
  const seen = new Set<string>();
  let left = limit;
  for (let page: Page<Item> | undefined = await first(); page !== undefined; page = await page.next()) {
    seen.add(page.url);
    for (const item of page.items) {
      if (signal?.aborted) throw new AbortError(operation.name, "was aborted", { cause: signal.reason });
      yield item;
      left -= 1;
      if (left === 0) return;
    }
    if (page.nextPageUrl === undefined || !seen.has(page.nextPageUrl)) continue;
    if (page.items.length === 0) return;
    throw new PagingError(operation.name, "its pages lead in a circle");
  }
}
