import { describe, expect, test } from "vitest";
import { operationOf, understood } from "./support.js";

describe("responses", () => {
  test("the most specific comes first", async () => {
    const responses = {
      default: { description: "" },
      "4xx": { description: "" },
      500: { description: "" },
      "2XX": { description: "" },
      200: { description: "" },
      "x-a": 1,
    };
    const { operation, said } = await operationOf({ responses });
    expect(operation.responses.map((it) => it.status)).toEqual([200, 500, "2XX", "4XX", "default"]);
    expect(said).toEqual([]);
  });

  test("headers and links", async () => {
    const { operation } = await operationOf(
      {
        responses: {
          200: {
            description: "D",
            headers: { "X-A": { required: true, schema: { type: "integer" } }, "content-type": {} },
            links: {
              next: { operationId: "it", parameters: { id: "$response.body#/id", $ref: "x" } },
              all: { $ref: "#/components/links/All" },
            },
          },
        },
      },
      { components: { links: { All: { operationRef: "#/paths/~1it/get" } } } },
    );
    expect(operation.responses[0]).toMatchObject({
      doc: { description: "D" },
      content: [],
      headers: [{ name: "X-A", in: "header", required: true, style: "simple", explode: false }],
    });
    expect(
      operation.responses[0]?.links.map((it) => [it.name, it.operationId, it.operationRef, { ...it.parameters }]),
    ).toEqual([
      ["next", "it", undefined, { id: "$response.body#/id", $ref: "x" }],
      ["all", undefined, "#/paths/~1it/get", {}],
    ]);
  });

  test.each<readonly [unknown, readonly string[]]>([
    [null, ["error document/wrong-type it/responses"]],
    [{ 200: null }, ["error document/wrong-type it/responses/200"]],
    [{ 600: { description: "" } }, ["warning response/unknown-status it/responses/600"]],
    [{ ok: { description: "" } }, ["warning response/unknown-status it/responses/ok"]],
    [{ 200: { $ref: "#/x" } }, ["error ref/unresolved it/responses/200/$ref"]],
    [{ 200: { $ref: "#/components/schemas/S" } }, ["warning ref/wrong-kind it/responses/200/$ref"]],
  ])("%j is reported", async (responses, want) => {
    expect((await operationOf({ responses }, { components: { schemas: { S: {} } } })).said).toEqual(want);
  });
});

describe("security schemes", () => {
  test.each<readonly [unknown, unknown]>([
    [
      { type: "http", scheme: "Basic" },
      { type: "http", scheme: "basic", bearerFormat: undefined },
    ],
    [
      { type: "http", scheme: "bearer", bearerFormat: "JWT" },
      { type: "http", scheme: "bearer", bearerFormat: "JWT" },
    ],
    [
      { type: "apiKey", in: "cookie", name: "sid" },
      { type: "apiKey", in: "cookie", parameter: "sid" },
    ],
    [
      { type: "openIdConnect", openIdConnectUrl: "https://x" },
      { type: "openIdConnect", url: "https://x" },
    ],
    [{ type: "mutualTLS" }, { type: "mutualTLS" }],
    [
      {
        type: "oauth2",
        flows: { clientCredentials: { tokenUrl: "/t", scopes: { "a:b": "words", $ref: "words" } }, "x-a": {} },
      },
      {
        type: "oauth2",
        flows: [
          {
            flow: "clientCredentials",
            authorizationUrl: undefined,
            tokenUrl: "/t",
            refreshUrl: undefined,
            scopes: ["a:b", "$ref"],
          },
        ],
      },
    ],
  ])("%j", async (it, kind) => {
    const { api, said } = await understood({ components: { securitySchemes: { S: it } } });
    expect(api.schemes.map((one) => [one.name, one.kind])).toEqual([["S", kind]]);
    expect(said).toEqual([]);
  });

  test.each<readonly [unknown, string]>([
    [{ type: "magic" }, "error security/unknown-scheme #/components/securitySchemes/S"],
    [{ type: "apiKey", in: "body" }, "error security/unknown-scheme #/components/securitySchemes/S"],
    [{}, "error security/unknown-scheme #/components/securitySchemes/S"],
    [{ type: "oauth2", flows: null }, "error document/wrong-type #/components/securitySchemes/S/flows"],
  ])("%j is refused", async (it, want) => {
    expect((await understood({ components: { securitySchemes: { S: it } }, security: [{ S: [] }] })).said).toEqual([
      want,
    ]);
  });

  test.each(["S", "#/components/securitySchemes/S"])("one that nobody declared: %s", async (written) => {
    expect((await operationOf({ security: [{ [written]: [] }] })).said).toEqual([
      `warning security/undeclared it/security/0/${written.replaceAll("/", "~1")}`,
    ]);
  });

  test("a requirement may be a reference", async () => {
    const { operation, said } = await operationOf(
      { security: [{ "#/components/securitySchemes/a~1b": ["x"] }, { "a/b": [] }] },
      { components: { securitySchemes: { "a/b": { type: "http", scheme: "bearer" } } } },
    );
    expect(operation.security).toEqual([[{ scheme: "a/b", scopes: ["x"] }], [{ scheme: "a/b", scopes: [] }]]);
    expect(said).toEqual([]);
  });
});

describe("the document", () => {
  test.each<readonly [unknown, readonly string[]]>([
    [{ openapi: "3.0.4" }, []],
    [{ openapi: "3.2.0" }, []],
    [{ openapi: "3.1" }, []],
    [{ openapi: "3.1.0-rc1" }, []],
    [{ openapi: "3.3.0" }, ["error document/unknown-version #/openapi"]],
    [{ openapi: 3.1 }, ["error document/unknown-version #/openapi"]],
    [{ openapi: undefined }, ["error document/unknown-version #"]],
    [{ openapi: undefined, swagger: "1.2" }, ["error document/unknown-version #/swagger"]],
    [{ info: undefined }, ["warning document/no-info #"]],
    [{ info: {} }, ["warning document/no-info #/info"]],
    [{ info: { title: "t", version: 1 } }, ["warning document/not-text #/info/version"]],
    [{ info: null }, ["error document/wrong-type #/info"]],
    [{ components: null }, ["error document/wrong-type #/components"]],
    [{ servers: {} }, ["error document/wrong-type #/servers"]],
    [{ servers: [null] }, ["error document/wrong-type #/servers/0"]],
  ])("%j", async (fields, want) => {
    expect((await understood(fields as Readonly<Record<string, unknown>>)).said).toEqual(want);
  });

  test("what it says of itself", async () => {
    const { api } = await understood({
      info: { title: "Pets", version: "2", summary: "S", description: "D" },
      servers: [
        {
          url: "https://{env}.example.com",
          description: "E",
          variables: { env: { default: "a", enum: ["a", "b"] }, port: { default: 80 } },
        },
        {},
      ],
      tags: [{ name: "t", description: "T" }],
    });
    expect(api).toMatchObject({
      title: "Pets",
      version: "2",
      doc: { summary: "S", description: "D" },
      tags: [{ name: "t", doc: { description: "T" } }],
    });
    expect(
      api.servers.map((it) => [
        it.url,
        it.doc.description,
        it.variables.map((one) => [one.name, one.default, one.values]),
      ]),
    ).toEqual([
      [
        "https://{env}.example.com",
        "E",
        [
          ["env", "a", ["a", "b"]],
          ["port", "80", undefined],
        ],
      ],
      ["/", "", []],
    ]);
  });

  test.each([{ webhooks: {} }, { components: {} }, {}])("without paths: %j", async (fields) => {
    expect((await understood(fields)).said).toEqual([]);
  });
});

describe("x-pagination", () => {
  const parameters = ["Page", "PageSize", "cursor"].map((name) => ({ name, in: "query", schema: {} }));
  test.each<readonly [unknown, unknown]>([
    [
      { items: "/data", next: { url: "/next" } },
      {
        items: "/data",
        next: { kind: "url", pointer: "/next" },
        previous: undefined,
        size: undefined,
        maximum: undefined,
      },
    ],
    [
      { items: "", next: { link: "next" }, previous: { link: "prev" } },
      { items: "", next: { kind: "link", relation: "next" }, previous: { kind: "link", relation: "prev" } },
    ],
    [
      { items: "/a", next: { cursor: "/c", parameter: "cursor" }, size: "PageSize", maximum: 9 },
      { next: { kind: "cursor", pointer: "/c", parameter: "cursor" }, size: "PageSize", maximum: 9 },
    ],
    [{ items: "/a", next: { offset: "Page" } }, { next: { kind: "offset", parameter: "Page" } }],
    [{ items: "/a", next: { page: "Page" } }, { next: { kind: "page", parameter: "Page" } }],
  ])("%j", async (it, want) => {
    const { operation, said } = await operationOf({ parameters, "x-pagination": it });
    expect(operation.pagination).toMatchObject(want as object);
    expect(said).toEqual([]);
  });

  test.each<readonly [unknown, readonly string[]]>([
    [{ items: "/a" }, ["error pagination/incomplete it/x-pagination"]],
    [{ next: { url: "/a" } }, ["error pagination/incomplete it/x-pagination"]],
    [{ items: "/a", next: { page: "page" } }, ["error pagination/unknown-parameter it/x-pagination/next/page"]],
    [{ limitParam: "count" }, []],
    ["cursor", []],
  ])("%j is reported, unless it is somebody else's", async (it, want) => {
    const { operation, said } = await operationOf({ parameters, "x-pagination": it });
    expect(operation.pagination).toBeUndefined();
    expect(said).toEqual(want);
  });
});
