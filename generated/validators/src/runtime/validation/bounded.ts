// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/**
 * Depth. Guards of schemas that contain themselves follow the data down by recursion and count how often. A limit that is the same
 * everywhere beats the stack's own, which differs by engine and by caller, and after which not every engine is in its senses.
 */

/** How many times in a row a schema may lead back into itself. */
const maxDepth = 500;

/** A guard that is told how deep it is. */
export type Check = (value: unknown, depth: number) => boolean;

/** Throws when a value is nested too deeply. */
export function limitDepth(depth: number): void {
  if (depth > maxDepth) throw new RangeError("The value is nested too deeply");
}

/** The answer of `check`; false where the value is nested too deeply for it to end. */
export function bounded(check: Check, value: unknown): boolean {
  try {
    return check(value, 0);
  } catch (error) {
    if (isOverflow(error)) return false;
    throw error;
  }
}

/** True for our own limit, and for what engines throw when the stack is full: a RangeError, in Firefox an InternalError. */
export function isOverflow(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && error.name === "InternalError");
}
