/** Headers that need no more than their text, by name; those that are not there are left out. The wire's `decodeHeaders` reads all others. */
export function plainHeaders(headers: Headers, kinds: Readonly<Record<string, (text: string) => unknown>>): object {
  const values = Object.create(null) as Record<string, unknown>;
  for (const [name, valueOf] of Object.entries(kinds))
    if (headers.has(name)) values[name] = valueOf(headers.get(name)!);
  return values;
}

/** A number; what is none stays text. */
export const numeric = (text: string): number | string =>
  /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
