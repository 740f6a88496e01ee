/** Bytes: files, images, what has no other codec. */
import { fileNameIn } from "./disposition.js";
import { concrete } from "./media.js";
import { WireError, type Decode, type Encode } from "./wire.js";

/** A `Blob`, bytes, a stream of bytes, or a string as UTF-8. A range of media types is filled in by the `Blob`'s own. */
export const encodeBytes: Encode = (value, { type }) => {
  const contentType = concrete(type, (value instanceof Blob && value.type) || "application/octet-stream");
  if (typeof value === "string" || value instanceof Blob || value instanceof ReadableStream)
    return { contentType, body: value };
  if (value instanceof ArrayBuffer) return { contentType, body: new Uint8Array(value) };
  if (ArrayBuffer.isView(value))
    return { contentType, body: new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength) };
  throw new WireError("body", "", "must be a Blob, bytes, a stream or a string");
};

/** A `Blob` whose type is the content type; a `File` where `Content-Disposition` has a name for it. */
export const decodeBytes: Decode = (payload, contentType, { type }, disposition) => {
  const options = { type: contentType ?? concrete(type, "application/octet-stream") };
  const parts = [payload as Uint8Array<ArrayBuffer>];
  const name = fileNameIn(disposition ?? "");
  return { value: name === undefined ? new Blob(parts, options) : new File(parts, name, options), faults: [] };
};

/** Pieces as one. */
export function together(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  if (pieces.length === 1) return pieces[0] as Uint8Array<ArrayBuffer>;
  const whole = new Uint8Array(pieces.reduce((size, it) => size + it.byteLength, 0));
  let at = 0;
  for (const it of pieces) {
    whole.set(it, at);
    at += it.byteLength;
  }
  return whole;
}
