/**
 * Values that JSON has no form for: bigints for `int64`, a `Date` for `date-time`, bytes for `byte`, where the config asks for them, and
 * bytes for `binary`.
 */
import { isDateTime } from "./format-dates.js";
import { codePoints } from "./text.js";

const limit = /* @__PURE__ */ BigInt("9223372036854775808");

/** A bigint of 64 bits (OpenAPI, Data Type Format). */
export function isBigInt64(value: unknown): value is bigint {
  return typeof value === "bigint" && value >= -limit && value < limit;
}

/** A `Date` that is one. */
export function isInstant(value: unknown): value is Date {
  return value instanceof Date && !Number.isNaN(value.getTime());
}

export function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

/** From its digits, or from a number that a double is sure to hold; everything else stays as it is. */
export function toBigInt64(value: unknown): unknown {
  if (typeof value === "string" && /^-?\d{1,19}$/.test(value)) return BigInt(value);
  return Number.isSafeInteger(value) ? BigInt(value as number) : value;
}

/** From a `date-time`; a leap second, which no `Date` can be, stays text. */
export function toInstant(value: unknown): unknown {
  if (typeof value !== "string" || !isDateTime(value)) return value;
  const made = new Date(value.toUpperCase());
  return isInstant(made) ? made : value;
}

/** From Base64 (RFC 4648, section 4). */
export function toBytes(value: unknown): unknown {
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
  if (typeof value !== "string" || !isBase64.test(value)) return value;
  return Uint8Array.from(atob(value), (it) => it.charCodeAt(0));
}

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
