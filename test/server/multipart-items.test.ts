/** Multipart bodies whose parts have no names: all at once and one by one, from a client to a handler and back. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Loaded, Workspace } from "../../generator/contract/workspace.js";
import { loadOptions } from "../../generator/options.js";
import { prove } from "../../generator/prove.js";
import { all } from "../wire/streams.js";
import { compile } from "./compile.js";
import { cleanUp, configured } from "./support.js";

const header = (schema: object, required = false): object => ({ schema, required });
const binary = { type: "string", format: "binary" };
const ordered = {
  "multipart/mixed": {
    schema: {
      type: "array",
      prefixItems: [
        { type: "object", required: ["made_at"], properties: { made_at: { type: "string", format: "date-time" } } },
        { type: "string", minLength: 1 },
      ],
      items: binary,
    },
    prefixEncoding: [
      {},
      { headers: { "X-Kind": header({ const: "note" }, true), "X-Language": header({ type: "string" }) } },
    ],
    itemEncoding: { contentType: "image/*", headers: { "X-Size": header({ type: "integer", minimum: 1 }, true) } },
  },
};
const ranges = {
  "multipart/byteranges": {
    itemSchema: binary,
    itemEncoding: { headers: { "Content-Range": header({ type: "string" }, true) } },
  },
};
const records = {
  "multipart/mixed": {
    itemSchema: { type: "object", required: ["made_at"], properties: { made_at: { type: "integer" } } },
  },
};
const int64 = { type: "integer", format: "int64" };
const letters = {
  "multipart/form-data": {
    schema: {
      type: "object",
      properties: {
        letters: {
          type: "array",
          items: {
            type: "array",
            prefixItems: [{ type: "object", properties: { sent_at: { type: "string", format: "date-time" } } }],
            items: binary,
          },
        },
        address: { type: "object", properties: { house: int64, lines: { type: "array", items: { type: "string" } } } },
      },
    },
    encoding: {
      letters: {
        contentType: "multipart/related",
        prefixEncoding: [{ headers: { "X-Kind": header({ const: "letter" }), "X-Lost": header({ type: "string" }) } }],
        itemEncoding: { contentType: "image/png" },
      },
      address: { contentType: "application/x-www-form-urlencoded", encoding: { lines: { explode: false } } },
    },
  },
};
const document = {
  openapi: "3.2.0",
  info: { title: "Parts", version: "1" },
  paths: {
    "/mixed": {
      post: {
        operationId: "exchange",
        requestBody: { required: true, content: ordered },
        responses: { "200": { description: "", content: ordered } },
      },
    },
    "/letters": {
      post: {
        operationId: "write",
        requestBody: { required: true, content: letters },
        responses: { "200": { description: "", content: letters } },
      },
    },
    "/ranges": {
      post: {
        operationId: "stream",
        requestBody: { required: true, content: records },
        responses: { "206": { description: "", content: ranges } },
      },
    },
  },
};

let folder: string;
let workspace: Workspace;
let client: Loaded;
let server: Loaded;

beforeAll(async () => {
  ({ folder, workspace } = await configured(document, { client: { names: "camel" }, values: { int64: "bigint" } }));
  [client, server] = await Promise.all([workspace.import("client"), workspace.import("server")]);
}, 60_000);
afterAll(cleanUp);

interface Given {
  readonly body: unknown;
  readonly partHeaders?: object;
}
type Handler = (request: Given) => object | Promise<object>;
type Call = (to: unknown, input: object, options?: object) => Promise<Given>;
type Fetch = (input: Request | string, init?: RequestInit) => Promise<Response>;

const router = (
  handlers: Readonly<Record<string, Handler>>,
  options: object = { validateResponses: true },
): { readonly fetch: Fetch } =>
  (server["createRouter"] as (handlers: object, options?: object) => { readonly fetch: Fetch })(handlers, options);
const connected = (handlers: Readonly<Record<string, Handler>>, options?: object): unknown =>
  (client["createClient"] as (options: object) => unknown)({
    baseUrl: "http://x.test",
    fetch: router(handlers, options).fetch,
  });

const picture = (text: string): Blob => new Blob([text], { type: "image/png" });
const texts = (items: unknown): Promise<readonly unknown[]> =>
  Promise.all((items as readonly unknown[]).map((it) => (it instanceof Blob ? it.text() : it)));

describe("all at once", () => {
  const body = [{ made_at: "2026-01-02T03:04:05Z" }, "hello", picture("a"), picture("b")];
  const partHeaders = [{}, { "X-Language": "en" }, { "X-Size": 1 }, { "X-Size": 2 }];
  const wanted = [{}, { "X-Kind": "note", "X-Language": "en" }, { "X-Size": 1 }, { "X-Size": 2 }];

  test("values and headers arrive by their position, both ways", async () => {
    let given: Given | undefined;
    const api = connected({
      exchange: (request) => {
        given = request;
        return { status: 200, body: request.body, partHeaders: request.partHeaders };
      },
    });
    const answer = await (client["exchangeWithResponse"] as Call)(api, { body, partHeaders });
    expect(given?.partHeaders).toEqual(wanted);
    expect(await texts(given?.body)).toEqual(await texts(body));
    expect(answer.partHeaders).toEqual(wanted);
    expect(await texts(answer.body)).toEqual(await texts(body));
  });

  test("the resource style has its own names", async () => {
    let given: Given | undefined;
    const api = connected({
      exchange: (request) => {
        given = request;
        return { status: 200, body: request.body, partHeaders };
      },
    });
    interface Tree {
      readonly mixed: { readonly create: (body: unknown, options: object) => Promise<readonly unknown[]> };
    }
    const { mixed } = (client["resources"] as (client: unknown) => Tree)(api);
    const madeAt = new Date("2026-01-02T03:04:05Z");
    const answer = await mixed.create([{ madeAt }, "hello", picture("a")], {
      partHeaders: [{}, { xLanguage: "de" }, { xSize: 3 }],
    });
    expect(given?.partHeaders).toEqual([{}, { "X-Kind": "note", "X-Language": "de" }, { "X-Size": 3 }]);
    expect(await texts(answer)).toEqual([{ made_at: "2026-01-02T03:04:05.000Z" }, "hello", "a"]);
  });

  test.each([
    ["a value that does not fit", [{}, "hello"], partHeaders, "/body/0"],
    ["a header that does not fit", body, [{}, {}, { "X-Size": 0 }, { "X-Size": 1 }], "/partHeaders/2/X-Size"],
  ])("an answer is held against the document: %s", async (_, answered, headers, pointer) => {
    const faults: unknown[] = [];
    const options = { validateResponses: true, onError: (it: unknown) => void faults.push(it) };
    const api = connected({ exchange: () => ({ status: 200, body: answered, partHeaders: headers }) }, options);
    await expect((client["exchange"] as Call)(api, { body, partHeaders })).rejects.toMatchObject({ status: 500 });
    expect(faults).toMatchObject([{ name: "InvalidResponse", pointer }]);
  });

  test.each([
    ["another media type", ["Content-Type: text/html", "X-Size: 1"], ["body", "/2", "encoding"]],
    ["a header that is missing", ["Content-Type: image/png"], ["partHeaders", "/2", "required"]],
    ["a header of another type", ["Content-Type: image/png", "X-Size: many"], ["partHeaders", "/2/X-Size", "type"]],
  ])("%s is 400, with its place", async (_, lines, [place, pointer, keyword]) => {
    const parts = [
      ["--x", "Content-Type: application/json", "", '{"made_at":"2026-01-02T03:04:05Z"}'],
      ["--x", "X-Kind: note", "", "hello"],
      ["--x", ...lines, "", "1"],
      ["--x--", ""],
    ];
    const answer = await router({ exchange: () => ({ status: 204 }) }).fetch("http://x.test/mixed", {
      method: "POST",
      headers: { "Content-Type": "multipart/mixed; boundary=x" },
      body: parts.flat().join("\r\n"),
    });
    expect(answer.status).toBe(400);
    const { issues } = (await answer.json()) as { readonly issues: readonly object[] };
    expect(issues[0]).toMatchObject({ in: place, pointer, keyword });
  });
});

describe("within parts", () => {
  const body = {
    letters: [[{ sent_at: "2026-01-02T03:04:05Z" }, picture("a")], [{}]],
    address: { house: 9007199254740993n, lines: ["a,b", "c"] },
  };

  test("values arrive, both ways", async () => {
    let given: Given | undefined;
    const api = connected({
      write: (request) => {
        given = request;
        return { status: 200, body: request.body };
      },
    });
    const answer = (await (client["writeWithResponse"] as Call)(api, { body })).body as typeof body;
    for (const it of [given?.body as typeof body, answer]) {
      expect(it.address).toEqual(body.address);
      expect(await Promise.all(it.letters.map(texts))).toEqual([[body.letters[0]?.[0], "a"], [{}]]);
    }
  });

  test("what does not fit is told with its place", async () => {
    const api = connected({ write: ({ body: it }) => ({ status: 200, body: it }) });
    const wrong = { ...body, letters: [[{}], [{ sent_at: "yesterday" }]] };
    await expect((client["write"] as Call)(api, { body: wrong })).rejects.toMatchObject({
      text: expect.stringMatching(/"pointer":"\/letters\/1\/0\/sent_at"/) as string,
    });
  });
});

describe("one by one", () => {
  test("each part is handled as it comes, with its headers", async () => {
    const seen: string[] = [];
    const api = connected({
      stream: ({ body }) => {
        const partHeaders: object[] = [];
        async function* answer(): AsyncGenerator<Blob> {
          for await (const it of body as AsyncIterable<{ readonly made_at: number }>) {
            seen.push(`took ${it.made_at}`);
            partHeaders.push({ "Content-Range": `bytes ${it.made_at}-${it.made_at}/9` });
            yield picture(String(it.made_at));
          }
        }
        return { status: 206, body: answer(), partHeaders };
      },
    });
    async function* asked(): AsyncGenerator<object> {
      for (const made_at of [1, 2, 3]) {
        await Promise.resolve();
        seen.push(`gave ${made_at}`);
        yield { made_at };
      }
    }
    const { body, partHeaders } = await (client["streamWithResponse"] as Call)(api, { body: asked() });
    const found: unknown[] = [];
    for await (const it of body as AsyncIterable<Blob>)
      found.push([await it.text(), (partHeaders as readonly object[])[found.length]]);
    expect(found).toEqual([1, 2, 3].map((it) => [String(it), { "Content-Range": `bytes ${it}-${it}/9` }]));
    expect(seen.indexOf("took 1")).toBeLessThan(seen.indexOf("gave 3"));
  });

  const send = (type: string, text: string, handler: Handler): Promise<Response> =>
    router({ stream: handler }).fetch("http://x.test/ranges", {
      method: "POST",
      headers: { "Content-Type": type },
      body: text,
    });
  const reading: Handler = async ({ body }) => {
    await all(body);
    return { status: 206, body: [] };
  };

  test.each([
    ["one that does not fit", 'Content-Type: application/json\r\n\r\n{"made_at":"x"}', "/1/made_at", "type"],
    ["one that is no JSON", "Content-Type: application/json\r\n\r\n{", "/1", "encoding"],
  ])("%s is 400, with its place", async (_, part, pointer, keyword) => {
    const first = 'Content-Type: application/json\r\n\r\n{"made_at":1}';
    const answer = await send("multipart/mixed; boundary=x", `--x\r\n${first}\r\n--x\r\n${part}\r\n--x--`, reading);
    expect(answer.status).toBe(400);
    const { issues } = (await answer.json()) as { readonly issues: readonly object[] };
    expect(issues).toMatchObject([{ in: "body", pointer, keyword }]);
  });

  test("a body without a boundary is 400", async () => {
    expect((await send("multipart/mixed", "", reading)).status).toBe(400);
  });
});

test("what TypeScript says", async () => {
  const { packages } = workspace.settings;
  const start = `import { createClient, exchange, resources, streamWithResponse } from "${packages.client}";
    import type { Handlers } from "${packages.server}";
    export const client = createClient({ baseUrl: "http://x" });`;
  const faults = await compile(
    {
      "lawful.ts": `${start}
        export const call = exchange(client, {
          body: [{ made_at: "" }, "a", new Blob([])],
          partHeaders: [{}, { "X-Language": "en" }, { "X-Size": 1 }, { "X-Size": 2 }],
        });
        async function* records() { yield { made_at: 1 }; }
        const answer = await streamWithResponse(client, { body: records() });
        for await (const it of await resources(client).ranges.create(records())) void it;
        for await (const it of answer.body) void it;
        export const range: string | undefined = answer.partHeaders?.[0]?.["Content-Range"];
        export const handler: Handlers["stream"] = async ({ body }) => {
          for await (const it of body) void it.made_at.toFixed();
          return { status: 206, body: records2(), partHeaders: [{ "Content-Range": "bytes 0-0/1" }] };
        };
        async function* records2() { yield new Blob([]); }`,
      "unlawful.ts": `${start}
        export const call = exchange(client, { body: [{ made_at: "" }, "a"], partHeaders: [{}, {}, {}] });`,
    },
    { workspace } as Parameters<typeof compile>[1],
  );
  expect(faults.filter((it) => !/never read/.test(it.message))).toEqual([
    { file: "unlawful.ts", message: expect.stringMatching(/X-Size/) as string },
  ]);
});

test("the contract holds", async () => {
  const { checks, omissions } = await prove(await loadOptions({ cwd: folder, flags: {} }));
  expect(checks.filter((it) => it.fault !== undefined)).toEqual([]);
  expect(checks.filter((it) => it.kind === "request").length).toBeGreaterThan(1);
  expect(omissions).toEqual([]);
});
