// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.

export type * from "./schemas.js";
export type * from "./operations.js";
