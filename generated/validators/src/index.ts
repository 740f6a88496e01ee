// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.

export * from "./schemas.js";
export * from "./operations.js";
export { ValidationError, parser, registerFormat } from "./runtime/validation.js";
export type {
  FormatCheck,
  Issue,
  IssueOptions,
  JsonSchema,
  ParseOptions,
  Parser as Parser2,
  Validator,
} from "./runtime/validation.js";
