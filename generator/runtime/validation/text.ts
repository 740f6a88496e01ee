/** Lengths and patterns of strings. */

const pairs = /[\ud800-\udbff][\udc00-\udfff]/;

/** The length of a string as JSON Schema counts it, in code points. */
export function codePoints(text: string): number {
  let count = text.length;
  if (!pairs.test(text)) return count;
  for (let i = 0; i < text.length - 1; i += 1) {
    if (isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))) {
      count -= 1;
      i += 1;
    }
  }
  return count;
}

/** True for a string of at least so many code points, which are counted only where its length leaves a doubt. */
export function isAtLeast(text: string, least: number): boolean {
  return text.length >= 2 * least - 1 || (text.length >= least && codePoints(text) >= least);
}

/** True for a string of at most so many code points. */
export function isAtMost(text: string, most: number): boolean {
  return text.length <= most || (text.length <= 2 * most && codePoints(text) <= most);
}

const isHigh = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
const isLow = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;

const patterns = /* @__PURE__ */ new Map<string, RegExp | undefined>();

/**
 * A `pattern` as a regular expression: with the flag `u`, as the specification asks, without it where it is valid only so, undefined
 * where it is none at all. Made once for each text.
 */
export function expression(source: string): RegExp | undefined {
  if (!patterns.has(source)) patterns.set(source, compiled(source, "u") ?? compiled(source, ""));
  return patterns.get(source);
}

/** The same for guards. A pattern that only newer engines can read lets everything pass in an older one. */
export function pattern(source: string): RegExp {
  return expression(source) ?? /(?:)/;
}

/**
 * A regular expression for texts that are these parts, one after the other, and nothing else. A bundler can take away what is made by it,
 * but not what is made of a template, which might ask an object for its text.
 */
export function whole(...parts: readonly string[]): RegExp {
  return new RegExp(`^${parts.join("")}$`);
}

function compiled(source: string, flags: string): RegExp | undefined {
  try {
    const text = unrolled(source);
    if (text !== source) new RegExp(source, flags); // what is none must not become one
    return new RegExp(text, flags);
  } catch {
    return undefined;
  }
}

/**
 * `[0-9a-f]{32}` written out 32 times, which engines match twice as fast as a counted loop. Only for character classes: what else may
 * stand before `{32}` (a group, `\u{32}`) is left alone.
 */
function unrolled(source: string): string {
  const piece = /(\\[^]|\[(?:\\[^]|[^\]\\])*\]|[^])(?:\{(\d{1,2})\}(?!\?))?/g;
  return source.replace(piece, (all: string, atom: string, count: string | undefined) => {
    const isClass = /^(\[[^]|\\[dDsSwW]$)/.test(atom);
    return count !== undefined && isClass && Number(count) > 3 && Number(count) <= 64
      ? atom.repeat(Number(count))
      : all;
  });
}

/**
 * A pattern for any number of characters of one class: sixteen at a time, since a turn of the loop costs engines more than a character,
 * and the rest one by one, so that there is one way only to match.
 */
export function manyOf(characters: string): string {
  const upTo = (most: number): string => (most === 0 ? "" : `(?:${characters}${upTo(most - 1)})?`);
  return `(?:${characters.repeat(16)})*${upTo(15)}`;
}
