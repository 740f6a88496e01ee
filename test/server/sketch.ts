/** A document with something of everything, and with text that would break out of code if it could. */
import type { Sketch } from "./support.js";

const content = (...types: readonly string[]): object =>
  Object.fromEntries(
    types.map((it) => [
      it,
      { schema: { type: "object", properties: { n: { type: "integer" } }, additionalProperties: true } },
    ]),
  );
const ok = {
  "200": {
    description: "Fine.",
    headers: { "X-N": { required: true, schema: { type: "integer" } } },
    content: content("application/json"),
  },
};
export const hostile = '*/ `${x}` "\\" \u2028 </script> __proto__';

export const sketch: Sketch = {
  title: hostile,
  components: {
    securitySchemes: {
      basic: { type: "http", scheme: "basic", description: hostile },
      "a-key": { type: "apiKey", in: "header", name: "X-Key" },
      [hostile]: { type: "http", scheme: "bearer" },
    },
  },
  paths: {
    "/none": { get: { operationId: "none", responses: { "204": { description: "" } } } },
    "/all/{id}": {
      post: {
        operationId: "all",
        tags: ["Pets & Co", "other"],
        summary: hostile,
        security: [{ basic: [] }, { "a-key": [] }],
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "integer" } },
          { name: "q", in: "query", schema: { type: "string" } },
          { name: "X-H", in: "header", schema: { type: "string" } },
          { name: "c", in: "cookie", schema: { type: "string" } },
        ],
        requestBody: { content: content("application/json", "application/x-www-form-urlencoded", "image/*") },
        responses: ok,
      },
    },
    "/one": {
      put: {
        operationId: "one",
        tags: ["../../etc/passwd"],
        security: [{}, { basic: [] }],
        requestBody: { content: content("application/json") },
        responses: ok,
      },
    },
    "/bytes": {
      get: {
        operationId: "bytes",
        responses: {
          "200": { description: "", content: { "application/zip": { schema: {} }, ...content("application/json") } },
        },
      },
    },
    "/must": {
      put: {
        operationId: "must",
        tags: ["con"],
        requestBody: { required: true, content: content("application/json") },
        responses: ok,
      },
    },
    "/größe": { get: { operationId: "größe", tags: ["größe"], responses: ok } },
    "/class": { get: { operationId: "class", tags: ["pets & co"], responses: ok } },
    "/h": {
      get: {
        operationId: hostile,
        tags: [hostile],
        description: hostile,
        security: [{ [hostile]: [] }],
        responses: ok,
      },
    },
    "/unnamed": { get: { responses: ok, tags: ["index"] } },
  },
};
