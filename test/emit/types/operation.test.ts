import { describe, expect, test } from "vitest";
import { asPrinted, declaration, typesOf } from "./support.js";

const json = (schema: unknown): object => ({ content: { "application/json": { schema } } });

async function operationTypes(
  it: Readonly<Record<string, unknown>>,
  template = "/it",
): Promise<(name: string) => string> {
  const { operations } = await typesOf({
    openapi: "3.2.0",
    paths: { [template]: { post: { operationId: "make", responses: {}, ...it } } },
    components: { schemas: { Pet: { type: "object" } } },
  });
  return (name) => declaration(operations, name);
}

describe("the parts of an operation", () => {
  test("parameters, by place", async () => {
    const parameters = [
      { name: "id", in: "path", required: true, schema: { type: "string" } },
      { name: "Page", in: "query", schema: { type: "integer" }, description: "D" },
      { name: "X-A", in: "header", required: true, schema: { type: "string" } },
      { name: "sid", in: "cookie", schema: {} },
    ];
    const type = await operationTypes({ parameters }, "/it/{id}");
    expect(type("MakePath")).toBe("{ id: string }");
    expect(type("MakeQuery")).toBe("{ /** D */ Page?: number }");
    expect(type("MakeHeaders")).toBe('{ "X-A": string }');
    expect(type("MakeCookies")).toBe("{ sid?: unknown }");
    expect(type("MakeInput")).toBe(
      "{ path: MakePath; query?: MakeQuery; headers: MakeHeaders; cookies?: MakeCookies }",
    );
  });

  test("the query string as a whole", async () => {
    const content = { "application/json": { schema: { type: "object" } } };
    const type = await operationTypes({ parameters: [{ name: "q", in: "querystring", content }] });
    expect(type("MakeInput")).toBe("{ querystring?: MakeQuerystring }");
  });

  test.each<readonly [unknown, string]>([
    [{ required: true, ...json({ $ref: "#/components/schemas/Pet" }) }, "{ body: MakeBody }"],
    [json({}), "{ body?: MakeBody }"],
    [
      { required: true, content: { "application/json": {}, "text/plain": {}, "image/*": {} } },
      '{ contentType?: "application/json"; body: MakeBody } | { contentType: "text/plain"; body: MakeBodyPlain } | { contentType: string; body: MakeBodyAny }',
    ],
  ])("a body: %j", async (requestBody, want) => {
    expect((await operationTypes({ requestBody }))("MakeInput")).toBe(await asPrinted(want));
  });

  test("nothing at all", async () => {
    const type = await operationTypes({});
    expect(type("MakeInput")).toBe("{ [key: string]: never }");
    expect(type("MakeOutput")).toBe("{ status: number; headers?: { [name: string]: unknown }; body?: unknown }");
  });
});

describe("what an operation answers", () => {
  test("is a union by status", async () => {
    const responses = {
      201: {
        description: "",
        ...json({ $ref: "#/components/schemas/Pet" }),
        headers: { Location: { required: true, schema: { type: "string" } } },
      },
      204: { description: "" },
      "4XX": { description: "", ...json({ type: "string" }) },
      default: { description: "", content: { "application/json": {}, "text/plain": {} } },
    };
    const type = await operationTypes({ responses });
    const others = "headers?: { [name: string]: unknown }";
    expect(type("MakeOutput")).toBe(
      await asPrinted(
        [
          "{ status: 201; headers: { Location: string; [name: string]: unknown }; body: MakeResponse201 }",
          `{ status: 204; ${others}; body?: undefined }`,
          `{ status: number; ${others}; body: MakeResponse4XX }`,
          `{ status: number; ${others}; contentType: "application/json"; body: MakeResponseDefault }`,
          `{ status: number; ${others}; contentType: "text/plain"; body: MakeResponseDefaultPlain }`,
        ].join(" | "),
      ),
    );
  });

  test.each<readonly [string, unknown, string]>([
    [
      "text/event-stream",
      {},
      "globalThis.AsyncIterable<{ data: string; event?: string; id?: string; retry?: number }>",
    ],
    [
      "text/event-stream",
      { itemSchema: { properties: { data: { const: "x" } } } },
      'globalThis.AsyncIterable<{ data?: "x" }>',
    ],
    ["application/jsonl", { itemSchema: { $ref: "#/components/schemas/Pet" } }, "globalThis.AsyncIterable<Pet>"],
    ["application/jsonl", { schema: { type: "array", items: { type: "string" } } }, "string[]"],
  ])("%s is a stream where its items are described: %j", async (type, media, want) => {
    const responses = { 200: { description: "", content: { [type]: media } } };
    expect((await operationTypes({ responses }))("MakeResponse200")).toBe(await asPrinted(want));
  });

  test("media types with one subtype have names of their own", async () => {
    const content = { "application/json": {}, "text/json": {}, "application/xml": {}, "text/xml": {} };
    const type = await operationTypes({ responses: { 200: { description: "", content } } });
    expect(["", "Json", "Xml", "Xml2"].map((suffix) => typeof type(`MakeResponse200${suffix}`))).toEqual(
      Array(4).fill("string"),
    );
  });
});

test("the index exports types only", async () => {
  expect(
    (await typesOf({})).index
      .trim()
      .split("\n")
      .slice(1)
      .filter((it) => it !== ""),
  ).toEqual(['export type * from "./schemas.js";', 'export type * from "./operations.js";']);
});
