// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.

export { createClient } from "./connect.js";
export * from "./errors.js";
export * from "./operations.js";
export { ForeignOriginError, RequestError, ResponseError, UnexpectedResponseError } from "./runtime/transport/index.js";
export type { CallInfo, CallOptions, Client, ClientOptions } from "./runtime/transport/index.js";
