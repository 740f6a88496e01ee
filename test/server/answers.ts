/** A document about what is answered. */
import type { Sketch } from "./support.js";

const thing = { type: "object", required: ["name"], properties: { name: { type: "string" } } };

export const sketch: Sketch = {
  paths: {
    "/thing": {
      get: {
        operationId: "thing",
        responses: {
          "200": {
            description: "",
            headers: {
              "X-Count": { required: true, schema: { type: "integer", minimum: 0 } },
              "X-List": { schema: { type: "array", items: { type: "string" } } },
              "Set-Cookie": { schema: { type: "array", items: { type: "string" } } },
            },
            content: {
              "application/json": { schema: thing },
              "text/plain": { schema: { type: "string" } },
              "image/*": { schema: {} },
              "application/vnd.a+json; v=1": { schema: thing },
              "application/vnd.a+json; v=2": { schema: { type: "integer" } },
            },
          },
          "204": { description: "" },
          "304": { description: "" },
          "4XX": { description: "", content: { "application/json": { schema: thing } } },
        },
      },
    },
    "/any": {
      get: {
        operationId: "anything",
        responses: { default: { description: "", content: { "application/json": { schema: {} } } } },
      },
    },
    "/events": {
      get: {
        operationId: "events",
        responses: { "200": { description: "", content: { "text/event-stream": { schema: { type: "string" } } } } },
      },
    },
    "/lines": {
      get: {
        operationId: "lines",
        responses: { "200": { description: "", content: { "application/jsonl": { itemSchema: thing } } } },
      },
    },
  },
  openapi: "3.2.0",
};
