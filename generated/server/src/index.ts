// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.

export { createRouter } from "./routes.js";
export type * from "./handlers.js";
export { equalSecrets, HttpError, InvalidResponse, NotImplemented } from "./runtime/routing/index.js";
export type {
  ApiKeyCredentials,
  Authenticate,
  BasicCredentials,
  BearerCredentials,
  Context,
  Credentials,
  ErrorBody,
  Handler,
  HttpCredentials,
  Kind,
  MutualTlsCredentials,
  NodeRequest,
  NodeResponse,
  Problem,
  RequestInfo,
  RequestIssue,
  Router,
  RouterOptions,
} from "./runtime/routing/index.js";
