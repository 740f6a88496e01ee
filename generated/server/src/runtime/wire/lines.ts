// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** JSON Lines, NDJSON, and JSON text sequences (RFC 7464). */
import { parseExact, stringifyExact } from "./exact.js";
import { concrete, refused, textIn } from "./media.js";
import { isItems, linesOf, streamOf } from "./stream.js";
import { WireError, type Decode, type Decoded, type Encode, type Fault } from "./wire.js";

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
export const decodeLines: Decode = (payload, contentType, { type, natives }) => {
  const parse = natives === undefined ? JSON.parse : parseExact;
  const end = isSequence(contentType ?? type) ? separator : "\n";
  if (payload instanceof ReadableStream) return { value: itemsOf(payload, end, parse), faults: [] };
  const text = textIn(payload);
  return text === undefined
    ? refused("is not UTF-8")
    : all(
        text.split(end).filter((it) => it.trim() !== ""),
        parse,
      );
};

type Parse = (text: string) => unknown;

async function* itemsOf(
  stream: ReadableStream<Uint8Array>,
  end: string,
  parse: Parse,
): AsyncGenerator<unknown, void, undefined> {
  for await (const line of linesOf(stream, new RegExp(end))) {
    if (line.trim() === "") continue;
    const item = parsed(line, parse);
    if (item === undefined) throw new WireError("body", "", "has a line that is not valid JSON");
    yield item.value;
  }
}

function all(lines: readonly string[], parse: Parse): Decoded<unknown[]> {
  const faults: Fault[] = [];
  const value = lines.map((line, i) => {
    const item = parsed(line, parse);
    if (item === undefined) faults.push({ in: "body", name: "", pointer: `/${i}`, message: "is not valid JSON" });
    return item?.value;
  });
  return { value, faults };
}

function parsed(line: string, parse: Parse): { readonly value: unknown } | undefined {
  try {
    return { value: parse(line) };
  } catch {
    return undefined;
  }
}
