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

/** Decoded pieces, without an LF whose CR ended the piece before: a line is not held back until the next arrives. Cancels the stream when its reader stops early. */
async function* textsIn(stream: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const reader = stream.getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let afterReturn = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      let text = decoded(decoder, value, done);
      if (afterReturn && text.startsWith("\n")) text = text.slice(1);
      if (text !== "" || value?.length !== 0) afterReturn = text.endsWith("\r");
      if (text !== "") yield text;
      if (done) return;
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
export function streamOf(
  items: AsyncIterable<unknown> | Iterable<unknown>,
  write: (item: unknown) => string,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(write(next.value)));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

/** True for what can be sent item by item. */
export const isItems = (value: unknown): value is AsyncIterable<unknown> | Iterable<unknown> =>
  typeof value === "object" && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value);
