/** The headers of a multipart answer's parts, from a handler to whoever asked; and how the resource style gives those of a request. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Loaded, Workspace } from "../../generator/contract/workspace.js";
import { loadOptions } from "../../generator/options.js";
import { prove } from "../../generator/prove.js";
import { compile } from "./compile.js";
import { cleanUp, configured } from "./support.js";

const header = (schema: object, required = false): object => ({ schema, required });
const content = {
  "multipart/form-data": {
    schema: {
      type: "object",
      properties: {
        big_photos: { type: "array", items: { type: "string", format: "binary" } },
        note: { type: "string" },
      },
    },
    encoding: {
      big_photos: {
        headers: {
          "X-Rate": header({ type: "integer", minimum: 1 }, true),
          "X-Size": header({ type: "integer", format: "int64" }),
          "X-Taken": header({ type: "string", format: "date-time" }),
        },
      },
      note: { headers: { "X-Kind": header({ const: "plain" }, true), "X-Language": header({ type: "string" }) } },
    },
  },
};
const both = { "200": { description: "", content }, "409": { description: "", content } };
const post = { requestBody: { required: true, content }, responses: both };
const document = {
  openapi: "3.1.1",
  info: { title: "Parts", version: "1" },
  paths: { "/photos": { post: { operationId: "exchange", ...post } } },
  webhooks: { swapped: { post: { operationId: "swapped", ...post } } },
};

let folder: string;
let workspace: Workspace;
let client: Loaded;
let server: Loaded;

beforeAll(async () => {
  ({ folder, workspace } = await configured(document, { values: { int64: "bigint" }, client: { names: "camel" } }));
  [client, server] = await Promise.all([workspace.import("client"), workspace.import("server")]);
}, 60_000);
afterAll(cleanUp);

interface Router {
  readonly fetch: (input: Request | string, init?: RequestInit) => Promise<Response>;
}
type Handler = (request: { readonly partHeaders?: object }) => object;
type Create = (handlers: object, options?: object) => Router;
type Call = (to: unknown, input: object, options?: object) => Promise<{ readonly partHeaders?: object }>;

interface Tree {
  readonly photos: { readonly create: (params: object, options?: object) => Promise<unknown> };
}

const photo = new Blob(["x"], { type: "image/png" });
const body = { big_photos: [photo, photo], note: "a" };
const rates = [{ "X-Rate": 1, "X-Size": 9007199254740993n }, { "X-Rate": 2 }];

const connected = (exchange: Handler, options?: object): unknown =>
  (client["createClient"] as (options: object) => unknown)({
    baseUrl: "http://x.test",
    fetch: (server["createRouter"] as Create)({ exchange }, options).fetch,
  });
const ask = (name: string, exchange: Handler, options?: object): ReturnType<Call> =>
  (client[name] as Call)(connected(exchange, options), { body: { note: "a" } });
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, it: unknown) => (typeof it === "bigint" ? `${it}n` : it)));

describe("of an answer", () => {
  const answer = { status: 200, body, partHeaders: { big_photos: rates, note: [{ "X-Language": "de" }] } };
  const wanted = plain({ big_photos: rates, note: [{ "X-Kind": "plain", "X-Language": "de" }] });

  test("arrive for each part, with what goes without saying", async () => {
    const { partHeaders } = await ask("exchangeWithResponse", () => answer, { validateResponses: true });
    expect(plain(partHeaders)).toEqual(wanted);
    const none = await ask("exchangeWithResponse", () => ({ status: 200, body: { note: "a" } }));
    expect(plain(none.partHeaders)).toEqual({ note: [{ "X-Kind": "plain" }] });
  });

  test("arrive from a webhook's receiver", async () => {
    const router = (server["createWebhookRouter"] as Create)({ swapped: () => answer });
    const send = server["sendSwapped"] as Call;
    const { partHeaders } = await send("http://x.test/swapped", { body: { note: "a" } }, { fetch: router.fetch });
    expect(plain(partHeaders)).toEqual(wanted);
  });

  test("are at hand where it is an error, and not printed", async () => {
    const error: unknown = await ask("exchange", () => ({ ...answer, status: 409 })).catch((it: unknown) => it);
    expect(plain((error as { readonly partHeaders: unknown }).partHeaders)).toEqual(wanted);
    expect(Object.keys(error as object)).not.toContain("partHeaders");
  });

  test("that are not as declared stay as they came", async () => {
    const lines = ["--x", 'Content-Disposition: form-data; name="big_photos"; filename="a"', "X-Rate: many", "", "1"];
    const text = [...lines, "--x--", ""].join("\r\n");
    const fetch = (): Promise<Response> =>
      Promise.resolve(new Response(text, { headers: { "Content-Type": "multipart/form-data; boundary=x" } }));
    const api = (client["createClient"] as (options: object) => unknown)({ baseUrl: "http://x.test", fetch });
    const { partHeaders } = await (client["exchangeWithResponse"] as Call)(api, { body: {} });
    expect(plain(partHeaders)).toEqual({ big_photos: [{ "X-Rate": "many" }] });
  });

  test.each<readonly [string, object, string]>([
    ["too little", { big_photos: [{ "X-Rate": 0 }] }, "/partHeaders/big_photos/0/X-Rate"],
    ["one that is missing", { big_photos: [{}] }, "/partHeaders/big_photos/0"],
  ])("are held against the document: %s", async (_, partHeaders, pointer) => {
    const faults: unknown[] = [];
    const options = { validateResponses: true, onError: (it: unknown) => void faults.push(it) };
    const call = ask("exchange", () => ({ ...answer, partHeaders }), options);
    await expect(call).rejects.toMatchObject({ status: 500 });
    expect(faults).toMatchObject([{ name: "InvalidResponse", pointer }]);
  });
});

test("the resource style has them among the options, under its own names", async () => {
  let given: unknown;
  const connection = connected(({ partHeaders }) => {
    given = partHeaders;
    return { status: 200, body: { note: "a" } };
  });
  const api = (client["resources"] as (client: unknown) => Tree)(connection);
  const taken = new Date("2026-01-02T03:04:05Z");
  const partHeaders = {
    bigPhotos: [{ xRate: 1, xSize: 2n, xTaken: taken }, { xRate: 2 }],
    note: [{ xLanguage: "en" }],
  };
  await api.photos.create({ bigPhotos: [photo, photo], note: "a" }, { partHeaders });
  expect(plain(given)).toEqual({
    big_photos: [{ "X-Rate": 1, "X-Size": "2n", "X-Taken": "2026-01-02T03:04:05.000Z" }, { "X-Rate": 2 }],
    note: [{ "X-Kind": "plain", "X-Language": "en" }],
  });
  await api.photos.create({ note: "a" });
  expect(plain(given)).toEqual({ note: [{ "X-Kind": "plain" }] });
});

test("what TypeScript says of those who give and take them", async () => {
  const { packages } = workspace.settings;
  const start = `import { createClient, exchangeWithResponse, resources } from "${packages.client}";
    import type { Handlers } from "${packages.server}";
    export const client = createClient({ baseUrl: "http://x" });
    export const api = resources(client);`;
  const texts = {
    "lawful.ts": `${start}
      const { partHeaders } = await exchangeWithResponse(client, { body: {} });
      export const size: bigint | undefined = partHeaders?.big_photos?.[0]?.["X-Size"];
      export const handler: Handlers["exchange"] = () =>
        ({ status: 200, body: {}, partHeaders: { big_photos: [{ "X-Rate": 1, "X-Size": 2n }] } });
      export const call = api.photos.create(
        { bigPhotos: [new Blob([])] },
        { partHeaders: { bigPhotos: [{ xRate: 1, xTaken: new Date() }] }, timeout: 1 },
      );`,
    "unlawful-call.ts": `${start}
      export const call = api.photos.create({}, { partHeaders: { bigPhotos: [{ xRate: "1" }] } });`,
    "unlawful-handler.ts": `${start}
      export const handler: Handlers["exchange"] = () =>
        ({ status: 200, body: {}, partHeaders: { big_photos: [{ "X-Rate": "1" }] } });`,
  };
  const faults = await compile(texts, { workspace } as Parameters<typeof compile>[1]);
  expect(faults.filter((it) => !/never read/.test(it.message))).toEqual([
    {
      file: "unlawful-call.ts",
      message: expect.stringMatching(/'string' is not assignable to type 'number'/) as string,
    },
    { file: "unlawful-handler.ts", message: expect.stringMatching(/X-Rate/) as string },
  ]);
});

test("the contract holds", async () => {
  const { checks } = await prove(await loadOptions({ cwd: folder, flags: {} }));
  expect(checks.filter((it) => it.fault !== undefined)).toEqual([]);
  expect(checks.filter((it) => it.kind === "response")).not.toEqual([]);
});
