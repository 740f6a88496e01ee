// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.

export * from "./schemas.js";
export * from "./operations.js";
export { ValidationError } from "./runtime/validation/index.js";
export type { Issue, IssueOptions, JsonSchema, Validator } from "./runtime/validation/index.js";
