/** JSON Lines, NDJSON, and JSON text sequences (RFC 7464). */
import { parseExact, stringifyExact } from "./exact.js";
import { concrete, refused, textIn } from "./media.js";
import { parsed, type Parse } from "./json.js";
import { isItems, linesOf, MalformedItem, streamOf } from "./stream.js";
import { WireError, type Decode, type Decoded, type Encode, type JsonCheck } from "./wire.js";

const separator = "\x1e";

const isSequence = (type: string): boolean => /json-seq\b/i.test(type);

/** An array as text, an iterable or an async iterable as a stream: a line for each item. */
export const encodeLines: Encode = (value, { type, natives }) => {
  if (!isItems(value)) throw new WireError("body", "", "must be an array or an iterable");
  const start = isSequence(type) ? separator : "";
  const text = natives === undefined ? JSON.stringify : stringifyExact;
  const line = (it: unknown): string => `${start}${text(it)}\n`;
  return {
    contentType: concrete(type, "application/jsonl"),
    body: Array.isArray(value) ? value.map(line).join("") : streamOf(value, line),
  };
};

/** An array of the bytes' lines, or an `AsyncIterable` of the stream's, which throws a {@link WireError} at a line that is not JSON. */
export const decodeLines: Decode = (payload, contentType, { type, natives, check }) => {
  const read = {
    isSequence: isSequence(contentType ?? type),
    parse: natives === undefined ? JSON.parse : parseExact,
    check,
  };
  if (payload instanceof ReadableStream) return { value: itemsOf(payload, read), faults: [] };
  const text = textIn(payload);
  return text === undefined ? refused("is not UTF-8") : all(text, read);
};

interface Reading {
  readonly isSequence: boolean;
  readonly parse: Parse;
  readonly check: JsonCheck | undefined;
}

const separatorOf = ({ isSequence: is }: Reading): string => (is ? separator : "\n");

async function* itemsOf(
  stream: ReadableStream<Uint8Array>,
  reading: Reading,
): AsyncGenerator<unknown, void, undefined> {
  let index = 0;
  for await (const line of linesOf(stream, new RegExp(separatorOf(reading)))) {
    for (const { value, faults } of itemOf(line, index, reading)) {
      for (const { message, pointer } of faults) throw new MalformedItem(message, pointer);
      yield value;
    }
    index += 1;
  }
}

function all(text: string, reading: Reading): Decoded<unknown[]> {
  const items = text.split(separatorOf(reading)).flatMap((line, i) => itemOf(line, i, reading));
  const faults = items.flatMap((it, i) => it.faults.map((found) => ({ ...found, pointer: `/${i}${found.pointer}` })));
  return { value: items.map((it) => it.value), faults };
}

/** What a line says; nothing where it is blank. `index` counts all lines; in front of a sequence's first item there is an empty one. */
function itemOf(
  line: string,
  index: number,
  { isSequence: isItem, parse, check }: Reading,
): readonly Decoded<unknown>[] {
  if (line.trim() === "") return [];
  const { value, faults } = parsed(line, parse, check);
  const place = isItem ? `item ${index}` : `line ${index + 1}`;
  return [{ value, faults: faults.map((it) => ({ ...it, message: `${it.message}, in ${place}` })) }];
}
