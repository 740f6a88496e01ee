// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/**
 * Depth. Guards of schemas that contain themselves follow the data down by recursion, without counting. Where the data is deeper than
 * the stack, the engine says so, and the outermost call answers for it.
 */

/** The answer of `check`; false where the value is too deep for it to end. */
export function bounded(check: (value: unknown) => boolean, value: unknown): boolean {
  try {
    return check(value);
  } catch (error) {
    if (isOverflow(error)) return false;
    throw error;
  }
}

/** True for what engines throw when the stack is full: a RangeError, in Firefox an InternalError. */
export function isOverflow(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && error.name === "InternalError");
}
