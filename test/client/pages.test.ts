/** Lists that come in pages: every way of paging, and what guards the walk. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as transport from "../../generator/runtime/transport/index.js";
import * as wire from "../../generator/runtime/wire/index.js";
import { linkIn } from "../../generator/runtime/transport/page-links.js";
import { client, json, operation, server, type Reply, type Wire, securedBy } from "./support.js";

interface Params {
  readonly limit?: number;
  readonly size?: number;
  readonly after?: string;
  readonly page?: number;
}

const names = ["size", "after", "page", "skip", "q"];
const list = operation({
  name: "listThings",
  url: (base, input) => {
    const parameters = names.map((name) => ({ name }));
    return `${base}/things${wire.search(wire.encodeQuery(parameters, input.query))}`;
  },
  ...securedBy(),
});

function things(
  it: Wire,
  next: transport.PageStep,
  rest: Partial<transport.PagingWire> = {},
  options: transport.ClientOptions = {},
): transport.Pages<string, Params> {
  return transport.pages<string, Params>({
    client: client(it, { token: "t", ...options }),
    operation: list,
    paging: { items: ["data", "items"], next, ...rest },
    input: ({ limit: _, ...query }) => ({ path: {}, query: { ...query, q: "a b" } }),
    item: (value) => `#${String(value)}`,
  });
}

const page = (items: readonly unknown[], next?: unknown): Response => json({ data: { items }, next });
const asked = ({ sent }: Wire): readonly string[] =>
  sent.map(({ url }) => url.replace("https://api.test/v1/things", ""));
const byUrl: transport.PageStep = { url: ["next"] };

describe("the next page is found", () => {
  test.each<readonly [string, transport.PageStep, readonly Reply[], readonly string[]]>([
    ["by its address", byUrl, [page([1], "https://api.test/v1/things?at=2"), page([2], null)], ["?q=a%20b", "?at=2"]],
    ["by a relative address", byUrl, [page([1], "?at=2"), page([2], "")], ["?q=a%20b", "?at=2"]],
    [
      "by a header",
      { link: "next" },
      [
        json({ data: { items: [1] } }, 200, { Link: '<?at=1>; rel="prev", <?at=3>; title="a, b"; rel="last next"' }),
        page([2]),
      ],
      ["?q=a%20b", "?at=3"],
    ],
    [
      "by a cursor",
      { cursor: ["next"], parameter: "after" },
      [page([1], "x&y"), page([2], 7), page([3], null)],
      ["?q=a%20b", "?q=a%20b&after=x%26y", "?q=a%20b&after=7"],
    ],
    [
      "by an offset",
      { offset: "skip" },
      [page([1, 2]), page([3]), page([])],
      ["?q=a%20b", "?q=a%20b&skip=2", "?q=a%20b&skip=3"],
    ],
    [
      "by a number",
      { page: "page", first: 1 },
      [page([1, 2]), page([3]), page([])],
      ["?q=a%20b", "?q=a%20b&page=2", "?q=a%20b&page=3"],
    ],
    ["by a number from 0", { page: "page", first: 0 }, [page([1]), page([])], ["?q=a%20b", "?q=a%20b&page=1"]],
  ])("%s", async (_, next, replies, wanted) => {
    const it = server(...replies);
    await things(it, next).list();
    expect(asked(it)).toEqual(wanted);
    expect(it.sent.every(({ headers }) => headers["authorization"] === "Bearer t")).toBe(true);
  });

  test("and is no more asked for than the size of a page proves", async () => {
    const it = server(page([1, 2]), page([3]));
    await things(it, { offset: "skip" }, { size: "size", maximum: 2 }).list({ size: 2 });
    expect(asked(it)).toEqual(["?size=2&q=a%20b", "?size=2&q=a%20b&skip=2"]);
  });

  test.each([
    ['<a>; rel="next"', "a"],
    ["<a>; rel=next", "a"],
    ['<a?x=1,2>; rel="prev", <b>; REL="x NEXT"', "b"],
    ['<a>; rel="nextish"', undefined],
    ["nonsense", undefined],
    ["", undefined],
  ])("in %j", (header, target) => {
    expect(linkIn(header, "next")).toBe(target);
  });
});

describe("a walk", () => {
  const three = (): Wire => server(page([1, 2], "?at=2"), page([3, 4], "?at=3"), page([5], null));

  test("reads all pages, or as many as the limit takes", async () => {
    expect(await things(three(), byUrl).list()).toEqual(["#1", "#2", "#3", "#4", "#5"]);
    for (const [limit, pages] of [
      [1, 1],
      [2, 1],
      [3, 2],
      [5, 3],
      [9, 3],
    ] as const) {
      const it = three();
      expect(await things(it, byUrl).list({ limit })).toHaveLength(Math.min(limit, 5));
      expect(it.sent).toHaveLength(pages);
    }
  });

  test.each<readonly [Params, string]>([
    [{}, "?q=a%20b"],
    [{ limit: 20 }, "?size=20&q=a%20b"],
    [{ limit: 5000 }, "?size=1000&q=a%20b"],
    [{ limit: 20, size: 7 }, "?size=7&q=a%20b"],
    [{ size: 7 }, "?size=7&q=a%20b"],
  ])("asks for pages of a sensible size: %j", async (params, query) => {
    const it = server(page([]));
    const given = Object.freeze({ ...params });
    await things(it, byUrl, { size: "size", maximum: 1000 }).list(given);
    expect(asked(it)[0]?.split("&").sort()).toEqual(query.split("&").sort());
    expect(given).toEqual(params);
  });

  test.each([0, -1, 1.5, NaN])("refuses a limit of %d", async (limit) => {
    const it = three();
    const all = things(it, byUrl, { size: "size" });
    await expect(all.page({ limit })).rejects.toThrow(new RangeError("limit must be a whole number from 1"));
    await expect(all.page({ size: limit })).rejects.toThrow(RangeError);
    expect(it.sent).toEqual([]);
  });

  test("goes no further than it is wanted", async () => {
    const it = three();
    for await (const item of things(it, byUrl).all()) if (item === "#2") break;
    expect(it.sent).toHaveLength(1);
  });

  test("with a function, which is waited for and may end it", async () => {
    const it = three();
    const seen: string[] = [];
    await things(it, byUrl).each(async (item, done) => {
      await Promise.resolve();
      seen.push(item);
      if (item === "#3") done();
    });
    expect([seen, it.sent.length]).toEqual([["#1", "#2", "#3"], 2]);
    await things(it, byUrl).each({ limit: 1 }, (item) => void seen.push(item));
    expect(seen).toHaveLength(4);
  });

  test("page by page", async () => {
    const it = server(
      json({ data: { items: [1] }, next: "?at=2", total: 2 }),
      json({ data: { items: [2] }, next: null, back: "?at=1" }),
      page([1]),
    );
    const first = await things(it, byUrl, { previous: { url: ["back"] } }).page({ after: "x" });
    expect(first).toMatchObject({
      items: ["#1"],
      nextPageUrl: "https://api.test/v1/things?at=2",
      previousPageUrl: undefined,
      body: { total: 2 },
    });
    const second = await first.next();
    expect(await second?.next()).toBeUndefined();
    expect((await second?.previous())?.items).toEqual(["#1"]);
    expect(await first.previous()).toBeUndefined();
    expect(asked(it)).toEqual(["?after=x&q=a%20b", "?at=2", "?at=1"]);
  });

  test("from the address of a page", async () => {
    const it = server(page([3], null));
    expect((await things(it, byUrl).getPage("https://api.test/v1/things?at=3")).items).toEqual(["#3"]);
    expect(asked(it)).toEqual(["?at=3"]);
  });
});

describe("a walk is guarded", () => {
  test("against a circle", async () => {
    const it = server(page([1], "?at=2"), page([2], "?at=3"), page([3], "?at=2"));
    const seen: string[] = [];
    const walk = async (): Promise<void> => {
      for await (const item of things(it, byUrl).all()) seen.push(item);
    };
    await expect(walk()).rejects.toMatchObject({
      name: "PagingError",
      message: "listThings: its pages lead in a circle",
    });
    expect([seen, it.sent.length]).toEqual([["#1", "#2", "#3"], 3]);
  });

  test("against a page that leads to itself, which is the end where it is empty", async () => {
    await expect(things(server(page([1], "?q=a%20b")), byUrl).list()).rejects.toBeInstanceOf(transport.PagingError);
    const it = server(page([1], "x"), page([], "x"));
    expect(await things(it, { cursor: ["next"], parameter: "after" }).list()).toEqual(["#1"]);
    expect(it.sent).toHaveLength(2);
  });

  test.each([
    "https://evil.test/v1/things",
    "//evil.test/",
    "http://api.test/v1/things",
    "https://api.test:444/",
    "https://api.test@evil.test/",
  ])("against another origin: %s", async (url) => {
    const it = server(page([1], url));
    await expect(things(it, byUrl).list()).rejects.toBeInstanceOf(transport.ForeignOriginError);
    await expect(things(it, byUrl).getPage(url)).rejects.toBeInstanceOf(transport.ForeignOriginError);
    expect(it.sent).toHaveLength(1);
  });

  test("against bodies without a list", async () => {
    await expect(things(server(json({ data: {} })), byUrl).list()).rejects.toMatchObject({
      name: "UnexpectedResponseError",
      message: "listThings: answered 200, without a list at /data/items",
    });
    await expect(things(server(json({ reason: "x" }, 410)), byUrl).list()).rejects.toMatchObject({ status: 410 });
  });

  test("against keys that every object has", async () => {
    const it = things(server(json({ items: [1] })), { url: ["constructor", "name"] }, { items: ["items"] });
    expect(await it.list()).toEqual(["#1"]);
  });
});

describe("a walk that is aborted", () => {
  test("ends before its next item, though that is here already, and asks no more", async () => {
    const it = server(page([1, 2], "?at=2"), page([3]));
    const abort = new AbortController();
    const seen: string[] = [];
    const walk = async (): Promise<void> => {
      for await (const item of things(it, byUrl).all({}, { signal: abort.signal })) {
        seen.push(item);
        abort.abort("enough");
      }
    };
    await expect(walk()).rejects.toMatchObject({ name: "AbortError", operation: "listThings", cause: "enough" });
    expect([seen, asked(it)]).toEqual([["#1"], ["?q=a%20b"]]);
  });

  test("ends while a page is on its way", async () => {
    const abort = new AbortController();
    const it = server(page([1], "?at=2"), () => {
      abort.abort();
      return new Promise<Response>(() => undefined);
    });
    await expect(things(it, byUrl).list({}, { signal: abort.signal })).rejects.toMatchObject({ name: "AbortError" });
    expect(it.sent).toHaveLength(2);
  });
});

test("a walk comes to an end however pages lead to each other", async () => {
  const links = fc
    .integer({ min: 2, max: 8 })
    .chain((count) => fc.array(fc.nat({ max: count }), { minLength: count, maxLength: count }));
  await fc.assert(
    fc.asyncProperty(links, async (to) => {
      // Page i leads to page to[i]; the one behind the last is no page.
      const it = server(({ url }) => {
        const here = Number(new URL(url).searchParams.get("at") ?? "0");
        const next = to[here] ?? to.length;
        return page([here], next >= to.length ? null : `?at=${next}&q=a%20b`);
      });
      const walk = things(it, byUrl)
        .getPage("?at=0&q=a%20b")
        .then(async (first) => {
          const found: string[] = [];
          const seen = new Set<string>();
          for (
            let at: transport.Page<string> | undefined = first;
            at !== undefined && !seen.has(at.url);
            at = await at.next()
          ) {
            seen.add(at.url);
            found.push(...at.items);
          }
          return found;
        });
      const read = await things(it, byUrl)
        .list()
        .catch((error: unknown) => error);
      const expected = await walk;
      if (Array.isArray(read)) expect(read).toEqual(expected);
      else expect(read).toBeInstanceOf(transport.PagingError);
      expect(it.sent.length).toBeLessThanOrEqual(2 * (to.length + 2));
    }),
  );
});
