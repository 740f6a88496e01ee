/**
 * The flags with which a regular expression of a document (ECMA-262, unanchored) compiles: `u` if it can, none if it must. Undefined when it
 * is no regular expression at all, and so no more than an annotation.
 */
export function patternFlags(pattern: string): "u" | "" | undefined {
  return (["u", ""] as const).find((flags) => compiles(pattern, flags));
}

function compiles(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags) instanceof RegExp;
  } catch {
    return false;
  }
}
