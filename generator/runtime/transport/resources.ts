import { readPage, sizeFor, walkItems, type ListOptions, type Paging, type Place, type RawPage } from "./pages.js";
import type { Call, CallOptions, Client, Input } from "./types.js";

/** A function with methods: `targets("NE…")` and `targets.list()`. */
export function callable<Call extends (...args: never[]) => unknown, Methods extends object>(call: Call, methods: Methods): Call & Methods {
  return Object.defineProperties(call, Object.getOwnPropertyDescriptors(methods)) as Call & Methods;
}

/** Data with methods that are not part of it: they show neither in JSON nor when it is printed. */
export function instance<Data extends object, Methods extends object>(data: Data, methods: Methods, secrets: readonly string[] = []): Data & Methods & { toJSON(): Data } {
  const hidden = { ...methods, toJSON: () => ({ ...data }), [Symbol.for("nodejs.util.inspect.custom")]: () => redacted(data, secrets) };
  const descriptors = Object.fromEntries(Reflect.ownKeys(hidden).map((key) => [key, { value: (hidden as { [key: PropertyKey]: unknown })[key] }]));
  return Object.defineProperties({ ...data }, descriptors) as Data & Methods & { toJSON(): Data };
}

/** A copy that shows no personal data. */
function redacted(data: object, secrets: readonly string[]): object {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, secrets.includes(name) ? "[redacted]" : (value as unknown)]));
}

/** A page of a list, read. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** The page's URL, where the API gives URLs; undefined on the last page. */
  readonly nextPageUrl: string | undefined;
  readonly previousPageUrl: string | undefined;
  /** The next page; undefined on the last. */
  nextPage(): Promise<Page<Item>> | undefined;
  previousPage(): Promise<Page<Item>> | undefined;
}

/** What lists of one kind share. */
export interface Listing<Item> {
  readonly client: Client;
  readonly call: Call;
  readonly paging: Paging;
  readonly decode: (item: never) => Item;
}

/** The ways of reading a list: everything at once, one by one, page by page. */
export interface Lister<Item> {
  list(input: Input, list?: ListOptions, options?: CallOptions): Promise<Item[]>;
  all(input: Input, list?: ListOptions, options?: CallOptions): AsyncGenerator<Item, void, undefined>;
  each(input: Input, list: ListOptions | undefined, use: (item: Item, done: () => void) => void | Promise<void>, options?: CallOptions): Promise<void>;
  page(input: Input, list?: ListOptions, options?: CallOptions): Promise<Page<Item>>;
  getPage(input: Input, url: string, options?: CallOptions): Promise<Page<Item>>;
}

/** The ways of reading one list. */
export function lister<Item>({ client, call, paging, decode }: Listing<Item>): Lister<Item> {
  const read = (input: Input, place?: Place, options?: CallOptions): Promise<RawPage> => readPage(client, call, paging, input, place, options);
  const sized = (input: Input, list: ListOptions = {}): Input => ({ ...input, query: { ...input.query, ...sizeFor(paging, list) } });
  const paged = ({ items, next, previous }: RawPage, input: Input, options?: CallOptions): Page<Item> => {
    const go = (place: Place | undefined): Promise<Page<Item>> | undefined => (place === undefined ? undefined : read(input, place, options).then((it) => paged(it, input, options)));
    return { items: items.map((it) => decode(it as never)), nextPageUrl: urlOf(next), previousPageUrl: urlOf(previous), nextPage: () => go(next), previousPage: () => go(previous) };
  };
  async function* all(input: Input, list: ListOptions = {}, options?: CallOptions): AsyncGenerator<Item, void, undefined> {
    const asked = sized(input, list);
    for await (const it of walkItems(() => read(asked, undefined, options), (place) => read(asked, place, options), list.limit)) yield decode(it as never);
  }
  return {
    all,
    list: async (input, list, options) => {
      const found: Item[] = [];
      for await (const it of all(input, list, options)) found.push(it);
      return found;
    },
    each: async (input, list, use, options) => {
      let over = false;
      for await (const it of all(input, list, options)) {
        await use(it, () => {
          over = true;
        });
        if (over) return;
      }
    },
    page: async (input, list, options) => {
      const asked = sized(input, list);
      return paged(await read(asked, undefined, options), asked, options);
    },
    getPage: async (input, url, options) => paged(await read(input, { url }, options), input, options),
  };
}

const urlOf = (place: Place | undefined): string | undefined => (place !== undefined && "url" in place ? place.url : undefined);
