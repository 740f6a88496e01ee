/** What the contract knows to be out of reach, and says so instead of failing. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadOptions } from "../../generator/options.js";
import { prove } from "../../generator/prove.js";

const folder = mkdtempSync(join(tmpdir(), "specwright-reach-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = { schema: { type: "string" } };
const id = { name: "id", in: "path", required: true, ...text };
const name = { name: "name", in: "path", required: true, ...text };
const answer = { "200": { description: "", content: { "text/plain": text } } };
const body = (type: string, schema: object = { type: "array", items: { type: "string" } }): { content: object } => ({
  content: { [type]: { schema } },
});
const personal = { type: "object", "x-pii": {}, additionalProperties: false, properties: { a: { type: "string" } } };
const none = { schema: { oneOf: [{ type: "string" }, { type: "string" }] } };

const length = { name: "Content-Length", in: "header" };

/** Parameters in the places of credentials: given, needed, and neither. */
const security = [{ query: [], header: [], cookie: [] }];
const keys = [
  { name: "key", in: "query", required: true, ...text },
  { name: "X-KEY", in: "header", ...text },
  { name: "key", in: "cookie", ...text },
];

const document = {
  openapi: "3.1.0",
  info: { title: "Reach", version: "1" },
  paths: {
    "/a#b": { get: { operationId: "fragment", responses: answer } },
    "/things/{id}": { get: { operationId: "byId", parameters: [id], responses: answer } },
    "/things/{name}": { get: { operationId: "byName", parameters: [name], responses: answer } },
    "/trace": { trace: { operationId: "trace", responses: answer } },
    "/get": {
      get: { operationId: "get", requestBody: { required: true, ...body("application/json") }, responses: answer },
    },
    "/form": {
      post: { operationId: "form", requestBody: body("application/x-www-form-urlencoded"), responses: answer },
    },
    "/none": {
      post: { operationId: "none", responses: { "200": { description: "", content: { "application/json": none } } } },
    },
    "/locked": { post: { operationId: "locked", security: [{ key: [] }], responses: answer } },
    "/twice": { post: { operationId: "twice", security: [{ basic: [], bearer: [] }], responses: answer } },
    "/length": {
      post: { operationId: "length", parameters: [{ ...text, ...length, required: true }], responses: answer },
    },
    "/own/{id}": { get: { operationId: "own", parameters: [{ ...id, example: "me" }], responses: answer } },
    "/own/me": { get: { operationId: "me", responses: answer } },
    "/ranges": {
      post: {
        operationId: "ranges",
        requestBody: { content: { ...body("application/*+json").content, ...body("text/json").content } },
        responses: { "200": { description: "", content: { gzip: {}, "application/*+json": text } } },
      },
    },
    "/personal": {
      post: { operationId: "personal", requestBody: body("application/json", personal), responses: answer },
    },
    "/keys": { get: { operationId: "keys", parameters: keys, security, responses: answer } },
  },
  components: {
    securitySchemes: {
      basic: { type: "http", scheme: "basic" },
      bearer: { type: "http", scheme: "bearer" },
      query: { type: "apiKey", in: "query", name: "key" },
      header: { type: "apiKey", in: "header", name: "X-Key" },
      cookie: { type: "apiKey", in: "cookie", name: "key" },
    },
  },
};

test("each is told with its reason, and nothing fails", async () => {
  const spec = join(folder, "openapi.json");
  writeFileSync(spec, JSON.stringify(document));
  const { checks, omissions } = await prove(await loadOptions({ cwd: folder, flags: { spec, lenient: true } }));
  expect(checks.filter((it) => it.fault !== undefined)).toEqual([]);
  expect(omissions.map((it) => `${it.operation}: ${it.what}`)).toEqual([
    "fragment: exchange: what stands behind # is no part of a path",
    "byName: exchange: a request goes to byId, whose path is the same",
    "trace: exchange: fetch sends no TRACE",
    "get: exchange: fetch sends no body with GET",
    "form: request made from the schema: a form holds fields, and this is no object",
    "none: response 200 made from the schema: no valid body could be made",
    "locked: exchange: it asks for the security scheme key, which is not declared",
    "twice: exchange: it asks for two credentials in the header authorization",
    "length: exchange: it asks for Content-Length, which only a connection has",
    "own: request id: example: it goes to me, whose path says the same",
  ]);
});
