// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Answers requests from the descriptions of a generated server. */
export { HttpError, NotImplemented } from "./errors.js";
export { InvalidResponse } from "./output.js";
export { router, type Router } from "./router.js";
export type * from "./types.js";
