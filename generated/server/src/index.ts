// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.

export { createRouter } from "./routes.js";
export type * from "./handlers.js";
export { HttpError, NotImplemented } from "./runtime/routing/index.js";
export type {
  Authenticate,
  Context,
  Credentials,
  ErrorBody,
  Problem,
  RequestIssue,
  Router,
  RouterOptions,
} from "./runtime/routing/index.js";
