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
  let at = text.indexOf("%");
  if (at < 0) return text;
  let decoded = "";
  let from = 0;
  // Most triples are of ASCII, which need not be taken as bytes first.
  for (; at >= 0; at = text.indexOf("%", from)) {
    const high = digitOf(text.charCodeAt(at + 1));
    const low = digitOf(text.charCodeAt(at + 2));
    if (high > 7 || low > 15) return unpercentBytes(text);
    decoded += text.slice(from, at) + String.fromCharCode(high * 16 + low);
    from = at + 3;
  }
  return decoded + text.slice(from);
}

/** The value of a hexadecimal digit by its character's code; of any other character, more than such a digit has. */
function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : 16;
}

function unpercentBytes(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The same for form fields, where `+` is a space (WHATWG URL, section 5.1). */
export const unpercentField = (text: string): string | undefined =>
  unpercent(text.includes("+") ? text.replaceAll("+", " ") : text);
