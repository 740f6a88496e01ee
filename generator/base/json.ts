/** A JSON value (RFC 8259), as a document or an example holds it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An object that is a JSON object: not null, not an array. */
export function isJsonObject(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The text of a scalar; "" for all else: what a document has where text belongs may have a `toString` of its own. */
export function scalarText(value: Json | undefined): string {
  return value === undefined || typeof value === "object" ? "" : String(value);
}

/** The own property `key` of `object`, never one it inherited. */
export function own<Value>(object: { readonly [key: string]: Value }, key: string): Value | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
