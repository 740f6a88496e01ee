// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import * as routing from "./runtime/routing.js";
import * as validators from "@targets-api/validators";
import * as wire from "./runtime/wire.js";
import type { Handlers, Options } from "./handlers.js";

const description: routing.Description = {
  routes: [
    {
      id: "listTargets",
      name: "listTargets",
      path: { wire: [{ name: "ConnectionPolicySid" }], check: validators.ListTargetsPath },
      query: {
        wire: [{ name: "PageSize", shape: "integer" }, { name: "Page", shape: "integer" }, { name: "PageToken" }],
        check: validators.ListTargetsQuery,
      },
      responses: {
        "200": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.ListTargetsResponse200 },
          ],
        },
        "400": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.ListTargetsResponse400 },
          ],
        },
        "401": {
          headers: { wire: [{ name: "WWW-Authenticate" }], check: validators.ListTargetsResponseHeaders401 },
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.ListTargetsResponse401 },
          ],
        },
        "404": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.ListTargetsResponse404 },
          ],
        },
        "429": {
          headers: { wire: [{ name: "Retry-After" }], check: validators.ListTargetsResponseHeaders429 },
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.ListTargetsResponse429 },
          ],
        },
        "500": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.ListTargetsResponse500 },
          ],
        },
      },
      security: [{ accountSidAuthToken: [] }],
    },
    {
      id: "createTarget",
      name: "createTarget",
      path: { wire: [{ name: "ConnectionPolicySid" }], check: validators.CreateTargetPath },
      body: {
        required: true,
        content: [
          {
            wire: {
              type: "application/x-www-form-urlencoded",
              decode: wire.decodeForm,
              shape: {
                object: {
                  Target: "string",
                  FriendlyName: "string",
                  Priority: "integer",
                  Weight: "integer",
                  Enabled: "boolean",
                },
              },
            },
            check: validators.CreateTargetBody,
          },
        ],
      },
      responses: {
        "201": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.CreateTargetResponse201 },
          ],
        },
        "400": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.CreateTargetResponse400 },
          ],
        },
        "401": {
          headers: { wire: [{ name: "WWW-Authenticate" }], check: validators.CreateTargetResponseHeaders401 },
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.CreateTargetResponse401 },
          ],
        },
        "404": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.CreateTargetResponse404 },
          ],
        },
        "413": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.CreateTargetResponse413 },
          ],
        },
        "415": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.CreateTargetResponse415 },
          ],
        },
        "429": {
          headers: { wire: [{ name: "Retry-After" }], check: validators.CreateTargetResponseHeaders429 },
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.CreateTargetResponse429 },
          ],
        },
        "500": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.CreateTargetResponse500 },
          ],
        },
      },
      security: [{ accountSidAuthToken: [] }],
    },
    {
      id: "fetchTarget",
      name: "fetchTarget",
      path: { wire: [{ name: "ConnectionPolicySid" }, { name: "Sid" }], check: validators.FetchTargetPath },
      responses: {
        "200": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.FetchTargetResponse200 },
          ],
        },
        "400": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.FetchTargetResponse400 },
          ],
        },
        "401": {
          headers: { wire: [{ name: "WWW-Authenticate" }], check: validators.FetchTargetResponseHeaders401 },
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.FetchTargetResponse401 },
          ],
        },
        "404": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.FetchTargetResponse404 },
          ],
        },
        "429": {
          headers: { wire: [{ name: "Retry-After" }], check: validators.FetchTargetResponseHeaders429 },
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.FetchTargetResponse429 },
          ],
        },
        "500": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.FetchTargetResponse500 },
          ],
        },
      },
      security: [{ accountSidAuthToken: [] }],
    },
    {
      id: "updateTarget",
      name: "updateTarget",
      path: { wire: [{ name: "ConnectionPolicySid" }, { name: "Sid" }], check: validators.UpdateTargetPath },
      body: {
        required: false,
        content: [
          {
            wire: {
              type: "application/x-www-form-urlencoded",
              decode: wire.decodeForm,
              shape: {
                object: {
                  FriendlyName: "string",
                  Target: "string",
                  Priority: "integer",
                  Weight: "integer",
                  Enabled: "boolean",
                },
              },
            },
            check: validators.UpdateTargetBody,
          },
        ],
      },
      responses: {
        "200": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.UpdateTargetResponse200 },
          ],
        },
        "400": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.UpdateTargetResponse400 },
          ],
        },
        "401": {
          headers: { wire: [{ name: "WWW-Authenticate" }], check: validators.UpdateTargetResponseHeaders401 },
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.UpdateTargetResponse401 },
          ],
        },
        "404": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.UpdateTargetResponse404 },
          ],
        },
        "413": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.UpdateTargetResponse413 },
          ],
        },
        "415": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.UpdateTargetResponse415 },
          ],
        },
        "429": {
          headers: { wire: [{ name: "Retry-After" }], check: validators.UpdateTargetResponseHeaders429 },
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.UpdateTargetResponse429 },
          ],
        },
        "500": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.UpdateTargetResponse500 },
          ],
        },
      },
      security: [{ accountSidAuthToken: [] }],
    },
    {
      id: "deleteTarget",
      name: "deleteTarget",
      path: { wire: [{ name: "ConnectionPolicySid" }, { name: "Sid" }], check: validators.DeleteTargetPath },
      responses: {
        "204": { content: [] },
        "400": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.DeleteTargetResponse400 },
          ],
        },
        "401": {
          headers: { wire: [{ name: "WWW-Authenticate" }], check: validators.DeleteTargetResponseHeaders401 },
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.DeleteTargetResponse401 },
          ],
        },
        "404": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.DeleteTargetResponse404 },
          ],
        },
        "429": {
          headers: { wire: [{ name: "Retry-After" }], check: validators.DeleteTargetResponseHeaders429 },
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.DeleteTargetResponse429 },
          ],
        },
        "500": {
          content: [
            { wire: { type: "application/json", encode: wire.encodeJson }, check: validators.DeleteTargetResponse500 },
          ],
        },
      },
      security: [{ accountSidAuthToken: [] }],
    },
  ],
  tree: {
    literals: {
      v1: {
        literals: {
          ConnectionPolicies: {
            parameter: {
              literals: {
                Targets: {
                  parameter: {
                    methods: {
                      GET: { route: 2, names: ["ConnectionPolicySid", "Sid"] },
                      POST: { route: 3, names: ["ConnectionPolicySid", "Sid"] },
                      DELETE: { route: 4, names: ["ConnectionPolicySid", "Sid"] },
                    },
                  },
                  methods: {
                    GET: { route: 0, names: ["ConnectionPolicySid"] },
                    POST: { route: 1, names: ["ConnectionPolicySid"] },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
  schemes: { accountSidAuthToken: { type: "http", scheme: "basic" } },
  realm: "Connection Policy Targets",
};

/**
 * The server of this API. A handler that is missing is answered with 501. Throws a TypeError where a hook is missing that the document
 * asks for.
 */
export function createRouter<Auth = unknown>(
  handlers: Partial<Handlers<Auth>>,
  options: Options<Auth>,
): routing.Router {
  return routing.router(description, handlers, options);
}
