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

/** Fields of two objects, and what nobody says the type of. */
const objects = (name: string): object => ({
  in: "query",
  name,
  schema: { type: "object", properties: { key: { type: "string" } }, required: ["key"] },
});
/** Nothing that is as short as this does not match. */
const short = { type: "string", pattern: "^[^\\n]?$", maxLength: 1 };
const nothing = {
  in: "query",
  name: "none",
  schema: { type: ["string", "null"], minLength: 1 },
  examples: { none: { value: null } },
};
const anything = { in: "query", name: "any", schema: {}, example: { a: 1 } };

/** More than a server takes in a URL, at once. */
const many = ["a", "b", "c"].map((it) => ({ in: "query", name: it, schema: { type: "string", minLength: 6000 } }));

const document = {
  openapi: "3.1.0",
  info: { title: "Reach", version: "1" },
  paths: {
    "/a#b": { get: { operationId: "fragment", responses: answer } },
    "/things/{id}": { get: { operationId: "byId", parameters: [id], responses: answer } },
    "/things/{name}": { get: { operationId: "byName", parameters: [name], responses: answer } },
    "/many": { get: { operationId: "many", parameters: many, responses: answer } },
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
    "/short": {
      get: { operationId: "short", parameters: [{ in: "query", name: "it", schema: short }], responses: answer },
    },
    "/unnamed": { get: { operationId: "unnamed", security: [{ unnamed: [] }], responses: answer } },
    "//slashes": { get: { operationId: "slashes", responses: answer } },
    "/beside/{id}{name}": { get: { operationId: "beside", parameters: [id, name], responses: answer } },
    "/dots/{id}.{name}": {
      get: { operationId: "dots", parameters: [{ ...id, example: "51.4" }, name], responses: answer },
    },
    "/untold": {
      get: { operationId: "untold", parameters: [objects("a"), objects("b")], responses: answer },
      post: { operationId: "any", parameters: [anything], responses: answer },
      delete: { operationId: "nothing", parameters: [nothing], responses: answer },
      put: {
        operationId: "field",
        requestBody: {
          content: { "application/x-www-form-urlencoded": { schema: { type: "object" }, example: { a: { b: 1 } } } },
        },
        responses: answer,
      },
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
      unnamed: { type: "apiKey", in: "header", name: "X Key" },
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
    'unnamed: exchange: it asks for a credential in "x key", which is no header',
    "beside: exchange: nothing says where {id} ends",
    "untold: request made from the schema: nothing says which parameter key belongs to",
    "any: request any: example: no schema says what is in any",
    "field: request example: no schema says what a is",
    "nothing: request none: none: no schema says what is in none",
    "own: request id: example: it goes to me, whose path says the same",
  ]);
});
