/** A mock answers as its document says, and remembers where it is asked to. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { render, understand } from "../../generator/generate.js";
import { createMock, type Mock } from "../../generator/mock/mock.js";
import { loadOptions, settingsFor } from "../../generator/options.js";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const text = { type: "string" };
const json = (schema: object, examples: object = {}): object => ({
  description: "",
  content: { "application/json": { schema, examples } },
});
const pet = { $ref: "#/components/schemas/Pet" };
const id = { name: "petId", in: "path", required: true, schema: { type: "integer", minimum: 1 } };
const pets = {
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  paths: {
    "/pets": {
      get: {
        operationId: "listPets",
        parameters: [{ name: "size", in: "query", schema: { type: "integer", maximum: 10 } }],
        responses: {
          200: {
            description: "",
            headers: { "X-Total": { required: true, schema: { type: "integer" } } },
            content: {
              "application/json": {
                schema: { type: "array", items: pet },
                examples: { one: { value: [{ id: 7, name: "Rex" }] }, none: { value: [] } },
              },
              "text/csv": { schema: text, examples: { table: { value: "id,name" } } },
            },
          },
          "4XX": json(
            { type: "object", required: ["why"], properties: { why: text } },
            { bad: { value: { why: "bad" } } },
          ),
        },
      },
      post: {
        operationId: "createPet",
        requestBody: { required: true, content: { "application/json": { schema: pet } } },
        responses: { 201: json(pet) },
      },
    },
    "/motto": {
      get: {
        operationId: "getMotto",
        responses: { 200: { description: "", content: { "text/plain": { schema: text, example: "Fetch!" } } } },
      },
      put: {
        operationId: "setMotto",
        requestBody: { content: { "application/json": { schema: { type: "object" } } } },
        responses: { 200: { description: "", content: { "text/plain": { schema: text, example: "Fetch!" } } } },
      },
    },
    "/pets/{petId}": {
      parameters: [id],
      get: {
        operationId: "getPet",
        responses: {
          200: json(pet, { wrong: { value: { id: "no", name: "Wrong" } } }),
          404: json({ type: "object" }, { gone: { value: { gone: true } } }),
        },
      },
      put: {
        operationId: "replacePet",
        requestBody: { content: { "application/json": { schema: pet } } },
        responses: { 200: json(pet) },
      },
      delete: { operationId: "deletePet", responses: { 204: { description: "" } } },
    },
    "/picture": {
      get: {
        operationId: "getPicture",
        responses: {
          200: { description: "", content: { "image/png": { schema: { type: "string", format: "binary" } } } },
        },
      },
    },
    "/secret": { get: { operationId: "getSecret", security: [{ key: [] }], responses: { 200: json(text) } } },
    "/plain": { get: { operationId: "getPlain", responses: { default: json(text) } } },
    "/notes": {
      get: {
        operationId: "listNotes",
        responses: {
          200: json(
            {
              type: "object",
              required: ["notes"],
              properties: { notes: { type: "array", items: { $ref: "#/components/schemas/Note" } } },
            },
            { one: { value: { notes: [{ text: "old", author: "nobody" }] } } },
          ),
        },
      },
      post: {
        operationId: "addNote",
        requestBody: { content: { "application/json": { schema: {} } } },
        responses: { 202: { description: "" } },
      },
    },
    "/pets/{petId}/visits": {
      parameters: [id],
      get: { operationId: "listVisits", responses: { 200: json({ type: "array", items: { type: "object" } }) } },
      post: {
        operationId: "createVisit",
        requestBody: { content: { "application/json": { schema: {} } } },
        responses: { 201: json({ type: "object" }) },
      },
    },
    "/pets/{petId}/diet": {
      parameters: [id],
      get: {
        operationId: "getDiet",
        responses: {
          200: json({ type: "object", required: ["meals"] }, { one: { value: { meals: 2, food: "fish" } } }),
        },
      },
      put: {
        operationId: "replaceDiet",
        requestBody: { content: { "application/json": { schema: {} } } },
        responses: { 204: { description: "" } },
      },
      delete: { operationId: "deleteDiet", responses: { 204: { description: "" } } },
    },
    "/silent": { get: { operationId: "getSilence", responses: {} } },
  },
  components: {
    schemas: {
      Pet: {
        type: "object",
        required: ["id", "name"],
        properties: { id: { type: "integer", minimum: 1 }, name: text, tag: { type: "string", maxLength: 3 } },
      },
      Note: {
        type: "object",
        required: ["text", "author"],
        properties: { text, author: text },
        additionalProperties: false,
      },
    },
    securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } },
  },
};

const open: Mock[] = [];
const told: string[] = [];
let folder = "";

async function mockOf(spec: string): Promise<Mock> {
  const options = await loadOptions({ cwd: process.cwd(), flags: { spec } });
  const read = await understand(spec, options);
  if ("refused" in read) throw new Error(JSON.stringify(read.refused.diagnostics));
  const emitters = ["types", "validators", "server"] as const;
  const files = await render(read.document, read.api, { ...options, emitters, further: [], paths: false });
  const mock = await createMock(read.api, files, settingsFor(options, read.api.title), (it) => void told.push(it));
  open.push(mock);
  return mock;
}

let mock: Mock;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "specwright-mock-test-"));
  const spec = join(folder, "pets.json");
  await writeFile(spec, JSON.stringify(pets));
  mock = await mockOf(spec);
});
afterAll(async () => {
  await Promise.all(open.map((it) => it.close()));
  await rm(folder, { recursive: true, force: true });
});

interface Ask {
  readonly method?: string;
  readonly prefer?: string;
  readonly accept?: string;
  readonly key?: string;
  readonly body?: unknown;
}

async function ask(path: string, { method = "GET", prefer, accept, key, body }: Ask = {}): Promise<readonly unknown[]> {
  const headers = new Headers({ "Content-Type": "application/json" });
  if (prefer !== undefined) headers.set("Prefer", prefer);
  if (accept !== undefined) headers.set("Accept", accept);
  if (key !== undefined) headers.set("X-Key", key);
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await mock.fetch(new Request(`http://mock.test${path}`, init));
  const answer = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  return [response.status, isJson ? (JSON.parse(answer) as unknown) : answer];
}

describe("an operation is answered", () => {
  test.each<readonly [string, string, Ask, readonly unknown[]]>([
    ["with the first example", "/pets", {}, [200, [{ id: 7, name: "Rex" }]]],
    ["with the example that is named", "/pets", { prefer: "example=none" }, [200, []]],
    ["in the media type that is accepted", "/pets", { accept: "text/html, text/*;q=0.5" }, [200, "id,name"]],
    ["in the one that is liked best", "/pets", { accept: "application/json;q=0.1, text/csv" }, [200, "id,name"]],
    ["not at all where none of them is", "/pets", { accept: "text/html" }, [406, { why: "bad" }]],
    ["with the status that is named, by its range", "/pets", { prefer: "code=429" }, [429, { why: "bad" }]],
    ["with an example of another status", "/pets", { prefer: "example=bad" }, [400, { why: "bad" }]],
    [
      "with what is made from the schema",
      "/pets",
      { method: "POST", body: { id: 1, name: "x" } },
      [201, { id: 1, name: "text", tag: "tex" }],
    ],
    ["without a body", "/pets/1", { method: "DELETE" }, [204, ""]],
    ["with bytes", "/picture", {}, [200, expect.any(String)]],
    ["with any credentials", "/secret", { key: "k" }, [200, "text"]],
    ["by default as a success", "/plain", {}, [200, "text"]],
    ["where the document says nothing", "/silent", {}, [204, ""]],
  ])("%s", async (_, path, asked, wanted) => {
    const [status, body] = await ask(path, asked);
    if (path === "/pets" && asked.method === "POST")
      expect(body).toMatchObject({ id: expect.any(Number), name: expect.any(String) });
    else expect(body).toEqual(wanted[1]);
    expect(status).toBe(wanted[0]);
  });

  test("the same each time", async () => {
    const asked = { method: "POST", body: { id: 1, name: "x" } };
    expect(await ask("/pets", asked)).toEqual(await ask("/pets", asked));
  });

  test("with an example that does not fit its schema, which is told", async () => {
    expect(await ask("/pets/1")).toEqual([200, { id: "no", name: "Wrong" }]);
    expect(told.join()).toMatch(/getPet: .*id/);
  });
});

describe("a request that is not as the document says is refused", () => {
  test.each<readonly [string, string, Ask, readonly unknown[]]>([
    ["a wrong query, by the document's example", "/pets?size=11", {}, [400, { why: "bad" }]],
    ["a wrong body", "/pets", { method: "POST", body: { id: 0 } }, [400, { title: "Bad Request", status: 400 }]],
    ["nobody's credentials", "/secret", {}, [401, { status: 401 }]],
    ["no operation", "/nothing", {}, [404, { status: 404 }]],
    [
      "a status that is not declared",
      "/pets/1",
      { prefer: "code=418" },
      [400, { detail: "getPet declares no 418; there is 200, 404" }],
    ],
    [
      "an example that is not there",
      "/pets",
      { prefer: "example=x" },
      [400, { detail: 'listPets has no example "x"; there is one, none, table, bad' }],
    ],
  ])("%s", async (_, path, asked, [status, body]) => {
    const answer = await ask(path, asked);
    expect(answer[0]).toBe(status);
    expect(answer[1]).toMatchObject(body as object);
  });
});

describe("a scenario", () => {
  test("remembers what was created, changed and removed, apart from all others", async () => {
    const own = { prefer: "scenario=mine" };
    const create = async (name: string): Promise<{ id: number }> =>
      (await ask("/pets", { ...own, method: "POST", body: { id: 1, name } }))[1] as { id: number };
    expect(await ask("/pets", own)).toEqual([200, []]);
    const [rex, tom] = [await create("Rex"), await create("Tom")];
    expect([rex, tom]).toMatchObject([{ name: "Rex" }, { name: "Tom" }]);
    expect(rex.id).not.toBe(tom.id);
    expect(await ask("/pets", own)).toEqual([200, [rex, tom]]);
    expect(await ask(`/pets/${tom.id}`, own)).toEqual([200, tom]);
    const change = { ...own, method: "PUT", body: { id: tom.id, name: "Tim", tag: "abc" } };
    expect(await ask(`/pets/${tom.id}`, change)).toEqual([200, { id: tom.id, name: "Tim", tag: "abc" }]);
    expect(await ask(`/pets/${rex.id}`, { ...own, method: "DELETE" })).toEqual([204, ""]);
    expect(await ask("/pets", own)).toEqual([200, [{ id: tom.id, name: "Tim", tag: "abc" }]]);
    for (const method of ["GET", "DELETE"]) expect((await ask(`/pets/${rex.id}`, { ...own, method }))[0]).toBe(404);
    expect(await ask(`/pets/${rex.id}`, own)).toEqual([404, { gone: true }]);
    expect(await ask("/pets", { prefer: "scenario=other" })).toEqual([200, []]);
    expect(await ask("/pets")).toEqual([200, [{ id: 7, name: "Rex" }]]);
  });

  test("remembers what is added to a list, also where items have no path of their own", async () => {
    const own = { prefer: "scenario=visits" };
    const visits = [{ why: "cough" }, { why: "checkup" }];
    for (const body of visits) expect((await ask("/pets/1/visits", { ...own, method: "POST", body }))[0]).toBe(201);
    expect(await ask("/pets/1/visits", own)).toMatchObject([200, visits]);
    expect(await ask("/pets/2/visits", own)).toEqual([200, []]);
  });

  test("and where nothing is answered of it, as the list shows such things", async () => {
    const own = { prefer: "scenario=notes" };
    expect(await ask("/notes", own)).toEqual([200, { notes: [] }]);
    for (const body of [{ text: "a", author: "me" }, { text: "b" }, { text: 5, other: 1 }])
      expect((await ask("/notes", { ...own, method: "POST", body }))[0]).toBe(202);
    const notes = [
      { text: "a", author: "me" },
      { text: "b", author: "nobody" },
      { text: "old", author: "nobody" },
    ];
    expect(await ask("/notes", own)).toEqual([200, { notes }]);
  });

  test("remembers what becomes of the one thing at a path", async () => {
    const own = { prefer: "scenario=diet" };
    expect(await ask("/pets/1/diet", own)).toEqual([200, { meals: 2, food: "fish" }]);
    expect(await ask("/pets/1/diet", { ...own, method: "PUT", body: { meals: 3, food: "beef" } })).toEqual([204, ""]);
    expect(await ask("/pets/1/diet", own)).toEqual([200, { meals: 3, food: "beef" }]);
    expect(await ask("/pets/2/diet", own)).toEqual([200, { meals: 2, food: "fish" }]);
    expect(await ask("/pets/1/diet", { ...own, method: "DELETE" })).toEqual([204, ""]);
    expect((await ask("/pets/1/diet", own))[0]).toBe(404);
    expect((await ask("/pets/1/diet", { ...own, method: "DELETE" }))[0]).toBe(404);
    expect(await ask("/pets/1/diet", { ...own, method: "PUT", body: { meals: 1 } })).toEqual([204, ""]);
    expect(await ask("/pets/1/diet", own)).toEqual([200, { meals: 1 }]);
  });

  test("shows what is remembered, also where it lacks something that the answer asks for", async () => {
    const own = { prefer: "scenario=lack" };
    expect(await ask("/pets/1/diet", { ...own, method: "PUT", body: { food: "rice" } })).toEqual([204, ""]);
    expect(await ask("/pets/1/diet", own)).toEqual([200, { food: "rice" }]);
    expect(told.join()).toMatch(/getDiet: .*meals/);
  });

  test("answers what is no object as it is", async () => {
    const own = { prefer: "scenario=motto" };
    expect(await ask("/motto", own)).toEqual([200, "Fetch!"]);
    expect(await ask("/motto", { ...own, method: "PUT", body: { say: "Sit!" } })).toEqual([200, "Fetch!"]);
    expect(told.filter((it) => it.includes("Motto"))).toEqual([]);
  });

  test("gives way to a status that is wished for", async () => {
    expect(await ask("/pets", { prefer: "scenario=mine, code=404" })).toEqual([404, { why: "bad" }]);
  });
});

test("the Targets: names of forms become those of answers, and identifiers fit their pattern", async () => {
  const targets = await mockOf("spec/openapi.yaml");
  const home = "http://mock.test/v1/ConnectionPolicies/NYbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb/Targets";
  const headers = { Authorization: `Basic ${btoa("a:b")}`, Prefer: "scenario=x" };
  const create = async (name: string): Promise<Record<string, string>> => {
    const body = new URLSearchParams({ Target: "sip:a.test", FriendlyName: name });
    return (await (await targets.fetch(new Request(home, { method: "POST", headers, body }))).json()) as Record<
      string,
      string
    >;
  };
  const made = [await create("one"), await create("two")];
  expect(made.map((it) => it["friendly_name"])).toEqual(["one", "two"]);
  for (const it of made) {
    expect(it["connection_policy_sid"]).toBe("NYbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");
    expect(it["sid"]).toMatch(/^NE[0-9a-f]{32}$/);
    expect(it["url"]).toContain(`/${it["sid"]}`);
    const found = await targets.fetch(new Request(`${home}/${it["sid"]}`, { headers }));
    expect(await found.json()).toEqual(it);
  }
  const list = (await (await targets.fetch(new Request(home, { headers }))).json()) as { readonly targets: unknown };
  expect(list).toMatchObject({ targets: made, meta: { next_page_url: null } });
});
