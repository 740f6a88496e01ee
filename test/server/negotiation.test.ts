/** Which of several media types an answer has. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { by, cleanUp, make, ways, type Made } from "./support.js";

const thing = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
const body = (...types: readonly string[]): object => ({
  description: "",
  content: Object.fromEntries(
    types.map((it) => [it, { schema: /json/.test(it) ? thing : it.startsWith("text/") ? { type: "string" } : {} }]),
  ),
});
const sketch = {
  paths: {
    "/one": { get: { operationId: "one", responses: { "200": body("application/json"), "4XX": body("text/html") } } },
    "/two": {
      get: { operationId: "two", responses: { "200": body("application/json", "application/hal+json", "text/csv") } },
    },
    "/range": { get: { operationId: "range", responses: { "200": body("image/*") } } },
    "/maybe": {
      put: { operationId: "maybe", responses: { "200": body("application/json"), "204": { description: "" } } },
    },
    "/any": { get: { operationId: "any", responses: { default: body("application/json") } } },
    "/mixed": { get: { operationId: "mixed", responses: { "200": body("application/json", "application/zip") } } },
  },
};

let made: Made;
beforeAll(async () => {
  made = await make(sketch);
});
afterAll(cleanUp);

const object = { status: 200, body: { name: "a" } };

describe.each(ways)("by %s", (way) => {
  const table: readonly (readonly [
    what: string,
    path: string,
    accept: string | undefined,
    answer: object,
    status: number,
    type: string | null,
    vary: string | null,
  ])[] = [
    ["the only type", "/one", "application/json", object, 200, "application/json", null],
    ["a type that there is not", "/one", "application/xml", object, 406, "application/problem+json", "Accept"],
    ["a type that is refused", "/one", "*/*, application/json;q=0", object, 406, "application/problem+json", "Accept"],
    ["the type of an error only", "/one", "text/html", object, 406, "application/problem+json", "Accept"],
    ["what browsers send", "/one", "text/html,application/xhtml+xml,*/*;q=0.8", object, 200, "application/json", null],
    ["nothing said", "/two", undefined, object, 200, "application/json", "Accept"],
    [
      "the better of two",
      "/two",
      "application/json;q=0.5, application/hal+json",
      object,
      200,
      "application/hal+json",
      "Accept",
    ],
    [
      "the better that can hold it",
      "/two",
      "text/csv, application/hal+json;q=0.1",
      object,
      200,
      "application/hal+json",
      "Accept",
    ],
    ["the only one that can hold it", "/two", "text/csv", object, 200, "application/json", "Accept"],
    [
      "text that only one can hold",
      "/two",
      "*/*",
      { status: 200, body: "a,b" },
      200,
      "text/csv;charset=utf-8",
      "Accept",
    ],
    [
      "a type that the handler names",
      "/two",
      "application/json",
      { ...object, contentType: "application/hal+json" },
      200,
      "application/hal+json",
      null,
    ],
    [
      "a Vary of the handler's own",
      "/two",
      "*/*",
      { ...object, headers: { Vary: "Cookie" } },
      200,
      "application/json",
      "Cookie, Accept",
    ],
    [
      "a Vary that says so already",
      "/two",
      "*/*",
      { ...object, headers: { vary: "accept" } },
      200,
      "application/json",
      "accept",
    ],
    [
      "a member of a range",
      "/range",
      "image/png",
      { status: 200, contentType: "image/png", body: new Uint8Array(1) },
      200,
      "image/png",
      null,
    ],
    [
      "none of a range",
      "/range",
      "text/plain",
      { status: 200, contentType: "image/png", body: new Uint8Array(1) },
      406,
      "application/problem+json",
      "Accept",
    ],
    ["where there may be no body", "/maybe", "text/plain", { status: 204 }, 204, null, null],
    ["where only the default is declared", "/any", "text/plain", object, 406, "application/problem+json", "Accept"],
    ["bytes", "/mixed", "*/*", { status: 200, body: new Uint8Array(2) }, 200, "application/zip", "Accept"],
    ["no bytes", "/mixed", "application/zip, */*;q=0.1", object, 200, "application/json", "Accept"],
  ];
  test.each(table)("%s", async (_, path, accept, answer, status, type, vary) => {
    const ids = Object.fromEntries(["one", "two", "range", "maybe", "any", "mixed"].map((it) => [it, () => answer]));
    await by(way, made.createRouter(ids), async (send) => {
      const method = path === "/maybe" ? "PUT" : "GET";
      const reply = await send(path, { method, ...(accept === undefined ? {} : { headers: { accept } }) });
      expect([reply.status, reply.headers.get("content-type"), reply.headers.get("vary")]).toEqual([
        status,
        type,
        vary,
      ]);
      if (status === 406) expect(reply.text).toContain("The answer can only be");
    });
  });

  test("a handler is told which type is liked best", async () => {
    const seen: unknown[] = [];
    const two = ({ accepts }: { accepts: (...types: string[]) => string | undefined }): object => {
      seen.push(accepts("application/json", "text/csv"), accepts());
      return accepts("text/csv") === "text/csv" ? { status: 200, contentType: "text/csv", body: "a" } : object;
    };
    await by(way, made.createRouter({ two }), async (send) => {
      const csv = await send("/two", { headers: { accept: "text/csv, application/hal+json;q=0.9" } });
      expect([csv.text, csv.headers.get("vary")]).toEqual(["a", "Accept"]);
      const hal = await send("/two", { headers: { accept: "application/hal+json" } });
      expect(hal.headers.get("content-type")).toBe("application/hal+json");
      expect(seen).toEqual(["text/csv", "text/csv", undefined, "application/hal+json"]);
    });
  });

  test("nobody's handler is asked for what is not acceptable", async () => {
    const called: unknown[] = [];
    await by(way, made.createRouter({ one: () => called.push(1) }), async (send) => {
      expect((await send("/one", { headers: { accept: "text/plain" } })).status).toBe(406);
      expect(called).toEqual([]);
    });
  });
});
