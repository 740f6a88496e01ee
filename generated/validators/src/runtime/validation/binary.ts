// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Bytes where a schema says `type: string, format: binary`. */
import { codePoints } from "./text.js";

/** A `Blob` (or `File`), a `Uint8Array`, an `ArrayBuffer`, or a string. */
export function isBinary(value: unknown): value is string | Blob | Uint8Array | ArrayBuffer {
  return (
    typeof value === "string" || value instanceof Blob || value instanceof Uint8Array || value instanceof ArrayBuffer
  );
}

/** How long it is: in bytes, or in code points where it is a string (OpenAPI 3.1, 4.8.14.4). */
export function lengthOf(value: string | Blob | Uint8Array | ArrayBuffer): number {
  if (typeof value === "string") return codePoints(value);
  return value instanceof Blob ? value.size : value.byteLength;
}
