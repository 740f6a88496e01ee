/** Names in JSON, counted: where a text has more than its value, some object has one twice. */
import type { Json } from "../base/json.js";

/** How many names there are in the text of valid JSON: strings before a colon. */
export function namesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    at = endOf(text, at + 1);
    while (isSpace(text.charCodeAt(at))) at += 1;
    if (text.charCodeAt(at) === colon) count += 1;
  }
  return count;
}

const colon = 0x3a;

const isSpace = (unit: number): boolean => unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;

/** The place behind the string that begins at `start`. */
function endOf(text: string, start: number): number {
  for (let end = text.indexOf('"', start); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
  return text.length;
}

/** How many names there are in a value, however deep it is. */
export function namesOf(value: Json): number {
  let count = 0;
  const work: unknown[] = [value];
  for (let it = work.pop(); it !== undefined; it = work.pop()) {
    if (typeof it !== "object" || it === null) continue;
    const parts = Object.values(it) as unknown[];
    if (!Array.isArray(it)) count += parts.length;
    for (const part of parts) if (typeof part === "object" && part !== null) work.push(part);
  }
  return count;
}
