import { AlreadyRead } from "./errors.js";
import type { BodyFault, Incoming } from "./message.js";
import { joined, streamError } from "./reading.js";

/** A request of the web platform. */
export class FetchIncoming implements Incoming {
  readonly method: string;
  readonly url: string;
  readonly hasBody: boolean;
  readonly #given: Uint8Array | undefined;
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  /** `given`: its body, where somebody else has read it. */
  constructor(
    readonly native: Request,
    given?: Uint8Array,
  ) {
    this.method = native.method;
    this.url = pathOf(native.url);
    this.hasBody = native.body !== null && native.headers.get("content-length") !== "0";
    this.#given = given;
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

  headerSize(): number {
    let size = 0;
    this.native.headers.forEach((value, name) => (size += name.length + value.length));
    return size;
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
    this.#reader ??= this.#open();
    try {
      return (await this.#reader?.read())?.value;
    } catch {
      return "incomplete"; // the client has gone
    }
  }

  #open(): ReadableStreamDefaultReader<Uint8Array> | undefined {
    if (this.#given !== undefined) return new Blob([this.#given as Uint8Array<ArrayBuffer>]).stream().getReader();
    if (this.native.bodyUsed || this.native.body?.locked === true) throw new AlreadyRead();
    return this.native.body?.getReader();
  }
}

/** Path and query of an absolute URL. */
function pathOf(url: string): string {
  const start = url.indexOf("/", url.indexOf("//") + 2);
  const end = url.indexOf("#", start);
  return end < 0 ? url.slice(start) : url.slice(start, end);
}
