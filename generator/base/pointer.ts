/**
 * Where something was written: a JSON Pointer (RFC 6901) as a URI fragment, behind the path of its file when that is not
 * the entry document. `#/paths/~1pets/get`, `schemas/pet.yaml#/properties/name`.
 */
export type Pointer = string;

/** The pointer to a key or an index below `pointer`. */
export function below(pointer: Pointer, ...keys: readonly (string | number)[]): Pointer {
  let at = pointer;
  for (const key of keys) at += typeof key === "number" ? `/${key}` : `/${escapeKey(key)}`;
  return at;
}

/** One reference token of a JSON Pointer, escaped (RFC 6901, section 3). */
export function escapeKey(key: string): string {
  return key.includes("/") || key.includes("~") ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key;
}

/** The unescaped reference tokens of a fragment such as `#/a~1b/0`; percent-encoding is resolved (RFC 6901, section 6). */
export function keysOf(fragment: string): readonly string[] {
  const text = fragment.startsWith("#") ? fragment.slice(1) : fragment;
  if (text === "" || text === "/") return text === "" ? [] : [""];
  return text
    .slice(1)
    .split("/")
    .map((key) => decode(key).replaceAll("~1", "/").replaceAll("~0", "~"));
}

function decode(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}
