// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Formats of numbers, and of bytes in text (OpenAPI Format Registry). */
import { manyOf } from "./text.js";

export const isInt32 = (value: number): boolean => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;

/** The largest 64-bit integers are not numbers of JavaScript: `JSON.parse` rounds 2^63 - 1 up to 2^63, which is let pass. */
export const isInt64 = (value: number): boolean => Number.isInteger(value) && value >= -(2 ** 63) && value <= 2 ** 63;

/** Within the range of single precision; digits beyond its precision don't matter. */
export const isFloat = (value: number): boolean => Number.isFinite(Math.fround(value));

export const isDouble = (value: number): boolean => Number.isFinite(value);

const byteShape = /* @__PURE__ */ byteText();

function byteText(): RegExp {
  return new RegExp(`^${manyOf("[A-Za-z0-9+/]")}={0,2}$`);
}

/** Base64 (RFC 4648, section 4) with its padding. */
export const isByte = (text: string): boolean => text.length % 4 === 0 && byteShape.test(text);
