// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import type { Issue } from "./issue.js";

/** A value does not fit its schema. */
export class ValidationError extends Error {
  override readonly name = "ValidationError";

  constructor(
    /** The name of the schema. */
    readonly schema: string,
    readonly issues: readonly Issue[],
  ) {
    const [first] = issues;
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
    super(`${schema}${first?.pointer ?? ""} ${first?.message ?? "does not fit"}${more}`);
  }
}
