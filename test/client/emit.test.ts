/** Clients of other documents: made, compiled under the strictest flags, and called. */
import { afterAll, describe, expect, test } from "vitest";
import type { Workspace } from "../../generator/contract/workspace.js";
import type { ClientSettings } from "../../generator/emit/settings.js";
import { faultsOf } from "./compile.js";
import { apiOf, camel, filesOf, workspaceOf } from "./generated.js";
import { json, server, type Reply, type Wire } from "./support.js";

const open: Workspace[] = [];
afterAll(() => Promise.all(open.map((it) => it.close())));

const settings: readonly ClientSettings[] = [camel, { names: "wire", mount: ["a", "b"] }];
const text = { type: "string" };
const date = { type: "string", format: "date-time" };
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const answer = (schema: object): object => ({
  responses: { 200: { description: "", content: { "application/json": { schema } } } },
});
/** The same, and an error. */
const answers = (schema: object): object => ({
  responses: { 200: { description: "", content: { "application/json": { schema } } }, 404: { description: "" } },
});
const id = { name: "id", in: "path", required: true, schema: text };

function documentOf(paths: object, schemas: object = {}, rest: object = {}): object {
  return {
    openapi: "3.2.0",
    info: { title: "t", version: "1" },
    servers: [{ url: "https://api.test" }],
    paths,
    components: { schemas },
    ...rest,
  };
}

async function made(document: object, it: ClientSettings = camel): Promise<Workspace> {
  const workspace = await workspaceOf(document, it);
  open.push(workspace);
  return workspace;
}

/** What TypeScript says of code that uses a client, and of the client itself. */
const faults = async (document: object, it: ClientSettings, use = ""): Promise<readonly string[]> =>
  faultsOf(await filesOf(await apiOf(document), it), use);

interface Tree {
  readonly [name: string]: Tree & ((...given: readonly unknown[]) => Tree & Promise<Tree>);
}

/** The resources of a document, on a server that answers so. */
async function tree(
  document: object,
  ...replies: readonly Reply[]
): Promise<{ readonly it: Wire; readonly api: Tree }> {
  const workspace = await made(document);
  const { createClient, resources } = (await workspace.import("client")) as unknown as {
    createClient: (options: object) => object;
    resources: (client: object) => Tree;
  };
  const it = server(...replies);
  return { it, api: resources(createClient({ fetch: it.fetch })) };
}

describe("documents of all kinds compile", () => {
  const hostile = "*/ `${x}` \" ' \\ \u2028 </script> __proto__";
  test.each<readonly [string, object]>([
    ["nothing at all", documentOf({})],
    ["nothing declared", documentOf({ "/a": { get: {} } })],
    [
      "names of JavaScript",
      documentOf(
        {
          "/constructor/{__proto__}/then/{constructor}": {
            post: {
              operationId: "delete",
              parameters: [
                { ...id, name: "__proto__" },
                { ...id, name: "constructor" },
                { name: "toString", in: "query", schema: date },
                { name: "params", in: "header", schema: text },
                { name: "options", in: "cookie", schema: text },
              ],
              requestBody: { content: { "application/json": { schema: ref("Promise") } } },
              ...answer(ref("Client")),
            },
          },
          "/client": { get: { operationId: "client", ...answer(ref("Resources")) } },
          "/options": { get: { operationId: "options", ...answer(ref("Date")) } },
          "/types/{params}": {
            get: { operationId: "resources", parameters: [{ ...id, name: "params" }], ...answer(ref("Client")) },
            patch: { operationId: "it", parameters: [{ ...id, name: "params" }], ...answer(ref("Client")) },
          },
        },
        {
          Promise: {
            type: "object",
            properties: { ["__proto__"]: date, constructor_: date, toJSON: date, then: date },
          },
          Client: { type: "object", properties: { fetch: date, patch: text, toJSON: text, id: text, params: text } },
          Resources: { type: "object", properties: { a_b: text } },
          Date: { type: "object", properties: { at: date } },
          TypesContext: { type: "object", properties: { a_b: ref("Date") } },
        },
      ),
    ],
    [
      "hostile text",
      documentOf(
        {
          "/a`${x}/{id}": {
            get: {
              operationId: hostile,
              summary: hostile,
              description: hostile,
              parameters: [
                { ...id, description: hostile },
                { name: hostile, in: "query", schema: { ...date, description: hostile } },
              ],
              "x-resource": { method: hostile, name: hostile },
              "x-pagination": { items: `/${hostile}`, next: { link: hostile } },
              responses: {
                200: {
                  description: hostile,
                  content: {
                    "application/json": {
                      schema: { type: "object", properties: { [hostile]: { type: "array", items: date } } },
                    },
                  },
                },
                404: { description: hostile, headers: { "X-A": { description: hostile, schema: text } } },
              },
            },
          },
        },
        {},
        {
          servers: [{ url: "https://a.test/`${x}'\"" }],
          security: [{ [hostile]: [] }],
          components: { securitySchemes: { [hostile]: { type: "apiKey", in: "query", name: hostile } } },
        },
      ),
    ],
    [
      "every kind of body",
      documentOf(
        {
          "/a": {
            post: {
              requestBody: {
                required: true,
                content: {
                  "multipart/form-data": {
                    schema: { type: "object", properties: { a_file: { type: "string", format: "binary" }, at: date } },
                  },
                  "application/json": { schema: { type: "array", items: date } },
                },
              },
              parameters: [
                { name: "dry_run", in: "query", schema: { type: "boolean" } },
                { name: "at", in: "query", schema: date },
              ],
              responses: {
                "2XX": { description: "", content: { "text/plain": {}, "application/json": { schema: ref("Node") } } },
                default: { description: "" },
              },
            },
            put: {
              requestBody: { content: { "application/octet-stream": {} } },
              parameters: [{ name: "body", in: "query", schema: text }],
              responses: { 200: { description: "", content: { "image/*": {} } }, 204: { description: "" } },
            },
            patch: {
              requestBody: {
                content: {
                  "application/json": { schema: { anyOf: [date, { type: "object", properties: { a_b: date } }] } },
                },
              },
              responses: { 302: { description: "" } },
            },
            query: {
              parameters: [{ in: "querystring", name: "q", content: { "application/json": { schema: ref("Node") } } }],
              responses: { 200: { description: "", content: { "text/event-stream": { itemSchema: ref("Node") } } } },
            },
          },
        },
        {
          Node: {
            type: "object",
            properties: {
              made_at: date,
              next_node: ref("Node"),
              kids: { type: "array", items: ref("Node") },
              by_name: { type: "object", additionalProperties: ref("Node") },
            },
          },
        },
      ),
    ],
    [
      "every way of paging",
      documentOf(
        Object.fromEntries(
          [{ url: "/next" }, { link: "next" }, { cursor: "/next", parameter: "q" }, { offset: "q" }, { page: "q" }].map(
            (next, i) => [
              `/a${i}`,
              {
                get: {
                  parameters: [
                    { name: "q", in: "query", schema: { type: "integer" } },
                    { name: "limit", in: "query", required: i === 0, schema: { type: "integer" } },
                  ],
                  "x-pagination": { items: "/items", next, size: "limit" },
                  ...answer({
                    type: "object",
                    properties: { items: { type: "array", items: { type: "object", properties: { made_at: date } } } },
                  }),
                },
              },
            ],
          ),
        ),
      ),
    ],
    [
      "compositions",
      documentOf(
        {
          "/a/{id}": {
            parameters: [id],
            get: answer(ref("Any")),
            put: { requestBody: { content: { "application/json": { schema: ref("Any") } } }, ...answer(ref("Tree")) },
          },
        },
        {
          Base: { type: "object", required: ["a_kind"], properties: { a_kind: text, made_at: date } },
          Cat: { allOf: [ref("Base"), { type: "object", properties: { nine_lives: { type: "boolean" } } }] },
          Dog: { allOf: [ref("Base"), { type: "object", properties: { made_at: date, nineLives: text } }] },
          Any: {
            oneOf: [ref("Cat"), ref("Dog")],
            discriminator: {
              propertyName: "a_kind",
              mapping: { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" },
            },
          },
          Tree: { type: "array", items: { anyOf: [ref("Tree"), date, { type: "null" }, ref("Any")] } },
          Loop: { anyOf: [ref("Loop2"), date] },
          Loop2: { type: "object", properties: { a_b: ref("Loop"), c_d: { allOf: [ref("Loop2"), ref("Base")] } } },
          Pair: { type: "array", prefixItems: [date, ref("Cat")], items: ref("Pair") },
        },
      ),
    ],
    [
      "operations, schemas and tags in other scripts",
      documentOf(
        {
          "/é": { get: { operationId: "получить", tags: ["питомцы"], ...answers(ref("Питомец")) } },
          "/a": { put: { operationId: "è", ...answers(ref("猫")) } },
          "/then": { get: { operationId: "then", ...answers(text) } },
        },
        { Питомец: { type: "object", properties: { имя: text } }, 猫: { type: "string" } },
      ),
    ],
    ["a path that names a parameter twice", documentOf({ "/a/{id}/{id}": { parameters: [id], get: answer(text) } })],
  ])("%s", async (_, document) => {
    for (const it of settings) expect(await faults(document, it)).toEqual([]);
  });
});

describe("methods are typed", () => {
  const document = documentOf(
    {
      "/pets": {
        get: {
          operationId: "listPets",
          parameters: [{ name: "born_after", in: "query", schema: date }],
          ...answer({ type: "array", items: ref("Pet") }),
        },
        post: {
          operationId: "createPet",
          requestBody: { required: true, content: { "application/json": { schema: ref("Pet") } } },
          ...answer(ref("Pet")),
        },
      },
      "/pets/{pet_id}": {
        parameters: [{ ...id, name: "pet_id", schema: { type: "integer" } }],
        get: { operationId: "getPet", ...answer(ref("Pet")) },
        delete: { operationId: "deletePet", responses: { 204: { description: "" } } },
      },
      "/pets/{pet_id}/feed": {
        post: {
          operationId: "feedPet",
          parameters: [
            { ...id, name: "pet_id", schema: { type: "integer" } },
            { name: "dry_run", in: "query", schema: { type: "boolean" } },
          ],
          requestBody: {
            required: true,
            content: {
              "application/json": {
                schema: { type: "object", required: ["fed_at"], properties: { fed_at: date, dry_run: text } },
              },
            },
          },
          ...answer(ref("Pet")),
        },
      },
    },
    {
      Pet: {
        type: "object",
        required: ["id", "born_at"],
        properties: { id: { type: "integer" }, born_at: date, pet_name: { type: ["string", "null"] } },
      },
    },
  );

  test("as they are called", async () => {
    const use = `
      const pets = index.resources(index.createClient()).pets;
      const pet = await pets.create({ id: 1, bornAt: new Date(), petName: null });
      const born: Date = pet.bornAt; const name: string | null | undefined = pet.petName;
      const all: { readonly bornAt: Date }[] = await pets.list({ bornAfter: born });
      const gone: true = await (await pet.fetch()).remove(); await pets(7).feed({ fedAt: born, dryRun: "x", dryRunQuery: true });
      void [name, all, gone];`;
    expect(await faults(document, camel, use)).toEqual([]);
  });

  test("and refused as they are not", async () => {
    const use = `
      const pets = index.resources(index.createClient()).pets;
      await pets.create({ id: 1, bornAt: "2020-01-01T00:00:00Z" });
      await pets.create();
      pets("seven");
      await index.getPet(index.createClient(), {});`;
    expect(await faults(document, camel, use)).toHaveLength(4);
  });

  test("and do what they say", async () => {
    const pet = { id: 3, born_at: "2020-01-01T00:00:00Z", unknown_thing: 1 };
    const { it, api } = await tree(document, json(pet), json([pet]), json(pet), new Response(null, { status: 204 }));
    const born = new Date("2020-01-01T00:00:00Z");
    const params = Object.freeze({ fedAt: born, dryRun: "x", dryRunQuery: true });
    const fed = await api["pets"]!(7)["feed"]!(params);
    const [listed] = (await api["pets"]!["list"]!({ bornAfter: born })) as unknown as readonly Tree[];
    await listed!["fetch"]!();
    expect(await listed!["remove"]!()).toBe(true);
    expect({ ...fed }).toEqual({ id: 3, bornAt: born, unknown_thing: 1 });
    expect(it.sent.map(({ method, url, body }) => `${method} ${url} ${body}`.trim())).toEqual([
      'POST https://api.test/pets/7/feed?dry_run=true {"fed_at":"2020-01-01T00:00:00.000Z","dry_run":"x"}',
      "GET https://api.test/pets?born_after=2020-01-01T00%3A00%3A00.000Z",
      "GET https://api.test/pets/3",
      "DELETE https://api.test/pets/3",
    ]);
  });
});

describe("names and dates, there and back", () => {
  const schemas = {
    Base: { type: "object", properties: { a_kind: text, made_at: date } },
    Cat: { allOf: [ref("Base"), { type: "object", properties: { at: date, sub_cat: ref("Cat") } }] },
    Dog: { allOf: [ref("Base"), { type: "object", properties: { at: text } }] },
    Pet: {
      oneOf: [ref("Cat"), ref("Dog")],
      discriminator: {
        propertyName: "a_kind",
        mapping: { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" },
      },
    },
    Other: { type: "object", properties: { kind: text, at: date, made_at: date } },
    OpenPet: {
      oneOf: [ref("Text"), ref("Other")],
      discriminator: { propertyName: "kind", mapping: { text: "Text" }, defaultMapping: "Other" },
    },
    Text: { type: "object", properties: { kind: text, at: text } },
    Loose: { anyOf: [ref("Cat"), ref("Dog")] },
    Clash: { type: "object", properties: { foo_bar: text, fooBar: date, "foo-bar": { type: "integer" } } },
    Map: {
      type: "object",
      properties: { fixed_one: text },
      additionalProperties: { type: "object", properties: { made_at: date } },
    },
    Pair: { type: "array", prefixItems: [text, date], items: ref("Cat") },
    Mixed: { type: ["string", "null", "array"], format: "date-time", items: date },
    Plain: { type: "object", properties: { id: text, free_form: { type: "object" } } },
  };
  const at = "2020-01-01T00:00:00.000Z";
  const moment = new Date(at);

  test.each<readonly [string, unknown, unknown]>([
    [
      "Cat",
      { a_kind: "cat", made_at: at, at, sub_cat: { sub_cat: { at: null } }, new_thing: { made_at: at } },
      { aKind: "cat", madeAt: moment, at: moment, subCat: { subCat: { at: null } }, new_thing: { made_at: at } },
    ],
    ["Pet", { a_kind: "cat", at, sub_cat: { made_at: at } }, { aKind: "cat", at: moment, subCat: { madeAt: moment } }],
    ["Pet", { a_kind: "dog", at, made_at: at }, { aKind: "dog", at, madeAt: moment }],
    ["Pet", { a_kind: "fish", made_at: at }, { aKind: "fish", madeAt: moment }],
    ["OpenPet", { kind: "text", at }, { kind: "text", at }],
    ["OpenPet", { kind: "fish", at, made_at: at }, { kind: "fish", at: moment, madeAt: moment }],
    ["OpenPet", { at }, { at: moment }],
    ["Loose", { at: "soon", made_at: at }, { at: "soon", madeAt: moment }],
    ["Loose", { at }, { at: moment }],
    ["Clash", { foo_bar: "a", fooBar: at, "foo-bar": 1 }, { fooBar2: "a", fooBar: moment, fooBar3: 1 }],
    ["Map", { fixed_one: "a", other_one: { made_at: at } }, { fixedOne: "a", other_one: { madeAt: moment } }],
    ["Pair", [at, at, { made_at: at }], [at, moment, { madeAt: moment }]],
    ["Mixed", at, moment],
    ["Mixed", [at], [moment]],
    ["Mixed", null, null],
    ["Plain", { id: at, free_form: { a_b: at } }, { id: at, freeForm: { a_b: at } }],
  ])("%s: %j", async (name, sent, seen) => {
    const document = documentOf(
      {
        "/x": {
          put: {
            operationId: "echo",
            requestBody: { required: true, content: { "application/json": { schema: ref(name) } } },
            ...answer(ref(name)),
          },
        },
      },
      schemas,
    );
    const { it, api } = await tree(document, ({ body }) => json(JSON.parse(body)));
    const echoed: unknown = await api["x"]!["replace"]!(seen);
    expect(JSON.parse(it.sent[0]?.body ?? "null")).toEqual(sent);
    expect(echoed).toEqual(seen);
  });
});

test("wire names stay as they are, wherever the resources hang", async () => {
  const document = documentOf({
    "/some-things/{thing_id}": {
      parameters: [{ ...id, name: "thing_id" }],
      get: {
        operationId: "getThing",
        parameters: [{ name: "a_b", in: "query", schema: date }],
        ...answer({ type: "object", properties: { made_at: date } }),
      },
    },
  });
  const workspace = await made(document, { names: "wire", mount: ["a", "b"] });
  const { createClient } = (await workspace.import("client")) as unknown as { createClient: (options: object) => Tree };
  const it = server(json({ made_at: "x" }));
  const api = createClient({ fetch: it.fetch })["a"]!["b"]!;
  expect(await api["someThings"]!("1/2")["fetch"]!({ a_b: "now" })).toEqual({ made_at: "x" });
  expect(it.sent[0]?.url).toBe("https://api.test/some-things/1%2F2?a_b=now");
});

test("the flat style of an API is bound by no resource", async () => {
  const workspace = await made(documentOf({ "/a": { get: { operationId: "getA", ...answer(text) } } }));
  const { readFile } = await import("node:fs/promises");
  const flat = await readFile(`${workspace.folder}/node_modules/@x/client/src/flat.ts`, "utf8");
  expect(flat).not.toMatch(/resources|codecs|models/);
  const operations = await readFile(`${workspace.folder}/node_modules/@x/client/src/operations.ts`, "utf8");
  expect(operations).not.toMatch(/resources|codecs|models/);
});

describe("an operation names what it needs", () => {
  const problem = { 400: { description: "", content: { "application/json": {}, "text/plain": {} } } };
  const put = (schema: object, ...types: readonly string[]): object => ({
    requestBody: { content: Object.fromEntries(types.map((it) => [it, { schema }])) },
    ...answer(text),
  });
  const document = documentOf({
    "/a b/{id}/\u00fc$&": { get: { operationId: "odd", parameters: [id], ...answer(text) } },
    "/x{id}.json": { get: { operationId: "part", parameters: [id], ...answer(text) } },
    "/lists/{id}": {
      get: { operationId: "list", parameters: [{ ...id, schema: { type: "array", items: text } }], ...answer(text) },
      put: { operationId: "put", parameters: [id], ...put(text, "application/json") },
      post: { operationId: "post", parameters: [id], ...put(text, "application/json", "text/plain") },
    },
    "/mixed": {
      get: { operationId: "mixed", responses: { ...(answer(text) as { responses: object }).responses, ...problem } },
    },
    "/ranged": {
      get: { operationId: "ranged", responses: { 202: { description: "" }, "4XX": problem[400] } },
      head: { operationId: "headOnly", ...answer(text) },
      put: { operationId: "gone", responses: { 204: problem[400] } },
    },
    "/cookies": {
      get: {
        operationId: "cookies",
        parameters: [
          { name: "c", in: "cookie", schema: text },
          { name: "h", in: "header", schema: text },
        ],
        ...answer(text),
      },
    },
  });

  test("by the document", async () => {
    const calls = (await filesOf(await apiOf(document), camel)).find((it) => it.path.endsWith("client/src/calls.ts"));
    const of = (name: string): string =>
      calls?.text
        .slice(calls.text.indexOf(`name: "${name}"`))
        .split("export const")[0]
        ?.replace(/\s+/g, " ") ?? "";
    expect(of("odd")).toContain('"/a%20b/" + wire.segment(input.path, "id") + "/%C3%BC$&"');
    expect(of("odd")).toContain("read: transport.readJson }");
    expect(of("part")).toContain('wire.encodePath(["/x", { name: "id" }, ".json"]');
    expect(of("list")).toContain("wire.encodePath(");
    expect(of("put")).toContain("encode: transport.encodeOnly");
    expect(of("post")).toContain("encode: transport.encodeChosen");
    expect(of("mixed")).toMatch(/200: \{ read: transport.readJson \}, 400: \{ read: transport.readMedia, media: \[/);
    expect(of("mixed")).not.toMatch(/fallback|security|authenticate/);
    expect(of("ranged")).toMatch(/"4XX": \{ .*fallback: transport.byRange/);
  });

  test("for the body of its answer, where there can be one", async () => {
    const files = await filesOf(await apiOf(document), camel);
    const textOf = (name: string): string => files.find((it) => it.path.endsWith(`client/src/${name}.ts`))?.text ?? "";
    const calls = textOf("calls");
    const reads = (name: string): boolean =>
      /read: /.test(calls.slice(calls.indexOf(`name: "${name}"`)).split("export const")[0] ?? "");
    expect(["mixed", "headOnly", "gone"].map(reads)).toEqual([true, false, false]);
    const sends = (name: string): string =>
      new RegExp(`function ${name}[(<][^]*?return transport\\.(\\w+)`).exec(textOf("operations"))?.[1] ?? "";
    expect(["mixed", "ranged", "headOnly", "gone"].map(sends)).toEqual(["send", "sendAndClose", "send", "send"]);
  });

  test.each<readonly [string, readonly object[], string]>([
    [
      "one scheme",
      [{ key: [] }],
      '[[{ name: "key", place: "query", parameter: "k" }]], authenticate: transport.apiKey',
    ],
    [
      "one scheme, or none",
      [{ token: ["a"] }, {}],
      '[[{ name: "token", scopes: ["a"] }], []], authenticate: transport.bearer',
    ],
    [
      "none, or one scheme",
      [{}, { basic: [] }],
      '[[], [{ name: "basic", attach: transport.basic }]], authenticate: transport.anyOf',
    ],
    [
      "two schemes at once",
      [{ basic: [], other: [] }],
      '[[{ name: "basic", attach: transport.basic }, { name: "other", attach: transport.bearer, scheme: "dpop" }]], authenticate: transport.anyOf',
    ],
    ["none", [{}], "[[]], }"],
    ["a scheme that is not there", [{ ghost: [] }], ""],
  ])("for credentials: %s", async (_, security, wanted) => {
    const securitySchemes = {
      basic: { type: "http", scheme: "basic" },
      other: { type: "http", scheme: "dpop" },
      key: { type: "apiKey", in: "query", name: "k" },
      token: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "https://t.test", scopes: { a: "" } } } },
    };
    const secured = documentOf(
      { "/a": { get: { security, ...answer(text) } } },
      {},
      { components: { securitySchemes } },
    );
    const files = await filesOf(await apiOf(secured), camel);
    const calls = files.find((it) => it.path.endsWith("client/src/calls.ts"))?.text.replace(/\s+/g, " ") ?? "";
    const at = calls.indexOf("security: ");
    const said = at < 0 ? "" : calls.slice(at + "security: ".length);
    expect(said.replace(/,? \]/g, "]").replaceAll("[ ", "[")).toMatch(
      wanted === "" ? /^$/ : new RegExp(`^${wanted.replace(/[[\]{}.]/g, "\\$&")}`),
    );
  });

  test("and sends what it always did", async () => {
    const workspace = await made(document);
    const flat = (await workspace.import("client")) as unknown as Record<
      string,
      (...given: unknown[]) => Promise<unknown>
    > & {
      createClient: (options: object) => object;
    };
    const it = server(json("x"));
    const client = flat.createClient({ fetch: it.fetch });
    const path = { id: "é/*" };
    for (const name of ["odd", "part"]) await flat[name]?.(client, { path });
    await flat["list"]?.(client, { path: { id: ["a", "b/"] } });
    await flat["post"]?.(client, { path, contentType: "text/plain", body: "b" });
    await flat["cookies"]?.(client, { cookies: { c: "1" }, headers: { h: "2" } });
    await flat["cookies"]?.(client, {});
    expect(it.sent.map(({ url }) => url.slice("https://api.test".length))).toEqual([
      "/a%20b/%C3%A9%2F%2A/%C3%BC$&",
      "/x%C3%A9%2F%2A.json",
      "/lists/a,b%2F",
      "/lists/%C3%A9%2F%2A",
      "/cookies",
      "/cookies",
    ]);
    expect(it.sent.slice(3).map(({ headers }) => [headers["content-type"], headers["cookie"], headers["h"]])).toEqual([
      ["text/plain;charset=utf-8", undefined, undefined],
      [undefined, "c=1", "2"],
      [undefined, undefined, undefined],
    ]);
    for (const bad of ["", ".", "..", null, undefined])
      await expect(flat["odd"]?.(client, { path: { id: bad } })).rejects.toMatchObject({
        place: "path",
        parameter: "id",
      });
    await expect(flat["odd"]?.(client, { path: Object.create({ id: "a" }) })).rejects.toThrow("must not be empty");
  });
});
