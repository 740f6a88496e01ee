/** From a path and a method to an operation. */
import { afterAll, describe, expect, test } from "vitest";
import { by, cleanUp, listening, make, raw, statuses, ways, json, type Made, type Sketch } from "./support.js";

afterAll(cleanUp);

/** Every operation answers its own id, and what it read of the path. */
const echo = (request: { operation: string; path?: object }): object => ({
  status: 200,
  body: { operation: request.operation, ...(request.path === undefined ? {} : { path: { ...request.path } }) },
});

const anyJson = { "200": { description: "", content: { "application/json": { schema: {} } } } };

function operation(operationId: string, names: readonly string[] = [], schema: object = { type: "string" }): object {
  return {
    operationId,
    parameters: names.map((name) => ({ name, in: "path", required: true, schema })),
    responses: anyJson,
  };
}

function echoing(made: Made, ids: readonly string[], options: object = {}): ReturnType<Made["createRouter"]> {
  return made.createRouter(Object.fromEntries(ids.map((it) => [it, echo])), options);
}

describe.each(ways)("by %s", (way) => {
  test("the most specific path is reached", async () => {
    const paths = {
      "/": { get: operation("root") },
      "/files": { get: operation("files") },
      "/files/": { get: operation("filesSlash") },
      "/files/{name}": { get: operation("file", ["name"]), delete: operation("removeFile", ["name"]) },
      "/files/mine": { get: operation("mine") },
      "/files/{name}.json": { get: operation("jsonFile", ["name"]) },
      "/files/{name}.{kind}.json": { get: operation("kindFile", ["name", "kind"]) },
      "/files/{name}:copy": { post: operation("copy", ["name"]) },
      "/files/mine/parts/{part}": { get: operation("minePart", ["part"]) },
      "/files/{name}/parts/{part}": { get: operation("part", ["name", "part"]) },
      "/files/{name}/parts/first": { get: operation("firstPart", ["name"]) },
      "/{a}-{b}": { get: operation("pair", ["a", "b"]) },
      "/größe/{x}": { get: operation("groesse", ["x"]) },
      "/a b": { get: operation("space") },
    };
    const made = await make({ paths });
    const ids = Object.values(paths).flatMap((it) =>
      Object.values(it).map((one) => (one as { operationId: string }).operationId),
    );
    const table: readonly (readonly [string, string | undefined, object?])[] = [
      ["/", "root"],
      ["/?a=b", "root"],
      ["/files", "files"],
      ["/files?x=/files/mine", "files"],
      ["/files/", "filesSlash"],
      ["/files/mine", "mine"],
      ["/files/mine/", undefined],
      ["/files/m%69ne", "mine"],
      ["/files/yours", "file", { name: "yours" }],
      ["/files/yours.json", "jsonFile", { name: "yours" }],
      ["/files/yours%2Ejson", "jsonFile", { name: "yours" }],
      ["/files/a.b.json", "kindFile", { name: "a", kind: "b" }],
      ["/files/a.b.c.json", "kindFile", { name: "a.b", kind: "c" }],
      ["/files/.json", "file", { name: ".json" }],
      ["/files/a%2Fb", "file", { name: "a/b" }],
      ["/files/a%2fb.json", "jsonFile", { name: "a/b" }],
      ["/files%2Fmine", undefined],
      ["/files/%E2%82%AC", "file", { name: "€" }],
      ["/files/100%25", "file", { name: "100%" }],
      ["/files/a+b", "file", { name: "a+b" }],
      ["/files/a%20b", "file", { name: "a b" }],
      ["/files/__proto__", "file", { name: "__proto__" }],
      ["/files/constructor", "file", { name: "constructor" }],
      ["/files/mine/parts/1", "minePart", { part: "1" }],
      ["/files/mine/parts/first", "minePart", { part: "first" }],
      ["/files/yours/parts/first", "firstPart", { name: "yours" }],
      ["/files/yours/parts/2", "part", { name: "yours", part: "2" }],
      ["/files/yours/parts/", undefined],
      ["/files/yours/parts", undefined],
      ["/x-y", "pair", { a: "x", b: "y" }],
      ["/x-y-z", "pair", { a: "x", b: "y-z" }],
      ["/-y", undefined],
      ["/x-", undefined],
      ["/gr%C3%B6%C3%9Fe/1", "groesse", { x: "1" }],
      ["/gr%c3%b6%c3%9fe/1", "groesse", { x: "1" }],
      ["/a%20b", "space"],
      ["//files", undefined],
      ["/nothing", undefined],
      ["/toString", undefined],
      ["/__proto__", undefined],
    ];
    await by(way, echoing(made, ids), async (send) => {
      for (const [path, operation, parameters] of table) {
        const reply = await send(path);
        const got = reply.status === 200 ? json(reply) : reply.status;
        expect(got, path).toEqual(
          operation === undefined ? 404 : { operation, ...(parameters === undefined ? {} : { path: parameters }) },
        );
      }
    });
  });

  test("a method that the path does not have is told which there are", async () => {
    const made = await make({
      paths: {
        "/a": { get: operation("getA"), post: operation("postA") },
        "/b": { put: operation("putB") },
        "/c": {
          get: operation("getC"),
          head: { operationId: "headC", responses: { "204": { description: "" } } },
          options: operation("optionsC"),
        },
        "/d/me": { get: operation("getMe") },
        "/d/{id}": { get: operation("getD", ["id"]), delete: operation("deleteD", ["id"]) },
      },
    });
    const router = made.createRouter({
      getMe: echo,
      getD: echo,
      deleteD: echo,
      getA: echo,
      postA: echo,
      putB: echo,
      getC: echo,
      headC: () => ({ status: 204, headers: { "x-own": "1" } }),
      optionsC: echo,
    });
    const table: readonly (readonly [string, string, number, string | null])[] = [
      ["DELETE", "/a", 405, "GET, POST, HEAD, OPTIONS"],
      ["OPTIONS", "/a", 204, "GET, POST, HEAD, OPTIONS"],
      ["HEAD", "/a", 200, null],
      ["HEAD", "/b", 405, "PUT, OPTIONS"],
      ["GET", "/b", 405, "PUT, OPTIONS"],
      ["HEAD", "/c", 204, null],
      ["OPTIONS", "/c", 200, null],
      ["PATCH", "/c", 405, "GET, HEAD, OPTIONS"],
      ["PROPFIND", "/a", 405, "GET, POST, HEAD, OPTIONS"],
      ["GET", "/d/me", 200, null],
      ["DELETE", "/d/me", 200, null],
      ["PATCH", "/d/me", 405, "GET, DELETE, HEAD, OPTIONS"],
      ["PUT", "/nothing", 404, null],
      ["OPTIONS", "/nothing", 404, null],
    ];
    await by(way, router, async (send) => {
      for (const [method, path, status, allow] of table) {
        const reply = await send(path, { method });
        expect([reply.status, reply.headers.get("allow")], `${method} ${path}`).toEqual([status, allow]);
        if (method === "HEAD") expect(reply.text).toBe("");
      }
    });
  });

  test("below a base path, and nowhere else", async () => {
    const made = await make({ paths: { "/": { get: operation("root") }, "/a": { get: operation("a") } } });
    await by(way, echoing(made, ["root", "a"], { basePath: "/api/" }), async (send) => {
      for (const [path, status] of [
        ["/api/a", 200],
        ["/api", 200],
        ["/api/", 200],
        ["/a", 404],
        ["/apia", 404],
      ] as const) {
        expect((await send(path)).status, path).toBe(status);
      }
    });
  });

  test("a URL that is too long", async () => {
    const made = await make({ paths: { "/a": { get: operation("a") } } });
    await by(way, echoing(made, ["a"], { urlLimit: 100 }), async (send) => {
      expect((await send(`/a?${"x".repeat(97)}`)).status).toBe(200);
      expect((await send(`/a?${"x".repeat(98)}`)).status).toBe(414);
    });
  });
});

test("paths that no URL parser would send", async () => {
  const made = await make({
    paths: {
      "/": { get: operation("root") },
      "/files/{name}": { get: operation("file", ["name"]) },
      "/x": { get: operation("x") },
    },
  });
  const table: readonly (readonly [string, number])[] = [
    ["GET /files/.. HTTP/1.1", 404],
    ["GET /files/%2e%2E HTTP/1.1", 404],
    ["GET /files/. HTTP/1.1", 404],
    ["GET /files/../x HTTP/1.1", 404],
    ["GET /files/... HTTP/1.1", 200],
    ["GET /files/%zz HTTP/1.1", 400],
    ["GET /files/%ff HTTP/1.1", 400],
    ["GET /files/a%00b HTTP/1.1", 400],
    ["GET http://elsewhere.test/x?a=1 HTTP/1.1", 200],
    ["GET http://elsewhere.test HTTP/1.1", 200],
    ["OPTIONS * HTTP/1.1", 204],
    ["GET * HTTP/1.1", 404],
    ["GET //evil.test/x HTTP/1.1", 404],
    [`GET /${"/".repeat(5000)} HTTP/1.1`, 404],
    [`GET /${"x".repeat(20_000)} HTTP/1.1`, 431],
    ["NONSENSE /x HTTP/1.1", 400],
  ];
  await listening(echoing(made, ["root", "file", "x"]).node, async (port) => {
    for (const [line, status] of table) {
      const text = await raw(port, [`${line}\r\nHost: test\r\nConnection: close\r\n\r\n`]);
      expect(statuses(text), line.slice(0, 60)).toEqual([status]);
    }
  });
});

test("segments with many parameters are taken apart in no time", async () => {
  const names = ["a", "b", "c", "d", "e"];
  const { createRouter } = await make({ paths: { "/{a}-{b}-{c}-{d}-{e}!": { get: operation("many", names) } } });
  const start = performance.now();
  const { status } = await createRouter({ many: echo }).fetch(new Request(`http://test.invalid/${"-".repeat(16_000)}`));
  expect(status).toBe(404);
  expect(performance.now() - start).toBeLessThan(500);
});

test("names in paths that would end a string, a comment or a pattern", async () => {
  const hostile = [
    '/a"; process.exit(1); "',
    "/*/ x",
    "/`$(x)`",
    "/[a-z]+(x)*$",
    "/__proto__",
    "/constructor",
    "/\\u0041",
  ];
  const sketch: Sketch = {
    paths: Object.fromEntries([
      ...hostile.map((path, i) => [path, { get: operation(`whole${i}`) }] as const),
      ...hostile.map((path, i) => [`${path}{x}.`, { get: operation(`part${i}`, ["x"]) }] as const),
    ]),
  };
  const made = await make(sketch);
  const ids = hostile.flatMap((_, i) => [`whole${i}`, `part${i}`]);
  const router = echoing(made, ids);
  for (const [i, path] of hostile.entries()) {
    const encoded = path.split("/").map(encodeURIComponent).join("/");
    for (const it of [encodeURI(path), encoded]) {
      const whole = await router.fetch(new Request(`http://test.invalid${it}`));
      expect(await whole.json(), it).toEqual({ operation: `whole${i}` });
    }
    const part = await router.fetch(new Request(`http://test.invalid${encodeURI(path)}value.`));
    expect(await part.json(), path).toEqual({ operation: `part${i}`, path: { x: "value" } });
  }
});
