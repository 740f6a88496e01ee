/** What a request may have, besides a length. */
import { parameterOf, type Decoded, type Place } from "../wire/index.js";
import type { RouterOptions } from "./types.js";

/** The fault of a query, a form or a line of cookies of too many fields, which is told before they are taken apart. */
export function tooManyFields(
  text: string,
  place: Place,
  { fieldLimit = 1000 }: RouterOptions,
  separator = "&",
): Decoded<undefined> | undefined {
  return text.length >= fieldLimit && occurs(text, separator, fieldLimit)
    ? malformed(place, `has more than ${fieldLimit} fields`)
    : undefined;
}

/** The same for the body of a form, or for one of parts. */
export function tooManyInside(
  bytes: Uint8Array,
  contentType: string,
  options: RouterOptions,
): Decoded<undefined> | undefined {
  const { fieldLimit = 1000 } = options;
  if (bytes.length < fieldLimit || !/^\s*(multipart\/|application\/x-www-form-urlencoded)/i.test(contentType))
    return undefined;
  const text = new TextDecoder("latin1").decode(bytes);
  const boundary = parameterOf(contentType, "boundary");
  if (boundary === undefined) return tooManyFields(text, "body", options);
  // A boundary more than there are parts.
  return occurs(text, `--${boundary}`, fieldLimit + 2)
    ? malformed("body", `has more than ${fieldLimit} parts`)
    : undefined;
}

/** True where a piece is there so many times. */
function occurs(text: string, piece: string, times: number): boolean {
  let count = 0;
  for (let at = text.indexOf(piece); at >= 0 && count < times; at = text.indexOf(piece, at + piece.length)) count += 1;
  return count >= times;
}

/** What comes of a place that is not read at all. */
const malformed = (place: Place, message: string): Decoded<undefined> => ({
  value: undefined,
  faults: [{ in: place, name: "", pointer: "", message }],
});
