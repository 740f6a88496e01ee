import { describe, expect, test } from "vitest";
import type { Media } from "../../generator/model/api.js";
import { codecOf } from "../../generator/model/build/media.js";
import { schema } from "../../generator/model/schema.js";
import { operationOf, rules } from "./support.js";

async function mediaOf(
  type: string,
  it: unknown,
  fields = {},
): Promise<{ readonly media: Media; readonly said: readonly string[] }> {
  const { operation, said } = await operationOf({ requestBody: { content: { [type]: it } } }, fields);
  return { media: operation.body?.content[0] as Media, said };
}

describe("how a media type travels", () => {
  test.each([
    ["application/json", "json"],
    ["application/json; charset=utf-8", "json"],
    ["APPLICATION/JSON", "json"],
    ["application/problem+json", "json"],
    ["text/json", "json"],
    ["application/*", "json"],
    ["*/*", "json"],
    ["application/x-www-form-urlencoded", "form"],
    ["multipart/form-data", "multipart"],
    ["multipart/mixed", "multipart"],
    ["text/plain", "text"],
    ["text/*", "text"],
    ["application/xml", "text"],
    ["image/svg+xml", "text"],
    ["application/yaml", "text"],
    ["text/event-stream", "events"],
    ["application/jsonl", "lines"],
    ["application/x-ndjson", "lines"],
    ["application/json-seq", "lines"],
    ["application/octet-stream", "bytes"],
    ["image/png", "bytes"],
    ["application/pdf", "bytes"],
    ["", "bytes"],
  ])("%s: %s", (type, codec) => {
    expect(codecOf(type, schema({ types: ["object"] }))).toBe(codec);
  });

  test("what may be anything is bytes where its type may be anything, too", () => {
    expect(codecOf("*/*", schema({}))).toBe("bytes");
    expect(codecOf("*/*", schema({ format: "binary", types: ["string"] }))).toBe("bytes");
  });
});

test("a lone asterisk is what some write for any media type", async () => {
  expect(await mediaOf("*", { schema: { type: "object" } })).toMatchObject({ media: { type: "*/*", codec: "json" } });
});

describe("what a media type carries", () => {
  const components = { components: { schemas: { Text: { type: "string" }, Pet: { type: "object" } } } };
  test.each<readonly [string, unknown, unknown, readonly string[]]>([
    ["application/json", { schema: { type: "object" } }, { types: ["object"] }, []],
    ["application/json", {}, {}, []],
    ["text/plain", {}, { types: ["string"] }, []],
    ["text/plain", { schema: { type: "string", maxLength: 3 } }, { types: ["string"], string: { maxLength: 3 } }, []],
    ["text/plain", { schema: { $ref: "#/components/schemas/Text" } }, { ref: { name: "Text" } }, []],
    [
      "application/xml",
      { schema: { $ref: "#/components/schemas/Pet" } },
      { types: ["string"] },
      ["warning media/no-codec it/requestBody/content/application~1xml/schema"],
    ],
    ["image/png", {}, { types: ["string"], format: "binary" }, []],
    [
      "image/png",
      { schema: { type: "string", contentEncoding: "base64" } },
      { types: ["string"], format: "binary", string: { contentEncoding: "base64" } },
      [],
    ],
    [
      "application/pdf",
      { schema: { type: "object" } },
      { types: ["string"], format: "binary" },
      ["warning media/no-codec it/requestBody/content/application~1pdf/schema"],
    ],
  ])("%s: %j", async (type, it, want, wantSaid) => {
    const { media, said } = await mediaOf(type, it, components);
    expect(rules(media.schema)).toEqual(want);
    expect(said).toEqual(wantSaid);
  });

  test("items, encodings, examples", async () => {
    const { media, said } = await mediaOf(
      "application/jsonl",
      {
        itemSchema: { type: "object" },
        encoding: {
          a: {
            contentType: "image/png",
            headers: { X: { schema: {} }, "Content-Type": {} },
            style: "deepObject",
            explode: true,
            allowReserved: true,
          },
          b: {},
        },
        examples: {
          one: { summary: "S", value: null },
          two: { $ref: "#/components/examples/Two" },
          gone: { externalValue: "x" },
          three: { dataValue: 3 },
        },
      },
      { openapi: "3.2.0", components: { examples: { Two: { value: { $ref: "#/data" } } } } },
    );
    expect(rules(media.itemSchema ?? schema({}))).toEqual({ types: ["object"] });
    expect(media.encodings.named).toMatchObject([
      {
        property: "a",
        contentType: "image/png",
        style: "deepObject",
        explode: true,
        allowReserved: true,
        headers: [{ name: "X", in: "header" }],
      },
      {
        property: "b",
        contentType: undefined,
        style: undefined,
        explode: undefined,
        allowReserved: false,
        headers: [],
      },
    ]);
    expect(media.examples.map((it) => [it.name, it.value, it.at, it.doc.summary])).toEqual([
      ["one", null, "#/paths/~1it/get/requestBody/content/application~1jsonl/examples/one/value", "S"],
      ["two", { $ref: "#/data" }, "#/components/examples/Two/value", ""],
      ["three", 3, "#/paths/~1it/get/requestBody/content/application~1jsonl/examples/three/dataValue", ""],
    ]);
    expect(said).toEqual([]);
  });

  test("one example goes by the name example", async () => {
    const { media } = await mediaOf("application/json", { example: { a: 1 } });
    expect(media.examples.map((it) => [it.name, it.value])).toEqual([["example", { a: 1 }]]);
  });

  test("an example may be as it travels", async () => {
    const examples = {
      a: { serializedValue: '{"a":[1]}' },
      b: { serializedValue: "{" },
      c: { dataValue: 1, serializedValue: "2" },
      d: { serializedValue: 1 },
    };
    const { media } = await mediaOf("application/json", { examples });
    expect(media.examples.map((it) => [it.name, it.value])).toEqual([
      ["a", { a: [1] }],
      ["b", "{"],
      ["c", 1],
    ]);
    expect((await mediaOf("text/plain", { examples: { a: { serializedValue: "a" } } })).media.examples).toEqual([]);
  });

  test("media types may be references", async () => {
    const { media } = await mediaOf(
      "application/json",
      { $ref: "#/components/mediaTypes/M" },
      { openapi: "3.2.0", components: { mediaTypes: { M: { schema: { type: "null" } } } } },
    );
    expect(rules(media.schema)).toEqual({ types: ["null"] });
  });

  test("so may the whole of content", async () => {
    const { operation, said } = await operationOf(
      { requestBody: { content: { $ref: "#/x-content" } } },
      { "x-content": { "application/json": {} } },
    );
    expect(operation.body?.content.map((it) => it.type)).toEqual(["application/json"]);
    expect(said).toEqual([]);
  });

  test.each<readonly [unknown, readonly string[]]>([
    [null, ["error document/wrong-type it/requestBody/content/application~1json"]],
    [{ schema: null }, ["error document/wrong-type it/requestBody/content/application~1json/schema"]],
    [{ examples: { a: 1 } }, ["error document/wrong-type it/requestBody/content/application~1json/examples/a"]],
  ])("%j is reported", async (it, want) => {
    expect((await mediaOf("application/json", it)).said).toEqual(want);
  });

  test("parts may be told apart by their position", async () => {
    const headers = { "X-Kind": { schema: { type: "string" } } };
    const { media, said } = await mediaOf("multipart/mixed", {
      prefixEncoding: [{ contentType: "application/json" }, { headers }],
      itemEncoding: { contentType: "image/png" },
    });
    expect(said).toEqual([]);
    expect(media.encodings.byPosition?.prefix.map((it) => it.contentType)).toEqual(["application/json", undefined]);
    expect(media.encodings.byPosition?.prefix[1]?.headers.map((it) => it.name)).toEqual(["X-Kind"]);
    expect(media.encodings.byPosition?.item?.contentType).toBe("image/png");
    expect((await mediaOf("multipart/mixed", { encoding: {} })).media.encodings.byPosition).toBeUndefined();
  });

  test.each<readonly [unknown, readonly string[]]>([
    [{ prefixEncoding: {} }, ["error document/wrong-type it/requestBody/content/multipart~1mixed/prefixEncoding"]],
    [{ prefixEncoding: [1] }, ["error document/wrong-type it/requestBody/content/multipart~1mixed/prefixEncoding/0"]],
    [{ itemEncoding: [] }, ["error document/wrong-type it/requestBody/content/multipart~1mixed/itemEncoding"]],
    [
      { itemEncoding: {}, encoding: { a: {} } },
      ["warning media/two-encodings it/requestBody/content/multipart~1mixed/encoding"],
    ],
  ])("of those without names, %j is reported", async (it, want) => {
    const { media, said } = await mediaOf("multipart/mixed", it);
    expect(said).toEqual(want);
    expect(media.encodings.named).toEqual([]);
  });

  test("a header that is described by itself is refused", async () => {
    const header = {
      content: { "multipart/mixed": { encoding: { a: { headers: { H: { $ref: "#/components/headers/H" } } } } } },
    };
    const { said } = await operationOf(
      { responses: { 200: { description: "", headers: { X: { $ref: "#/components/headers/H" } } } } },
      { components: { headers: { H: header } } },
    );
    expect(said).toEqual([expect.stringMatching(/^error header\/endless /)]);
  });
});

describe("a request body", () => {
  test.each<readonly [unknown, boolean | undefined]>([
    [{ content: { "application/json": {} } }, false],
    [{ content: { "application/json": {} }, required: true }, true],
    [{ content: {} }, undefined],
    [{ description: "none" }, undefined],
  ])("%j", async (requestBody, required) => {
    expect((await operationOf({ requestBody })).operation.body?.required).toBe(required);
  });
});
