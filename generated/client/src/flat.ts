// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.

export type * as types from "@targets-api/types";
export { createClient, createLightClient } from "./connect.js";
export * from "./errors.js";
export * from "./operations.js";
export * as transport from "./runtime/transport.js";
