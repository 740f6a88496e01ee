/** Text that comes in pieces. */
import { WireError } from "./wire.js";

/** Thrown by an iterable where one of its items is malformed. */
export class MalformedItem extends WireError {
  constructor(
    problem: string,
    /** JSON Pointer into the item. */
    readonly pointer: string,
  ) {
    super("body", "", problem);
  }
}

/** No line of a stream is longer than this many characters; what never ends a line would fill the memory. */
const maxLine = 16_777_216;

/** The lines of a stream of UTF-8, without their ends: LF, CRLF or CR, whichever come. The last one need not have an end. */
export async function* linesOf(
  stream: ReadableStream<Uint8Array>,
  end = /\r\n|[\n\r]/,
): AsyncGenerator<string, void, undefined> {
  let rest = "";
  for await (const piece of textsIn(stream)) {
    const lines = piece.split(end);
    lines[0] = rest + lines[0]!;
    rest = lines.pop()!;
    if (rest.length > maxLine) throw new WireError("body", "", `has a line of more than ${maxLine} characters`);
    yield* lines;
  }
  if (rest !== "") yield rest;
}

/** Decoded pieces, without an LF whose CR ended the piece before: a line is not held back until the next arrives. */
async function* textsIn(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let afterReturn = false;
  for await (const bytes of chunksOf(stream)) {
    let text = decoded(decoder, bytes, false);
    if (afterReturn && text.startsWith("\n")) text = text.slice(1);
    if (text !== "" || bytes.length !== 0) afterReturn = text.endsWith("\r");
    if (text !== "") yield text;
  }
  decoded(decoder, undefined, true); // throws where the last character is not whole
}

/** What a stream brings. It is cancelled when its reader stops early. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function decoded(decoder: TextDecoder, value: Uint8Array | undefined, done: boolean): string {
  try {
    return decoder.decode(value, { stream: !done });
  } catch {
    throw new WireError("body", "", "is not UTF-8");
  }
}

/** A stream of what `write` makes of each item; items are asked for as the reader wants them. */
export function streamOf<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  write: (item: Item) => string | Uint8Array,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done === true) return controller.close();
      const piece = write(next.value);
      controller.enqueue(typeof piece === "string" ? encoder.encode(piece) : piece);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

/** True for what can be sent item by item. */
export const isItems = (value: unknown): value is AsyncIterable<unknown> | Iterable<unknown> =>
  typeof value === "object" && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value);
