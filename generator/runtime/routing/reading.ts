/** What both adapters say of a body. */
import { HttpError } from "./errors.js";
import type { BodyFault } from "./message.js";

/** What the reader of a stream is told, and the client if the reader lets it pass. */
export function streamError(fault: BodyFault, limit: number): HttpError {
  return fault === "too-large"
    ? new HttpError(413, `The body must have at most ${limit} bytes.`)
    : new HttpError(400, "The body is not complete.");
}
