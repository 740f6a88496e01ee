/** JSON whose integers keep their digits: what a double can't hold is a bigint. */
import { readJson, writeJson } from "./json.js";
import type { Decode, Encode } from "./wire.js";

/** In front of the digits of an integer that stands in a string for a while. No text of a document holds it by accident. */
const markOf = (): string => `${crypto.randomUUID()}:`;

/** As `JSON.parse`, which throws a SyntaxError for what is no JSON. */
export function parseExact(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!/\d{16}/.test(text)) return value;
  const mark = markOf();
  return JSON.parse(marked(text, mark), (_, it: unknown) =>
    typeof it === "string" && it.startsWith(mark) ? BigInt(it.slice(mark.length)) : it,
  );
}

/** Valid JSON with each integer that a double can't hold in a string, behind `mark`. */
function marked(text: string, mark: string): string {
  const pieces: string[] = [];
  let done = 0;
  for (let at = 0; at < text.length;) {
    const start = at;
    if (text[at] === '"') at = endOfString(text, at + 1);
    else if (!/[-\d]/.test(text[at]!)) at += 1;
    else {
      while (/[-+.\deE]/.test(text[at] ?? "")) at += 1;
      const number = text.slice(start, at);
      if (!/^-?\d{16,}$/.test(number) || Number.isSafeInteger(Number(number))) continue;
      pieces.push(text.slice(done, start), `"${mark}${number}"`);
      done = at;
    }
  }
  return pieces.join("") + text.slice(done);
}

/** The place behind a string of JSON whose text begins at `at`. */
export function endOfString(text: string, at: number): number {
  for (let end = text.indexOf('"', at); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
}

/** As `JSON.stringify`; a bigint is written with all its digits. Undefined for what has no form in JSON. */
export function stringifyExact(value: unknown): string | undefined {
  let mark: string | undefined;
  const text = JSON.stringify(value, (_, it: unknown) =>
    typeof it === "bigint" ? `${(mark ??= markOf())}${it}` : it,
  ) as string | undefined;
  return mark === undefined ? text : text?.replace(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1");
}

export const encodeExactJson: Encode = (value, { type }) => writeJson(type, stringifyExact(value));

export const decodeExactJson: Decode = (payload, _contentType, media) => readJson(payload, media, parseExact);
