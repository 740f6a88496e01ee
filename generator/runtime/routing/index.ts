/** Answers requests from the description of a generated server. */
export { HttpError, InvalidResponse, NotImplemented } from "./errors.js";
export { router, type Router } from "./router.js";
export { equalSecrets } from "./secrets.js";
export type * from "./description.js";
export type { NodeRequest, NodeResponse } from "./node.js";
export type * from "./types.js";
