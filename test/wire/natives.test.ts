/** Values that JSON has no form for, through generated packages: client against server, and TypeScript's opinion. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Workspace, type Loaded } from "../../generator/contract/workspace.js";
import { render, understand } from "../../generator/generate.js";
import { loadOptions, settingsFor } from "../../generator/options.js";
import { prove } from "../../generator/prove.js";
import { compile } from "../server/compile.js";

const int64 = { type: "integer", format: "int64" };
const instant = { type: "string", format: "date-time" };
const bytes = { type: "string", format: "byte" };
const thing = { $ref: "#/components/schemas/Thing" };
const document = {
  openapi: "3.2.0",
  info: { title: "Natives", version: "1" },
  paths: {
    "/things/{id}": {
      post: {
        operationId: "makeThing",
        parameters: [
          { name: "id", in: "path", required: true, schema: int64 },
          { name: "since", in: "query", schema: instant },
          { name: "ids", in: "query", schema: { type: "array", items: int64 } },
          {
            name: "range",
            in: "query",
            style: "deepObject",
            schema: { type: "object", properties: { from: instant, id: int64 } },
          },
          { name: "key", in: "header", schema: bytes },
          { name: "at", in: "cookie", schema: int64 },
          { name: "filter", in: "query", content: { "application/json": { schema: thing } } },
        ],
        requestBody: {
          required: true,
          content: {
            "application/json": { schema: thing },
            "application/x-www-form-urlencoded": {
              schema: { type: "object", properties: { id: int64, when: instant, data: bytes } },
            },
            "multipart/form-data": {
              schema: {
                type: "object",
                properties: { id: int64, data: bytes, thing, file: { type: "string", format: "binary" } },
              },
            },
            "application/jsonl": { itemSchema: thing },
          },
        },
        responses: {
          "200": {
            description: "",
            headers: { "x-at": { schema: instant }, "x-count": { schema: int64 }, "x-key": { schema: bytes } },
            content: {
              "application/json": {
                schema: { type: "array", items: thing },
                examples: { one: { value: [{ id: 1, when: "2020-03-18T23:31:36Z", data: "aGk=" }] } },
              },
              "application/jsonl": { itemSchema: thing },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Id: { ...int64, minimum: -9e18, default: 5 },
      Thing: {
        type: "object",
        required: ["id"],
        properties: {
          id: { $ref: "#/components/schemas/Id" },
          count: { type: "integer" },
          when: { type: ["string", "null"], format: "date-time" },
          data: bytes,
          days: { type: "array", uniqueItems: true, items: instant },
          parent: thing,
          extra: { type: "object", properties: { name: { type: "string" } }, additionalProperties: int64 },
          pair: { type: "array", prefixItems: [int64, { type: "string" }], items: instant },
          kind: { oneOf: [int64, { type: "string", enum: ["none"] }] },
        },
      },
    },
  },
};

type Fetch = (url: string, init: RequestInit) => Promise<Response>;
type Call = (client: unknown, input: object) => Promise<{ readonly body?: unknown; readonly headers?: object }>;
interface Router {
  readonly fetch: (request: Request) => Promise<Response>;
}

let folder: string;
let workspace: Workspace;
let client: Loaded & { readonly makeThingWithResponse?: Call };
let server: Loaded;
let validators: Loaded;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "specwright-natives-"));
  await writeFile(join(folder, "openapi.json"), JSON.stringify(document));
  await writeFile(
    join(folder, "specwright.config.mjs"),
    'export default { spec: "openapi.json", values: { int64: "bigint", "date-time": "Date", byte: "Uint8Array" } };',
  );
  const options = await loadOptions({ cwd: folder, flags: {} });
  const read = await understand(options.spec, options);
  if ("refused" in read) throw new Error("refused");
  workspace = await Workspace.create(await render(read.document, read.api, options), settingsFor(options, "Natives"));
  [client, server, validators] = await Promise.all([
    workspace.import("client"),
    workspace.import("server"),
    workspace.import("validators"),
  ]);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm(workspace.folder, { recursive: true, force: true });
});

/** What the handler was given, and what the client was answered. */
async function exchange(
  input: object,
  answer: object,
): Promise<{ readonly given: unknown; readonly got: unknown; readonly sent: string }> {
  let given: unknown;
  const router = (server["createRouter"] as (handlers: object, options: object) => Router)(
    {
      makeThing: async ({ path, query, headers, cookies, body }: Record<string, unknown>) => {
        given = { path, query, headers, cookies, body: await whole(body) };
        return answer;
      },
    },
    { validateResponses: true },
  );
  let sent = "";
  const fetch: Fetch = async (url, init) => {
    const request = new Request(url, init);
    if (!(init.body instanceof ReadableStream)) sent = await request.clone().text();
    return router.fetch(request);
  };
  const connection = (client["createClient"] as (options: object) => unknown)({ baseUrl: "http://x.test", fetch });
  const { body, headers } = await (client.makeThingWithResponse as Call)(connection, input);
  return { given, got: { body: await whole(body), headers }, sent };
}

async function whole(body: unknown): Promise<unknown> {
  if (typeof body !== "object" || body === null || !(Symbol.asyncIterator in body)) return body;
  const items: unknown[] = [];
  for await (const it of body as AsyncIterable<unknown>) items.push(it);
  return items;
}

const big = fc.bigInt({ min: -9_000_000_000_000_000_000n, max: 2n ** 63n - 1n });
const day = fc.date({
  noInvalidDate: true,
  min: new Date("0001-01-01T00:00:00Z"),
  max: new Date("9999-12-31T23:59:59Z"),
});
const data = fc.uint8Array();
const things = fc.letrec<{ thing: object }>((tie) => ({
  thing: fc.record(
    {
      id: big,
      count: fc.integer(),
      when: fc.option(day),
      data,
      days: fc.uniqueArray(day, { selector: (it) => it.getTime() }),
      parent: tie("thing"),
      extra: fc.dictionary(
        fc.string().filter((it) => it !== "name"),
        big,
      ),
      pair: fc.tuple(big, fc.string(), day).map((it): unknown[] => it),
      kind: fc.oneof(big, fc.constant("none")),
    },
    { requiredKeys: ["id"] },
  ),
})).thing;
const parameters = {
  path: fc.record({ id: big }),
  query: fc.record(
    { since: day, ids: fc.array(big, { minLength: 1 }), range: fc.record({ from: day, id: big }), filter: things },
    { requiredKeys: [] },
  ),
  headers: fc.record({ key: fc.uint8Array({ minLength: 1 }) }, { requiredKeys: [] }),
  cookies: fc.record({ at: big }, { requiredKeys: [] }),
};
const answers = fc.record({
  status: fc.constant(200),
  headers: fc.record({ "x-at": day, "x-count": big, "x-key": fc.uint8Array({ minLength: 1 }) }, { requiredKeys: [] }),
  body: fc.array(things, { maxLength: 3 }),
});
const none = { status: 200, body: [] };

describe("what is sent arrives, both ways", () => {
  test("as JSON", async () => {
    const inputs = fc.record({ ...parameters, body: things });
    await fc.assert(
      fc.asyncProperty(inputs, answers, async (input, answer) => {
        const { given, got } = await exchange(input, answer);
        expect(given).toEqual(input);
        expect(got).toEqual({ body: answer.body, headers: answer.headers });
      }),
      { numRuns: 60 },
    );
  });

  test("as a form", async () => {
    const form = fc.record({ id: big, when: day, data: fc.uint8Array({ minLength: 1 }) }, { requiredKeys: ["id"] });
    await fc.assert(
      fc.asyncProperty(form, async (body) => {
        const contentType = "application/x-www-form-urlencoded";
        const { given } = await exchange({ path: { id: 1n }, contentType, body }, none);
        expect(given).toMatchObject({ body });
      }),
      { numRuns: 30 },
    );
  });

  test("in parts: bytes that are text, and files that are not", async () => {
    const file = new Uint8Array([0, 255]);
    const body = { id: 2n ** 62n, data: new Uint8Array([1, 2, 3]), thing: { id: 7n, when: new Date(0) }, file };
    const { given, sent } = await exchange({ path: { id: 1n }, contentType: "multipart/form-data", body }, none);
    const received = (given as { readonly body: { readonly file: Blob } }).body;
    expect({ ...received, file: new Uint8Array(await received.file.arrayBuffer()) }).toEqual(body);
    expect(sent).toContain("AQID");
  });

  test("line by line", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(things, { minLength: 1, maxLength: 4 }), async (items) => {
        const answer = { status: 200, contentType: "application/jsonl", body: items };
        const { given, got } = await exchange(
          { path: { id: 1n }, contentType: "application/jsonl", body: items },
          answer,
        );
        expect(given).toMatchObject({ body: items });
        expect(got).toMatchObject({ body: items });
      }),
      { numRuns: 30 },
    );
  });
});

describe("on the wire", () => {
  const post = async (body: string, url = "http://x.test/things/1"): Promise<Response> =>
    (server["createRouter"] as (handlers: object) => Router)({
      makeThing: ({ body: it }: { readonly body: unknown }) => ({ status: 200, body: [it] }),
    }).fetch(new Request(url, { method: "POST", headers: { "content-type": "application/json" }, body }));

  test.each([
    [
      '{"id":9007199254740993,"when":"2020-03-18T23:31:36+02:00","data":"aGk="}',
      '[{"id":9007199254740993,"when":"2020-03-18T21:31:36.000Z","data":"aGk="}]',
    ],
    ['{"id":1,"when":null}', '[{"id":1,"when":null}]'],
    ['{"id":1,"unknown":9007199254740993}', '[{"id":1,"unknown":9007199254740992}]'],
    ['{"id":1,"kind":"none"}', '[{"id":1,"kind":"none"}]'],
  ])("%s", async (body, answer) => {
    const response = await post(body);
    expect([response.status, await response.text()]).toEqual([200, answer]);
  });

  test.each([
    ['{"id":9223372036854775808}', "/id", "must be a bigint (format int64), got 9223372036854775808n"],
    ['{"id":-9223372036854775807}', "/id", "must be at least -9000000000000000000, got -9223372036854775807n"],
    ['{"id":1.5}', "/id", "must be a bigint (format int64), got 1.5"],
    ['{"id":"1"}', "/id", "must be a bigint (format int64), got a string"],
    ['{"id":1,"when":"yesterday"}', "/when", 'must be null or a Date (format date-time), got "yesterday"'],
    [
      '{"id":1,"when":"2020-02-31T00:00:00"}',
      "/when",
      'must be null or a Date (format date-time), got "2020-02-31T00:00:00"',
    ],
    [
      '{"id":1,"when":"2020-02-31T00:00:00Z"}',
      "/when",
      'must be null or a Date (format date-time), got "2020-02-31T00:00:00Z"',
    ],
    [
      '{"id":1,"when":"2021-02-29T12:00:00+01:00"}',
      "/when",
      'must be null or a Date (format date-time), got "2021-02-29T12:00:00+01:00"',
    ],
    [
      '{"id":1,"when":"2020-01-01T24:00:00Z"}',
      "/when",
      'must be null or a Date (format date-time), got "2020-01-01T24:00:00Z"',
    ],
    [
      '{"id":1,"when":"2020-01-01 00:00:00Z"}',
      "/when",
      'must be null or a Date (format date-time), got "2020-01-01 00:00:00Z"',
    ],
    [
      '{"id":1,"when":"2016-12-31T23:59:60Z"}',
      "/when",
      'must be null or a Date (format date-time), got "2016-12-31T23:59:60Z"',
    ],
    ['{"id":1,"data":"a"}', "/data", 'must be a Uint8Array (format byte), got "a"'],
    ['{"id":1,"count":9007199254740993.5}', undefined, undefined],
    [
      '{"id":1,"days":["2020-01-01T00:00:00Z","2020-01-01T01:00:00+01:00"]}',
      "/days",
      "must not hold an item twice, as 0 and 1 do",
    ],
    ['{"id":1,"id":2}', "/id", "is given more than once"],
  ])("%s is refused", async (body, pointer, message) => {
    const response = await post(body);
    if (pointer === undefined) return expect(response.status).toBe(200);
    expect(response.status).toBe(400);
    const { issues } = (await response.json()) as { readonly issues: readonly object[] };
    expect(issues).toMatchObject([{ pointer, message }]);
  });

  test.each(["abc", "1.5", "9223372036854775808"])("a path with %s is refused", async (id) => {
    expect((await post('{"id":1}', `http://x.test/things/${id}`)).status).toBe(400);
  });
});

test("a parser makes them of what travels, and of defaults", () => {
  const { Thing, parser } = validators as unknown as {
    readonly Thing: object;
    readonly parser: (of: object, options: object) => { readonly parse: (value: unknown) => unknown };
  };
  const given = {
    id: "12345678901234567890".slice(0, 18),
    when: "2020-03-18T23:31:36Z",
    data: "aGk=",
    extra: { a: 3 },
  };
  expect(parser(Thing, { coerce: true }).parse(given)).toEqual({
    id: 123456789012345678n,
    when: new Date("2020-03-18T23:31:36Z"),
    data: new TextEncoder().encode("hi"),
    extra: { a: 3n },
  });
  expect(parser(Thing, { defaults: true }).parse({})).toEqual({ id: 5n });
  for (const when of ["2020-02-31T00:00:00Z", "2020-01-01T24:00:00Z", "2016-12-31T23:59:60Z"])
    expect(() => parser(Thing, { coerce: true }).parse({ id: 1, when })).toThrow("must be null or a Date");
});

test("types say so, and everything compiles", async () => {
  const use = `
    import type { MakeThingInput, Thing } from "@natives-api/types";
    import { createClient, makeThing } from "@natives-api/client";
    import { createRouter } from "@natives-api/server";
    import { isThing } from "@natives-api/validators";
    const thing: Thing = { id: 1n, when: new Date(), data: new Uint8Array(), extra: { a: 1n }, kind: 2n };
    const input: MakeThingInput = { path: { id: 1n }, query: { ids: [1n], since: new Date() }, body: thing };
    const id: bigint | undefined = (await makeThing(createClient(), input) as Thing[])[0]?.id;
    createRouter({ makeThing: ({ path, headers }) => ({ status: 200, contentType: "application/json", headers: { "x-count": path.id, "x-key": headers.key ?? new Uint8Array() }, body: [thing] }) });
    export const all = [id, isThing(thing) && thing.when?.getTime()];
    // @ts-expect-error a number is no bigint
    export const wrong: Thing = { id: 1 };
  `;
  expect(await compile({ "use.ts": use }, { workspace } as Parameters<typeof compile>[1])).toEqual([]);
});

test("the contract holds", async () => {
  const { checks } = (await prove(await loadOptions({ cwd: folder, flags: {} }))) as unknown as {
    readonly checks: readonly { readonly fault?: string }[];
  };
  expect(checks.length).toBeGreaterThan(20);
  expect(checks.filter((it) => it.fault !== undefined)).toEqual([]);
});
