import { describe, expect, test } from "vitest";
import { allOperations } from "../../generator/model/hooks.js";
import { ok, operationOf, understood } from "./support.js";

const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map((it) => it.id);

describe("an operation", () => {
  test("says what is written, and what is implied", async () => {
    const { operation, said } = await operationOf({
      summary: "S",
      description: "D",
      deprecated: true,
      tags: ["a", "b"],
      "x-a": 1,
    });
    expect(operation).toMatchObject({
      at: "#/paths/~1it/get",
      id: "it",
      method: "GET",
      template: "/it",
      path: [{ text: "/it" }],
      tags: ["a", "b"],
    });
    expect(operation).toMatchObject({
      doc: { summary: "S", description: "D", deprecated: true },
      extensions: { "x-a": 1 },
      parameters: [],
      callbacks: [],
    });
    expect(operation).toMatchObject({ body: undefined, security: [], servers: [], pagination: undefined });
    expect(said).toEqual([]);
  });

  test("servers and security are inherited, or replaced", async () => {
    const securitySchemes = {
      key: { type: "apiKey", in: "header", name: "K" },
      web: { type: "http", scheme: "Bearer" },
    };
    const { api } = await understood({
      servers: [{ url: "/root" }],
      security: [{ key: [] }, {}],
      paths: {
        "/a": {
          get: ok,
          post: { ...ok, servers: [{ url: "/post" }], security: [{ key: [], web: ["read"] }] },
          put: { ...ok, security: [] },
        },
        "/b": { servers: [{ url: "/b" }], get: ok },
      },
      components: { securitySchemes },
    });
    expect(api.operations.map((it) => it.servers.map(({ url }) => url))).toEqual([
      ["/root"],
      ["/post"],
      ["/root"],
      ["/b"],
    ]);
    const any = [[{ scheme: "key", scopes: [] }], []];
    expect(api.operations.map((it) => it.security)).toEqual([
      any,
      [
        [
          { scheme: "key", scopes: [] },
          { scheme: "web", scopes: ["read"] },
        ],
      ],
      [],
      any,
    ]);
  });

  test("methods stand in one order; others than the usual ones keep their letters", async () => {
    const { api } = await understood({
      openapi: "3.2.0",
      paths: {
        "/a": {
          post: ok,
          get: ok,
          query: ok,
          trace: ok,
          "x-get": ok,
          parameters: [],
          additionalOperations: { COPY: ok, Link: ok },
        },
      },
    });
    expect(api.operations.map((it) => it.method)).toEqual(["GET", "QUERY", "POST", "TRACE", "COPY", "Link"]);
    expect(ids(api.operations)).toEqual(["get /a", "query /a", "post /a", "trace /a", "COPY /a", "Link /a"]);
  });

  test("webhooks are operations, too", async () => {
    const { api } = await understood({
      webhooks: { pet: { post: { operationId: "onPet", ...ok } }, other: { post: ok } },
    });
    expect(ids(api.webhooks)).toEqual(["onPet", "other"]);
  });

  test("callbacks have operations of their own", async () => {
    const callbacks = {
      done: { "{$request.body#/url}": { post: { ...ok, operationId: "onDone" } }, "x-a": 1 },
      again: { $ref: "#/components/callbacks/Again" },
    };
    const { operation } = await operationOf(
      { callbacks },
      { components: { callbacks: { Again: { "{$url}": { put: ok } } } } },
    );
    expect(
      operation.callbacks.map((it) => [
        it.name,
        it.expression,
        it.operations.map((one) => `${one.id}: ${one.template}`),
      ]),
    ).toEqual([
      ["done", "{$request.body#/url}", ["onDone: {$request.body#/url}"]],
      ["again", "{$url}", ["it again: {$url}"]],
    ]);
    expect(operation.callbacks[0]?.operations[0]?.path).toEqual([{ text: "{$request.body#/url}" }]);
  });

  test("a path is not its own callback", async () => {
    const { api, said } = await understood({
      paths: { "/a": { post: { ...ok, callbacks: { c: { "{$url}": { $ref: "#/paths/~1a" } } } } } },
    });
    expect(api.operations[0]?.callbacks[0]?.operations).toEqual([]);
    expect(said).toEqual(["warning path/own-callback #/paths/~1a/post/callbacks/c/{$url}"]);
  });
});

describe("a path item", () => {
  test("may be a reference, beside which more may stand", async () => {
    const { api, said } = await understood({
      paths: {
        "/a": {
          $ref: "#/components/pathItems/A",
          parameters: [{ name: "q", in: "query", description: "own" }],
          post: ok,
        },
      },
      components: {
        pathItems: {
          A: {
            get: ok,
            parameters: [
              { name: "q", in: "query" },
              { name: "r", in: "query" },
            ],
          },
        },
      },
    });
    expect(ids(api.operations)).toEqual(["get /a", "post /a"]);
    expect(api.operations[0]?.parameters.map((it) => it.name + it.doc.description)).toEqual(["r", "qown"]);
    expect(said).toEqual([]);
  });

  test.each<readonly [string, unknown, readonly string[]]>([
    ["null", { "/a": null }, ["error document/wrong-type #/paths/~1a"]],
    ["a reference to nothing", { "/a": { $ref: "#/x" } }, ["error ref/unresolved #/paths/~1a/$ref"]],
    ["a reference to itself", { "/a": { $ref: "#/paths/~1a" } }, ["error ref/circular #/paths/~1a/$ref"]],
    ["a path without a slash", { a: { get: ok } }, ["error path/no-slash #/paths/a"]],
    ["an operation that is text", { "/a": { get: "x" } }, ["error document/wrong-type #/paths/~1a/get"]],
    ["an extension", { "x-a": 1 }, []],
  ])("%s", async (_, paths, want) => {
    expect((await understood({ paths })).said).toEqual(want);
  });
});

describe("operation ids", () => {
  const given = { operationId: "a", ...ok };
  test.each<readonly [string, Readonly<Record<string, unknown>>, readonly string[], readonly string[]]>([
    [
      "two alike",
      { paths: { "/a": { get: given }, "/b": { get: given } } },
      ["a", "get /b"],
      ["error operation/duplicate-id #/paths/~1b/get/operationId"],
    ],
    [
      "GET and HEAD of one path",
      { paths: { "/a": { get: given, head: given } } },
      ["a", "head /a"],
      ["warning operation/shared-id #/paths/~1a/head/operationId"],
    ],
    [
      "HEAD before GET",
      { paths: { "/a": { head: given, get: given } } },
      ["a", "head /a"],
      ["warning operation/shared-id #/paths/~1a/head/operationId"],
    ],
    [
      "GET and HEAD of two paths",
      { paths: { "/a": { get: given }, "/b": { head: given } } },
      ["a", "head /b"],
      ["error operation/duplicate-id #/paths/~1b/head/operationId"],
    ],
    [
      "one path under two names",
      { paths: { "/a": { get: given }, "/b": { $ref: "#/paths/~1a" } } },
      ["a", "get /b"],
      ["warning operation/shared-id #/paths/~1a/get/operationId"],
    ],
    [
      "a webhook with the name of a path",
      { paths: { "/a": { get: ok } }, webhooks: { "/a": { get: ok } } },
      ["get /a", "/a"],
      [],
    ],
    [
      "a webhook and a path alike",
      { paths: { "/a": { get: given } }, webhooks: { b: { get: given } } },
      ["a", "get b"],
      ["error operation/duplicate-id #/webhooks/b/get/operationId"],
    ],
  ])("%s", async (_, fields, want, wantSaid) => {
    const { api, said } = await understood(fields);
    expect(ids([...api.operations, ...api.webhooks])).toEqual(want);
    expect(said).toEqual(wantSaid);
  });
});

describe("ids of webhooks and callbacks", () => {
  const to = (it: object, expression = "{$url}"): object => ({ [expression]: it });

  test.each<readonly [string, Readonly<Record<string, unknown>>, readonly string[], readonly string[]]>([
    ["one webhook operation goes by its name", { webhooks: { pet: { post: ok } } }, ["pet"], []],
    ["several do not", { webhooks: { pet: { post: ok, put: ok } } }, ["post pet", "put pet"], []],
    [
      "nor does one whose name is an operation's",
      { paths: { "/a": { get: { ...ok, operationId: "pet" } } }, webhooks: { pet: { post: ok } } },
      ["pet", "post pet"],
      [],
    ],
    [
      "a callback is called after its operation",
      { paths: { "/a": { post: { ...ok, operationId: "subscribe", callbacks: { event: to({ post: ok }) } } } } },
      ["subscribe", "subscribe event"],
      [],
    ],
    [
      "a callback of several operations",
      {
        paths: {
          "/a": {
            post: {
              ...ok,
              operationId: "s",
              callbacks: { e: { ...to({ post: ok, put: ok }), ...to({ post: ok }, "{$method}") } },
            },
          },
        },
      },
      ["s", "s e post", "s e put", "s e post 2"],
      [],
    ],
    [
      "one callback of two operations",
      {
        paths: {
          "/a": { post: { ...ok, operationId: "a", callbacks: { e: { $ref: "#/components/callbacks/E" } } } },
          "/b": { post: { ...ok, operationId: "b", callbacks: { e: { $ref: "#/components/callbacks/E" } } } },
        },
        components: { callbacks: { E: to({ post: { ...ok, operationId: "onE" } }) } },
      },
      ["a", "b", "onE", "b e"],
      [],
    ],
    [
      "a callback with the id of an operation",
      {
        paths: {
          "/a": { post: { ...ok, operationId: "a", callbacks: { e: to({ post: { ...ok, operationId: "a" } }) } } },
        },
      },
      ["a", "a e"],
      ["warning operation/shared-id #/paths/~1a/post/callbacks/e/{$url}/post/operationId"],
    ],
    [
      "callbacks of callbacks",
      {
        webhooks: {
          w: { post: { ...ok, callbacks: { x: to({ post: { ...ok, callbacks: { y: to({ post: ok }) } } }) } } },
        },
      },
      ["w", "w x", "w x y"],
      [],
    ],
  ])("%s", async (_, fields, want, wantSaid) => {
    const { api, said } = await understood(fields);
    expect(ids(allOperations(api))).toEqual(want);
    expect(said).toEqual(wantSaid);
  });

  test("what has no path has nothing in it", async () => {
    const parameters = [
      { name: "id", in: "path", required: true, schema: { type: "string" } },
      { name: "a", in: "query", schema: { type: "string" } },
    ];
    const { api } = await understood({ webhooks: { "/pets/{id}": { post: { ...ok, parameters } } } });
    expect(api.webhooks[0]?.parameters.map((it) => it.name)).toEqual(["a"]);
    expect(api.webhooks[0]?.path).toEqual([{ text: "/pets/{id}" }]);
  });
});

describe("paths that match the same", () => {
  test.each<readonly [string, string, boolean]>([
    ["/a/{x}", "/a/{y}", true],
    ["/a/{x}", "/a/b", false],
    ["/a/{x}", "/a/{x}.json", false],
    ["/a", "/a#b", true],
    ["/a", "/a?b=1", true],
  ])("%s and %s: %s", async (one, other, isSame) => {
    const parameters = ["x", "y"].map((name) => ({ name, in: "path", required: true, schema: {} }));
    const own = (template: string): object => ({
      get: { ...ok, parameters: parameters.filter((it) => template.includes(`{${it.name}}`)) },
    });
    const { said } = await understood({ paths: { [one]: own(one), [other]: own(other) } });
    expect(said.filter((it) => it.includes("path/ambiguous"))).toHaveLength(isSame ? 1 : 0);
  });
});
