import { isDate, isDateTime, isDuration, isTime } from "./format-time.js";
import { isEmail, isHostname, isIdnEmail, isIdnHostname, isIpv4, isIpv6 } from "./format-host.js";
import { isIri, isIriReference, isUri, isUriReference, isUriTemplate } from "./format-uri.js";

/** Hexadecimal digits in five groups (RFC 9562). */
export function isUuid(text: string): boolean {
  return text.length === 36 && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}

/** RFC 6901. */
export function isJsonPointer(text: string): boolean {
  return /^(\/([^~/]|~[01])*)*$/.test(text);
}

/** Relative JSON Pointers (draft-handrews-relative-json-pointer-01). */
export function isRelativeJsonPointer(text: string): boolean {
  return /^(0|[1-9]\d*)(#|(\/([^~/]|~[01])*)*)$/.test(text);
}

/** A regular expression of ECMA-262. */
export function isRegex(text: string): boolean {
  try {
    return new RegExp(text, "u").unicode;
  } catch {
    return false;
  }
}

/** Base64 (RFC 4648, section 4), with its padding. */
export function isByte(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

/** A whole number of 32 bits. Numbers that are no integers are the business of `type`. */
export function isInt32(value: number): boolean {
  return !Number.isInteger(value) || (value >= -2147483648 && value <= 2147483647);
}

/** A whole number of 64 bits; beyond 2^53 a JavaScript number holds only some of them. */
export function isInt64(value: number): boolean {
  return !Number.isInteger(value) || (value >= -9223372036854775808 && value < 9223372036854775808);
}

/** A number that a float of 32 bits can hold, however roughly. */
export function isFloat(value: number): boolean {
  return Number.isFinite(Math.fround(value));
}

type Test = (value: unknown) => boolean;

const text =
  (test: (text: string) => boolean): Test =>
  (value) =>
    typeof value !== "string" || test(value);

const numeric =
  (test: (value: number) => boolean): Test =>
  (value) =>
    typeof value !== "number" || test(value);

/** Every format that is asserted, by name; for values of another type they say nothing. */
export const formats: { readonly [name: string]: Test } = {
  "date-time": text(isDateTime),
  date: text(isDate),
  time: text(isTime),
  duration: text(isDuration),
  email: text(isEmail),
  "idn-email": text(isIdnEmail),
  hostname: text(isHostname),
  "idn-hostname": text(isIdnHostname),
  ipv4: text(isIpv4),
  ipv6: text(isIpv6),
  uri: text(isUri),
  "uri-reference": text(isUriReference),
  "uri-template": text(isUriTemplate),
  iri: text(isIri),
  "iri-reference": text(isIriReference),
  uuid: text(isUuid),
  "json-pointer": text(isJsonPointer),
  "relative-json-pointer": text(isRelativeJsonPointer),
  regex: text(isRegex),
  byte: text(isByte),
  int32: numeric(isInt32),
  int64: numeric(isInt64),
  float: numeric(isFloat),
};
