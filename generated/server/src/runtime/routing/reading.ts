// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** What both adapters need to read a body. */
import { HttpError } from "./errors.js";
import type { BodyFault } from "./message.js";

/** What the reader of a stream is told, and the client if the reader lets it pass. */
export function streamError(fault: BodyFault, limit: number): HttpError {
  return fault === "too-large"
    ? new HttpError(413, `The body must have at most ${limit} bytes.`)
    : new HttpError(400, "The body is not complete.");
}

/** Chunks as one. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0] as Uint8Array;
  const whole = new Uint8Array(chunks.reduce((size, it) => size + it.byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
