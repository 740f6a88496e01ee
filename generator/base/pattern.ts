/**
 * The regular expression that a document's pattern is (ECMA-262, unanchored): with the flag `u` if it can, without if it must. Undefined
 * when it is none at all, and so no more than an annotation.
 */
export function expressionOf(pattern: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      continue; // no regular expression with these flags
    }
  }
  return undefined;
}

/** The flags with which a pattern compiles; undefined when it does not. */
export function patternFlags(pattern: string): "u" | "" | undefined {
  const expression = expressionOf(pattern);
  return expression === undefined ? undefined : expression.unicode ? "u" : "";
}
