// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/**
 * Headers that are a text or a number each, by name; those that are not there are left out, and what is no number stays text. The wire's
 * `decodeHeaders` reads all others, but a bundle that needs only these is spared it.
 */
export function plainHeaders(
  get: (name: string) => string | null,
  kinds: Readonly<Record<string, typeof String | typeof Number>>,
): object {
  const values = Object.create(null) as Record<string, string | number>;
  for (const name of Object.keys(kinds)) {
    const text = get(name);
    if (text !== null)
      values[name] = kinds[name] === Number && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
  }
  return values;
}
