import { decodeJson, type Decoded } from "../wire/index.js";

/**
 * JSON in which no object has a name twice, and which is at most so many levels deep: deeper data than any document describes would end
 * the stack of most that work on it. Readers differ in which of two values they take (RFC 8259, section 4), so what one part of a system
 * has checked need not be what another one uses.
 */
export function decodeStrictJson(bytes: Uint8Array, maxDepth: number): Decoded<unknown> {
  const decoded = decodeJson(bytes, undefined, { type: "application/json" });
  if (decoded.faults.length > 0 || typeof decoded.value !== "object" || decoded.value === null) return decoded;
  const names = namesOf(decoded.value, maxDepth);
  if (names === undefined) return refused(decoded.value, `is more than ${maxDepth} levels deep`);
  if (names === namesIn(bytes)) return decoded;
  return refused(decoded.value, "has an object in which a name is given more than once");
}

const refused = (value: unknown, message: string): Decoded<unknown> => ({
  value,
  faults: [{ in: "body", name: "", pointer: "", message }],
});

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;

/** How many names there are in the text of valid JSON: strings before a colon. */
function namesIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(quote); at >= 0; at = bytes.indexOf(quote, at)) {
    at = endOf(bytes, at + 1);
    while (isSpace(bytes[at])) at += 1;
    if (bytes[at] === colon) count += 1;
  }
  return count;
}

/** The place behind the string that begins at `start`. */
function endOf(bytes: Uint8Array, start: number): number {
  for (let at = start; at < bytes.length; at += 1) {
    if (bytes[at] === backslash) at += 1;
    else if (bytes[at] === quote) return at + 1;
  }
  return bytes.length;
}

const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** How many names there are in a value; undefined where it is too deep. */
function namesOf(value: object, maxDepth: number): number | undefined {
  let count = 0;
  let level: readonly object[] = [value];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > maxDepth) return undefined;
    const next: object[] = [];
    for (const it of level) {
      const items = Object.values(it) as unknown[];
      if (!Array.isArray(it)) count += items.length;
      for (const item of items) if (typeof item === "object" && item !== null) next.push(item);
    }
    level = next;
  }
  return count;
}
