// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Percent-encoding (RFC 3986, section 2.1) of UTF-8. */

export const hex = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** Everything but letters, digits and `-._~` is encoded. Throws a URIError for a lone surrogate, which UTF-8 can't hold. */
export const percent = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, hex);

/**
 * Reserved expansion (RFC 6570, section 3.2.3): reserved characters and percent-encoded triples stay. What could end the value or
 * change it is encoded all the same: `& + # [ ]`.
 */
export const reserved = (text: string): string =>
  text.replace(/(%[\da-f]{2}|[:/?@!$'()*,;=])|[^]/giu, (it, kept: string | undefined) => kept ?? percent(it));

/** Undefined for a broken triple and for bytes that are not UTF-8. */
export function unpercent(text: string): string | undefined {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The same for form fields, where `+` is a space (WHATWG URL, section 5.1). */
export const unpercentField = (text: string): string | undefined =>
  unpercent(text.includes("+") ? text.replaceAll("+", " ") : text);
