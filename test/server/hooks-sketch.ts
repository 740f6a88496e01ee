/** Documents that send: webhooks of 3.1, and callbacks of 3.0. */
import type { Router } from "../../generator/runtime/routing/index.js";
import type { SendOptions } from "../../generator/runtime/sending/index.js";
import { hostile } from "./sketch.js";
import type { Made, Sketch } from "./support.js";

const json = (schema: object): object => ({ "application/json": { schema } });
const done = { "204": { description: "Received." } };

export const webhooks: Sketch = {
  title: hostile,
  paths: { "/pets": { get: { operationId: "listPets", responses: { "200": { description: "" } } } } },
  components: {
    securitySchemes: {
      basic: { type: "http", scheme: "basic" },
      key: { type: "apiKey", in: "query", name: "key" },
    },
    schemas: {
      Pet: {
        type: "object",
        required: ["id", "name"],
        properties: {
          id: { type: "integer" },
          name: { type: "string", minLength: 1 },
          owner: { type: "string", pattern: "^[a-z]+$", "x-pii": { handling: "standard" } },
        },
        additionalProperties: false,
      },
    },
  },
  webhooks: {
    newPet: {
      post: {
        summary: "A pet is born.",
        description: hostile,
        parameters: [
          { name: "X-Delivery", in: "header", required: true, schema: { type: "integer" } },
          { name: "tag", in: "query", schema: { type: "array", items: { type: "string" } } },
          { name: "session", in: "cookie", schema: { type: "string" } },
        ],
        requestBody: { required: true, content: json({ $ref: "#/components/schemas/Pet" }) },
        responses: {
          "200": {
            description: "Received.",
            headers: { "X-Seen": { schema: { type: "integer" } } },
            content: json({ type: "object", required: ["seen"], properties: { seen: { type: "integer" } } }),
          },
          "410": { description: "Send no more." },
        },
      },
    },
    "pet-sold": {
      put: {
        security: [{ basic: [] }],
        requestBody: {
          required: true,
          content: {
            "application/x-www-form-urlencoded": {
              schema: {
                type: "object",
                required: ["price"],
                properties: { price: { type: "number" }, tags: { type: "array", items: { type: "string" } } },
              },
            },
            "multipart/form-data": {
              schema: { type: "object", properties: { photo: { type: "string", format: "binary" } } },
            },
          },
        },
        responses: done,
      },
    },
    keyed: { post: { security: [{ key: [] }], responses: done } },
    [hostile]: { get: { operationId: "ping", responses: {} } },
  },
};

export const callbacks: Sketch = {
  openapi: "3.0.4",
  paths: {
    "/streams/{id}": {
      post: {
        operationId: "subscribe",
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "integer" } },
          { name: "failures", in: "query", schema: { type: "string" } },
        ],
        requestBody: {
          required: true,
          content: json({
            type: "object",
            required: ["callbackUrl"],
            properties: { callbackUrl: { type: "string", format: "uri" }, more: { type: "array", items: {} } },
          }),
        },
        responses: {
          "201": {
            description: "Subscribed.",
            headers: { Location: { required: true, schema: { type: "string" } } },
            content: json({ type: "object", required: ["token"], properties: { token: { type: "string" } } }),
          },
        },
        callbacks: {
          onEvent: {
            "{$request.body#/callbackUrl}?id={$request.path.id}&token={$response.body#/token}": {
              post: {
                requestBody: {
                  required: true,
                  content: json({ type: "object", required: ["event"], properties: { event: { type: "string" } } }),
                },
                responses: done,
                callbacks: { onReply: { "{$request.body#/event}": { post: { responses: done } } } },
              },
            },
          },
          onFailure: { "$request.query.failures": { post: { operationId: "failed", responses: done } } },
          [hostile]: { "{$url}/seen": { post: { operationId: "seen", responses: done } } },
        },
      },
    },
  },
};

/** A function that sends, whatever it sends. */
export type Sender = (url: string | URL, input?: object, options?: SendOptions) => Promise<Sent>;

interface Sent {
  readonly status: number;
  readonly headers?: object;
  readonly body?: unknown;
  readonly response: Response;
}

/** What a package exports by a name, as a function that sends. */
export const senderOf = ({ exports }: Made, name: string): Sender => exports[name] as Sender;

export type CreateReceiver = (handlers: object, options?: object) => Router;

/** The function that makes the router of webhooks, or of callbacks. */
export const receiverOf = ({ exports }: Made, kind: "Webhook" | "Callback"): CreateReceiver =>
  exports[`create${kind}Router`] as CreateReceiver;
