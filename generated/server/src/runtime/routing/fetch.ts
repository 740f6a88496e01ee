// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** The adapter for the web's own `Request` and `Response`. */
import type { Core } from "./core.js";
import type { BodyFault, Incoming } from "./message.js";
import { joined, streamError } from "./reading.js";

/** Answers a request of the web platform. */
export async function answerFetch(core: Core, request: Request): Promise<Response> {
  const { status, headers, body } = await core.answer(new FetchIncoming(request));
  const isHead = request.method === "HEAD";
  if (isHead && body instanceof ReadableStream) await body.cancel().catch(() => undefined);
  return new Response(isHead ? null : (body ?? null), {
    status,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
  });
}

class FetchIncoming implements Incoming {
  readonly method: string;
  readonly url: string;
  readonly hasBody: boolean;
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  constructor(readonly native: Request) {
    this.method = native.method;
    this.url = pathOf(native.url);
    this.hasBody = native.body !== null && native.headers.get("content-length") !== "0";
  }

  get signal(): AbortSignal {
    return this.native.signal;
  }

  get isGone(): boolean {
    return this.native.signal.aborted;
  }

  header(name: string): string | undefined {
    return this.native.headers.get(name) ?? undefined;
  }

  async bytes(limit: number): Promise<Uint8Array | BodyFault> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for (let chunk = await this.#read(); chunk !== undefined; chunk = await this.#read()) {
      if (chunk === "incomplete") return chunk;
      size += chunk.byteLength;
      if (size > limit) {
        this.stop();
        return "too-large";
      }
      chunks.push(chunk);
    }
    return joined(chunks);
  }

  stream(limit: number): ReadableStream<Uint8Array> {
    let size = 0;
    const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
      const chunk = await this.#read();
      if (chunk === undefined) return controller.close();
      if (chunk === "incomplete") return controller.error(streamError(chunk, limit));
      size += chunk.byteLength;
      if (size <= limit) return controller.enqueue(chunk);
      this.stop();
      controller.error(streamError("too-large", limit));
    };
    return new ReadableStream<Uint8Array>({ pull, cancel: () => this.stop() });
  }

  stop(): void {
    this.#reader?.cancel().catch(() => undefined);
  }

  /** The next chunk; undefined at the end. */
  async #read(): Promise<Uint8Array | "incomplete" | undefined> {
    try {
      this.#reader ??= this.native.body?.getReader();
      return (await this.#reader?.read())?.value;
    } catch {
      return "incomplete"; // gone, or somebody else has read it
    }
  }
}

/** Path and query of an absolute URL. */
function pathOf(url: string): string {
  const start = url.indexOf("/", url.indexOf("//") + 2);
  const end = url.indexOf("#", start);
  return end < 0 ? url.slice(start) : url.slice(start, end);
}
