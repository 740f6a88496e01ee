/** What can be told of a pattern without reading it as a whole. */

/** Escapes and classes: one character each, whatever stands in them. */
const atoms = /\\[^]|\[(?:\\[^]|[^\]\\])*\]/g;
/** A group more than once. */
const groups = /\)[*+{]/;
/** Something without end, or without one that matters. */
const endless = /[*+]|\{\d+,(?:\d{5,})?\}/g;

/** Something that may be left out. */
const optional = /[^(*+?}]\?/g;
/** So many of those can be left out in too many ways. */
const manyOptional = 8;

/** What an earlier group has matched, which may be as long as the text. */
const references = /\\[1-9k]/;

/**
 * False for a pattern that takes no more steps than its texts have characters, times a constant: no group is repeated, and there is nothing
 * that could take over from the only repetition without end, be it the start of the search. Most patterns are of this kind, and nothing
 * heavy needs to be loaded for them.
 */
export function isSuspect(pattern: string): boolean {
  const outline = pattern.replace(atoms, "x");
  if (groups.test(outline) || (outline.match(optional) ?? []).length >= manyOptional) return true;
  const count = (outline.match(endless) ?? []).length;
  const hasMore = !outline.startsWith("^") || outline.includes("|") || references.test(pattern);
  return count > 1 || (count === 1 && hasMore);
}
