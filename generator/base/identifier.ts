/**
 * Letters, marks and digits of names, as sources for expressions with the `u` flag. Each version of Unicode adds some, each version
 * of Node and of TypeScript knows another one, and the output depends on none of them: what lies beyond the basic plane is no letter
 * of a name, nor is what came to that plane after Unicode 15, which is TypeScript 5's.
 */
const unknown = String.raw`[\u0897\u1acf-\u1add\u1ae0-\u1aeb\u088f\u0c5c\u0cdc\u1c89\u1c8a\ua7cb-\ua7cf\ua7d2\ua7d4\ua7da-\ua7dc\ua7f1\u{10000}-\u{10ffff}]`;
const known = `(?!${unknown})`;

const start = String.raw`${known}[\p{ID_Start}$_]`;
const part = String.raw`${known}[\p{ID_Continue}$\u200c\u200d]`;
const inWord = String.raw`${known}[\p{ID_Start}\p{Nd}$]`;

/** A name of ASCII, which every tool reads as one. */
export const plainIdentifier = /^[A-Za-z_$][\w$]*$/;

const identifier = new RegExp(`^${start}(?:${part})*$`, "u");
const starts = new RegExp(`^${start}`, "u");
const run = new RegExp(`(?:${inWord})+`, "gu");

const unknowns = new RegExp(unknown, "u");

/** True for text in which there are characters that one tool may take for letters and another one not. */
export const hasUnknown = (text: string): boolean => unknowns.test(text);

/** True for text that may stand as a name in TypeScript, reserved words aside. */
export function isIdentifier(text: string): boolean {
  return plainIdentifier.test(text) || identifier.test(text);
}

/** An identifier may not start with a digit, nor be empty. */
export function startable(name: string): string {
  return starts.test(name) ? name : `_${name}`;
}

/** The words of a text: runs of letters and digits (not of signs such as `²`, which no name may hold), separated by everything else. */
export function words(text: string): readonly string[] {
  return text.match(run) ?? [];
}
