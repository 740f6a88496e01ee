import { together } from "../wire/index.js";
import { AlreadyRead } from "./errors.js";
import type { BodyFault, Incoming } from "./message.js";
import { streamError } from "./reading.js";

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
    this.hasBody = mayHaveBody(native);
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

  bytes(limit: number, milliseconds: number, then: (read: Uint8Array | BodyFault) => void): void {
    const isWhole = this.#given === undefined && this.#isBounded(limit);
    if (!isWhole) this.#reader ??= this.#open();
    // A timer of its own: on some platforms a request can't wait for what another one has begun.
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      this.stop();
      then("timeout");
    }, milliseconds);
    void (isWhole ? this.#whole(limit) : this.#chunks(limit)).then((it) => {
      if (isLate) return;
      clearTimeout(timer);
      then(it);
    });
  }

  async #chunks(limit: number): Promise<Uint8Array | BodyFault> {
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
    return together(chunks);
  }

  /** True where the platform itself lets no more through, so that it may read the whole in its own way, which is the fastest. */
  #isBounded(limit: number): boolean {
    const { native } = this;
    if (native.headers.has("transfer-encoding") || native.bodyUsed) return false;
    return Number(native.headers.get("content-length") ?? Infinity) <= limit;
  }

  async #whole(limit: number): Promise<Uint8Array | BodyFault> {
    try {
      const bytes = new Uint8Array(await this.native.arrayBuffer());
      return bytes.byteLength > limit ? "too-large" : bytes; // in one process, nobody counts
    } catch {
      return "incomplete";
    }
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

/** Looks at `body` last: some platforms make it only then, which takes long. */
function mayHaveBody(request: Request): boolean {
  const { method, headers } = request;
  if (method === "GET" || method === "HEAD") return false;
  const length = headers.get("content-length");
  return length === null ? request.body !== null : length !== "0";
}

/** Path and query of an absolute URL. */
function pathOf(url: string): string {
  const start = url.indexOf("/", url.indexOf("//") + 2);
  const end = url.indexOf("#", start);
  return end < 0 ? url.slice(start) : url.slice(start, end);
}
