/** The headers of parts of a multipart body. */
import type { Encoding, Header, NamedEncoding } from "./api.js";

/** The headers of a part that are the document's: what the part is and, by name, is called is told by its own. */
export const partHeadersOf = (it: Encoding | NamedEncoding): readonly Header[] =>
  it.headers.filter(({ name }) => !("property" in it ? /^content-(type|disposition)$/i : /^content-type$/i).test(name));

/** A header's value, where the document leaves no choice or says what it is by default. */
export function settledValue({ schema: it }: Header): string | undefined {
  const value = it.const ?? (it.enum?.length === 1 ? it.enum[0] : it.default);
  return value === undefined || typeof value === "object" ? undefined : String(value);
}

export const isSettled = (it: Header): boolean => settledValue(it) !== undefined;
