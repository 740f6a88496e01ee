/** Descriptors that the generator emits, as text and at work. */
import { compileFunction } from "node:vm";
import { describe, expect, test } from "vitest";
import type { Json } from "../../generator/base/json.js";
import { Diagnostics } from "../../generator/base/diagnostic.js";
import type { Code } from "../../generator/code/code.js";
import { Module } from "../../generator/code/module.js";
import {
  isStreamed,
  mediaWire,
  parametersWire,
  pathWire,
  wireRef,
  wireScope,
  type Half,
  type WireScope,
} from "../../generator/emit/wire.js";
import { factsOf } from "../../generator/emit/wire/facts.js";
import { loadText } from "../../generator/load/index.js";
import type { Api, Operation } from "../../generator/model/api.js";
import { buildApi } from "../../generator/model/build/index.js";
import { schema } from "../../generator/model/schema.js";
import * as wire from "../../generator/runtime/wire/index.js";

type Part = Readonly<Record<string, Json>>;

async function build(operation: Part, schemas: Part = {}, path = "/x"): Promise<{ api: Api; operation: Operation }> {
  const document = {
    openapi: "3.2.0",
    info: { title: "t", version: "1" },
    paths: { [path]: { post: { responses: {}, ...operation } } },
    components: { schemas },
  };
  const report = new Diagnostics();
  const api = buildApi(await loadText(JSON.stringify(document), "/nowhere/openapi.json"), report);
  expect(report.list.filter((it) => it.severity === "error")).toEqual([]);
  return { api, operation: api.operations[0]! };
}

const text = (it: Code, home = "client"): string => new Module(`${home}/src/operations`, {}).text(it);

/** The descriptor as the runtime gets it. */
const value = (it: Code, home = "client"): unknown =>
  (compileFunction(`return (${text(it, home)})`, ["wire"]) as (room: typeof wire) => unknown)(wire);

async function parameter(it: Part, half: Half, schemas: Part = {}): Promise<string> {
  const place = it["in"] === "path" ? "/x/{p}" : "/x";
  const { api, operation } = await build(
    { parameters: [{ name: "p", required: it["in"] === "path", ...it }] },
    schemas,
    place,
  );
  return text(parametersWire(wireScope(api, "client"), operation.parameters, half)).slice(1, -1);
}

async function media(type: string, it: Part, half: Half, schemas: Part = {}): Promise<string> {
  const { api, operation } = await build({ requestBody: { content: { [type]: it } } }, schemas);
  return text(mediaWire(wireScope(api, "client"), operation.body!.content[0]!, half));
}

const color = { R: { type: "integer" }, G: { type: "integer" } };
const list = { type: "array", items: { type: "integer" } };

describe("parameters", () => {
  test.each<readonly [Part, string, string]>([
    [{ in: "path", schema: { type: "string" } }, '{ name: "p" }', '{ name: "p" }'],
    [{ in: "query", schema: { type: "integer" } }, '{ name: "p" }', '{ name: "p", shape: "integer" }'],
    [{ in: "query", explode: false, schema: { type: "boolean" } }, '{ name: "p" }', '{ name: "p", shape: "boolean" }'],
    [{ in: "query", schema: list }, '{ name: "p" }', '{ name: "p", shape: { array: "integer" } }'],
    [
      { in: "query", explode: false, schema: list },
      '{ name: "p", explode: false, expand: wire.expand }',
      '{ name: "p", explode: false, shape: { array: "integer" } }',
    ],
    [
      { in: "query", style: "pipeDelimited", schema: list },
      '{ name: "p", style: "pipeDelimited", expand: wire.expand }',
      '{ name: "p", style: "pipeDelimited", shape: { array: "integer" } }',
    ],
    [
      {
        in: "query",
        style: "deepObject",
        schema: { type: "object", properties: { a: { type: "object", properties: color } } },
      },
      '{ name: "p", style: "deepObject", expand: wire.expand }',
      '{ name: "p", style: "deepObject", shape: { object: { a: { object: { R: "integer", G: "integer" } } } } }',
    ],
    [
      {
        in: "query",
        schema: {
          type: "object",
          properties: { ...color, a: list, o: { type: "object" } },
          additionalProperties: false,
        },
      },
      '{ name: "p", expand: wire.expand }',
      '{ name: "p", shape: { object: { R: "integer", G: "integer", a: "json", o: "json" }, rest: false } }',
    ],
    [
      { in: "path", style: "label", schema: { type: "string" } },
      '{ name: "p", style: "label", expand: wire.expand }',
      '{ name: "p", style: "label" }',
    ],
    [
      { in: "header", explode: true, schema: list },
      '{ name: "p", explode: true }',
      '{ name: "p", explode: true, shape: { array: "integer" } }',
    ],
    [
      { in: "cookie", style: "cookie", schema: { type: "string" } },
      '{ name: "p", style: "cookie" }',
      '{ name: "p", style: "cookie" }',
    ],
    [
      { in: "query", allowReserved: true, schema: { type: "string" } },
      '{ name: "p", allowReserved: true, expand: wire.expand }',
      '{ name: "p" }',
    ],
    [
      { in: "query", allowEmptyValue: true, schema: { type: "integer" } },
      '{ name: "p" }',
      '{ name: "p", allowEmptyValue: true, shape: "integer" }',
    ],
    [{ in: "query", schema: {} }, '{ name: "p", expand: wire.expand }', '{ name: "p", shape: "any" }'],
    [
      { in: "query", content: { "application/json": { schema: { type: "object" } } } },
      '{ name: "p", content: { type: "application/json", encode: wire.encodeJson }, expand: wire.expand }',
      '{ name: "p", content: { type: "application/json", decode: wire.decodeJson } }',
    ],
    [
      { in: "query", content: { "application/jsonpath": { schema: { type: "string" } } } },
      '{ name: "p", content: { type: "application/jsonpath", encode: wire.encodeText }, expand: wire.expand }',
      '{ name: "p", content: { type: "application/jsonpath", decode: wire.decodeText } }',
    ],
  ])("%j", async (it, encode, decode) => {
    expect(await parameter(it, "encode")).toBe(encode);
    expect(await parameter(it, "decode")).toBe(decode);
  });

  test("names that JavaScript has", async () => {
    const schema = { type: "object", properties: { ["__proto__"]: { type: "integer" }, "a-b": { type: "string" } } };
    const properties = JSON.parse('{"__proto__":{"type":"integer"},"a-b":{"type":"string"}}') as Json;
    expect(await parameter({ in: "query", schema: { ...schema, properties } }, "decode")).toBe(
      '{ name: "p", shape: { object: { ["__proto__"]: "integer", "a-b": "string" } } }',
    );
  });
});

describe("shapes", () => {
  const base = { type: "object", properties: { a: { type: "integer" } } };
  const schemas: Part = {
    Id: { type: "integer" },
    Base: base,
    Tree: {
      type: "object",
      properties: { n: { type: "integer" }, kids: { type: "array", items: { $ref: "#/components/schemas/Tree" } } },
    },
    Even: { type: "object", properties: { odd: { $ref: "#/components/schemas/Odd" } } },
    Odd: {
      type: "object",
      properties: { even: { $ref: "#/components/schemas/Even" }, odd: { $ref: "#/components/schemas/Odd" } },
    },
  };
  const ref = (name: string): Part => ({ $ref: `#/components/schemas/${name}` });

  test.each<readonly [Part, string]>([
    [{ type: ["string", "null"] }, '["null", "string"]'],
    [{ type: "number" }, '"number"'],
    [{ enum: [1, 2, "x"] }, '["integer", "string"]'],
    [{ const: true }, '"boolean"'],
    [{ type: "integer", enum: [1, "x"] }, '"integer"'],
    [ref("Id"), '"integer"'],
    [{ ...ref("Id"), description: "with a sibling" }, '"integer"'],
    [{ oneOf: [{ type: "integer" }, { enum: ["all"] }] }, '["integer", "string"]'],
    [{ allOf: [{ type: ["string", "integer"] }, { type: "integer" }] }, '"integer"'],
    [{ allOf: [{ type: "number" }, { type: "integer" }] }, '"integer"'],
    [{ allOf: [{ minimum: 1 }], anyOf: [ref("Id"), { type: "null" }] }, '["null", "integer"]'],
    [{ anyOf: [{ type: "integer" }, {}] }, '"any"'],
    [{ not: { type: "string" } }, '"any"'],
    [
      { type: "array", prefixItems: [{ type: "integer" }, { type: "boolean" }] },
      '{ array: "any", tuple: ["integer", "boolean"] }',
    ],
    [
      { allOf: [ref("Base"), { type: "object", properties: { b: { type: "boolean" } } }] },
      '{ object: { a: "integer", b: "boolean" } }',
    ],
    [{ allOf: [ref("Base"), { properties: { a: { enum: ["x", 1] } } }] }, '{ object: { a: "integer" } }'],
    [
      { oneOf: [ref("Base"), { type: "object", properties: { a: { type: "boolean" } } }] },
      '{ object: { a: ["boolean", "integer"] } }',
    ],
    [{ properties: { a: { type: "integer" } } }, '["any", { object: { a: "integer" } }]'],
    [{ type: "object", additionalProperties: { type: "integer" } }, '{ object: {}, rest: "integer" }'],
    [
      { anyOf: [{ type: "object", additionalProperties: { type: "integer" } }, { enum: [""] }] },
      '["string", { object: {}, rest: "integer" }]',
    ],
    [
      { type: "object", patternProperties: { "^x": { type: "integer" } }, additionalProperties: false },
      '{ object: {}, rest: "integer" }',
    ],
    [{ type: "object", if: base, then: { properties: { b: { type: "integer" } } } }, '{ object: { b: "integer" } }'],
    [ref("Tree"), 'wire.recursive((self) => ({ object: { n: "integer", kids: { array: self } } }))'],
    [
      { type: "array", items: ref("Tree") },
      '{ array: wire.recursive((self1) => ({ object: { n: "integer", kids: { array: self1 } } })) }',
    ],
    [
      ref("Even"),
      "wire.recursive((self) => ({ object: { odd: wire.recursive((self1) => ({ object: { even: self, odd: self1 } })) } }))",
    ],
    [false as unknown as Part, '"any"'],
  ])("%j", async (schema, shape) => {
    const written = await parameter({ in: "query", style: "deepObject", schema }, "decode", schemas);
    expect(written.replace(' style: "deepObject",', "")).toBe(`{ name: "p", shape: ${shape} }`);
  });

  test.each<readonly [Part, string]>([
    [{ type: "array", items: { type: "object" } }, '{ array: "json" }'],
    [{ type: "array", items: list }, '{ array: "json" }'],
    [{ type: "array", items: { type: ["string", "array"] } }, '{ array: ["string", "json"] }'],
  ])("what a style can't nest is JSON: %j", async (schema, shape) => {
    expect(await parameter({ in: "query", schema }, "decode")).toBe(`{ name: "p", shape: ${shape} }`);
  });

  test("a schema that refers to nothing but itself adds nothing", () => {
    const loop = schema({ ref: { name: "Loop", dynamic: undefined }, types: ["boolean", "integer"] });
    expect([...(factsOf(() => loop, loop).types ?? [])]).toEqual(["boolean", "integer"]);
  });

  test("schemas that multiply end at a depth", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        `S${i}`,
        { type: "object", properties: { x: i === 11 ? { type: "integer" } : ref(`S${i + 1}`) } },
      ]),
    );
    const written = await parameter({ in: "query", style: "deepObject", schema: ref("S0") }, "decode", many);
    expect(written.match(/object/g)?.length).toBe(10);
    expect(written).toContain('x: "any"');
  });
});

describe("bodies", () => {
  const fields = {
    type: "object",
    required: ["Target"],
    properties: {
      Target: { type: "string" },
      Priority: { type: "integer" },
      Tags: { type: "array", items: { type: "string" } },
      Address: { type: "object", properties: color },
      Filter: { type: "object", properties: { a: list } },
      Data: { type: "string", contentEncoding: "base64" },
    },
  };
  const encoding = {
    Filter: { style: "deepObject" },
    Target: { contentType: "application/json" },
    Priority: {
      contentType: "text/plain",
      headers: { "X-A": { schema: { const: 1 } }, "X-B": { schema: { type: "string" } } },
    },
  };

  test.each<readonly [string, Part, string, string]>([
    [
      "application/json",
      { schema: fields },
      '{ type: "application/json", encode: wire.encodeJson }',
      '{ type: "application/json", decode: wire.decodeJson }',
    ],
    ["text/csv", {}, '{ type: "text/csv", encode: wire.encodeText }', '{ type: "text/csv", decode: wire.decodeText }'],
    ["image/*", {}, '{ type: "image/*", encode: wire.encodeBytes }', '{ type: "image/*", decode: wire.decodeBytes }'],
    [
      "application/jsonl",
      { schema: list },
      '{ type: "application/jsonl", encode: wire.encodeLines }',
      '{ type: "application/jsonl", decode: wire.decodeLines }',
    ],
    [
      "application/jsonl",
      { itemSchema: color },
      '{ type: "application/jsonl", encode: wire.encodeLines }',
      '{ type: "application/jsonl", decode: wire.decodeLines, stream: true }',
    ],
    [
      "text/event-stream",
      { itemSchema: {} },
      '{ type: "text/event-stream", encode: wire.encodeEvents }',
      '{ type: "text/event-stream", decode: wire.decodeEvents, stream: true }',
    ],
    [
      "application/x-www-form-urlencoded",
      { schema: fields },
      '{ type: "application/x-www-form-urlencoded", encode: wire.encodeForm }',
      '{ type: "application/x-www-form-urlencoded", decode: wire.decodeForm, shape: { object: { Target: "string", Priority: "integer", ' +
        'Tags: { array: "string" }, Address: "json", Filter: "json", Data: "string" } } }',
    ],
    [
      "application/x-www-form-urlencoded",
      { schema: fields, encoding },
      '{ type: "application/x-www-form-urlencoded", encode: wire.encodeForm, encoding: { Filter: { style: "deepObject", expand: wire.expand }, ' +
        'Target: { contentType: "application/json", expand: wire.expand }, Priority: { contentType: "text/plain" } } }',
      '{ type: "application/x-www-form-urlencoded", decode: wire.decodeForm, shape: { object: { Target: "string", Priority: "integer", ' +
        'Tags: { array: "string" }, Address: "json", Filter: { object: { a: { array: "integer" } } }, Data: "string" } }, ' +
        'encoding: { Filter: { style: "deepObject" }, Target: { contentType: "application/json" }, Priority: { contentType: "text/plain" } } }',
    ],
    [
      "multipart/form-data",
      {
        schema: {
          ...fields,
          properties: { ...fields.properties, File: { type: "string", format: "binary" }, Any: {} },
        },
        encoding,
      },
      '{ type: "multipart/form-data", encode: wire.encodeMultipart, encoding: { Filter: { style: "deepObject" }, ' +
        'Target: { contentType: "application/json" }, Priority: { contentType: "text/plain", headers: [["X-A", "1"]], ' +
        'given: (it) => wire.encodeHeaders([{ name: "X-A" }, { name: "X-B" }], it) }, ' +
        'Data: { contentType: "application/octet-stream" } } }',
      '{ type: "multipart/form-data", decode: wire.decodeMultipart, shape: { object: { Target: "string", Priority: "integer", ' +
        'Tags: { array: "string" }, Address: "json", Filter: { object: { a: { array: "integer" } } }, Data: "string", File: "binary", Any: "any" } }, ' +
        'encoding: { Filter: { style: "deepObject" }, Target: { contentType: "application/json" }, Priority: { contentType: "text/plain", ' +
        'read: [{ name: "X-A", shape: "integer" }, { name: "X-B" }] } } }',
    ],
    [
      "multipart/mixed",
      { schema: { type: "array", prefixItems: [fields, { type: "string", format: "binary" }] } },
      '{ type: "multipart/mixed", encode: wire.encodeMultipart }',
      '{ type: "multipart/mixed", decode: wire.decodeMultipart, shape: { array: "any", tuple: ["json", "binary"] } }',
    ],
  ])("%s", async (type, it, encode, decode) => {
    expect(await media(type, it, "encode")).toBe(encode);
    expect(await media(type, it, "decode")).toBe(decode);
  });

  test("which are streams", async () => {
    const { operation } = await build({
      requestBody: {
        content: {
          "text/event-stream": {},
          "application/jsonl": {},
          "application/x-ndjson": { itemSchema: {} },
          "application/json": {},
        },
      },
    });
    expect(operation.body?.content.map(isStreamed)).toEqual([true, false, true, false]);
  });
});

test("a path, and what client and server call the runtime", async () => {
  const { api, operation } = await build(
    {
      parameters: [
        { name: "a", in: "path", required: true, schema: { type: "string" } },
        { name: "b", in: "path", required: true, style: "matrix", schema: list },
      ],
    },
    {},
    "/v1/{a}/x{b}",
  );
  const scope = wireScope(api, "client");
  expect(text(pathWire(scope, operation))).toBe(
    '["/v1/", { name: "a" }, "/x", { name: "b", style: "matrix", expand: wire.expand }]',
  );
  expect(wire.encodePath(value(pathWire(scope, operation)) as wire.ParameterWire[], { a: "1/2", b: [1, 2] })).toBe(
    "/v1/1%2F2/x;b=1,2",
  );
  expect(wireRef(scope, "encodePath").from).toBe("client/src/runtime/wire");
  expect(wireRef(wireScope(api, "server"), "decodePath").from).toBe("server/src/runtime/wire");
});

test("both halves of one document agree", async () => {
  const tree = { type: "object", properties: { n: { type: "integer" }, not: { $ref: "#/components/schemas/Tree" } } };
  const { api, operation } = await build(
    {
      parameters: [
        { name: "filter", in: "query", style: "deepObject", schema: { $ref: "#/components/schemas/Tree" } },
        { name: "ids", in: "query", explode: false, schema: list },
        { name: "free", in: "query", schema: { type: "object", additionalProperties: { type: "boolean" } } },
      ],
      requestBody: {
        content: {
          "multipart/form-data": {
            schema: {
              type: "object",
              properties: { tree: { $ref: "#/components/schemas/Tree" }, ids: list, on: { type: "boolean" } },
            },
          },
        },
      },
    },
    { Tree: tree },
  );
  const query = { filter: { n: 1, not: { n: 2, not: { n: 3 } } }, ids: [1, 2], free: { x: true } };
  const halves = (it: (scope: WireScope, half: Half) => Code): readonly [unknown, unknown] => [
    value(it(wireScope(api, "client"), "encode")),
    value(it(wireScope(api, "server"), "decode"), "server"),
  ];
  const [encode, decode] = halves((scope, half) => parametersWire(scope, operation.parameters, half)) as [
    wire.ParameterWire[],
    wire.ParameterWire[],
  ];
  expect(wire.decodeQuery(decode, wire.encodeQuery(encode, query))).toEqual({ value: query, faults: [] });

  const [write, read] = halves((scope, half) => mediaWire(scope, operation.body!.content[0]!, half)) as [
    wire.MediaWire,
    wire.MediaWire,
  ];
  const body = { tree: query.filter, ids: [7], on: false };
  const sent = wire.encodeBody(write, body);
  expect(wire.decodeBody(read, new Uint8Array(await (sent.body as Blob).arrayBuffer()), sent.contentType)).toEqual({
    value: body,
    faults: [],
  });
});

test("a parameter that is nested too deeply to be described is told", async () => {
  const nested = (levels: number): Json =>
    levels === 0 ? { type: "integer" } : { type: "object", properties: { a: nested(levels - 1) } };
  const told = async (levels: number): Promise<readonly string[]> => {
    const parameters = [{ name: "p", in: "query", style: "deepObject", explode: true, schema: nested(levels) }];
    const { api, operation } = await build({ parameters });
    const report = new Diagnostics();
    parametersWire(wireScope(api, "server", report), operation.parameters, "decode");
    return report.list.map((it) => `${it.severity} ${it.code} ${it.at}`);
  };
  expect(await told(9)).toEqual([]);
  expect(await told(10)).toEqual(["warning parameter/too-large #/paths/~1x/post/parameters/0"]);
});
