// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** What generated clients are made of. */
export { basicAuth, bearerAuth, keyAuth, noAuth } from "./auth.js";
export { connect, share } from "./client.js";
export { DateError, toDate } from "./dates.js";
export { ForeignOriginError, RequestError, ResponseError, UnexpectedResponseError } from "./errors.js";
export type { ListOptions, Paging } from "./pages.js";
export { call, exchange } from "./receive.js";
export { callable, instance, lister, type Lister, type Page } from "./resources.js";
export type * from "./types.js";
