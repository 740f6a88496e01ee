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

/** Base64 (RFC 4648, section 4) with its padding. A long text is decoded by the platform, which takes a tenth of the time of looking at it here. */
export function isByte(text: string): boolean {
  if (text.length % 4 !== 0) return false;
  const { atob } = globalThis as { readonly atob?: (text: string) => string };
  return atob === undefined || text.length < long ? byteShape.test(text) : isDecoded(text, atob);
}

const long = 200;

/** `atob` ignores white space (WHATWG Infra, forgiving-base64 decode). */
function isDecoded(text: string, atob: (text: string) => string): boolean {
  if (whiteSpace.some((it) => text.includes(it))) return false;
  try {
    atob(text);
    return true;
  } catch {
    return false;
  }
}

const whiteSpace: readonly string[] = ["\t", "\n", "\f", "\r", " "];
