import { together } from "../wire/index.js";
import { deadline, type Deadline, type Late } from "./deadline.js";
import { AlreadyRead } from "./errors.js";
import type { BodyFault, Incoming } from "./message.js";
import type { NodeReadable, NodeRequest, NodeResponse } from "./node.js";
import { streamError } from "./reading.js";

const nothingGiven: Given = {};

/** A request of `node:http`. */
export class NodeIncoming implements Incoming {
  readonly method: string;
  readonly url: string;
  readonly hasBody: boolean;
  readonly #response: NodeResponse;
  readonly #given: Given;
  #signal: AbortSignal | undefined;
  #reading: Reading | undefined;

  constructor(
    readonly native: NodeRequest,
    response: NodeResponse,
    given = nothingGiven,
  ) {
    this.method = native.method ?? "GET";
    this.url = originForm(given.url ?? native.url ?? "/");
    this.hasBody = hasBody(native);
    this.#response = response;
    this.#given = given;
  }

  get isGone(): boolean {
    return this.#response.destroyed;
  }

  get signal(): AbortSignal {
    return (this.#signal ??= whileThere(this.#response));
  }

  header(name: string): string | undefined {
    const { headers } = this.native;
    // What an object inherits is neither a text nor a list.
    const value: unknown = headers[name];
    return typeof value === "string" ? value : Array.isArray(value) ? value.join(", ") : undefined;
  }

  headerSize(): number {
    const values = Object.entries(this.native.headers);
    return values.reduce((size, [name, value = ""]) => size + name.length + value.length, 0);
  }

  bytes(limit: number, milliseconds: number, then: (read: Uint8Array | BodyFault) => void): void {
    const { bytes } = this.#given;
    if (bytes !== undefined) return then(bytes.byteLength > limit ? "too-large" : bytes);
    const source = this.#source();
    this.#reading = new Reading(source, limit, new Whole(this, milliseconds, then));
  }

  stream(limit: number): ReadableStream<Uint8Array> {
    const { bytes } = this.#given;
    if (bytes !== undefined) return new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
    const source = this.#source();
    const start = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
      this.#reading = new Reading(source, limit, {
        data: (chunk) => {
          controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) <= 0) source.pause();
        },
        end: () => controller.close(),
        fail: (fault) => controller.error(streamError(fault, limit)),
      });
    };
    return new ReadableStream<Uint8Array>({
      start,
      pull: () => void source.resume(),
      cancel: () => this.stop(),
    });
  }

  stop(): void {
    this.#reading?.stop();
  }

  /** What the body is read from. */
  #source(): NodeReadable {
    const source = this.#given.source ?? this.native;
    if (source.readableEnded === true && this.hasBody) throw new AlreadyRead();
    return source;
  }
}

/** What a framework knows better than the request. */
export interface Given {
  /** The whole URL, where the request has only what is left of it. */
  readonly url?: string | undefined;
  /** The body, where it was read already. */
  readonly bytes?: Uint8Array | undefined;
  /** Where the body is read from: the request, if it isn't said. */
  readonly source?: NodeReadable | undefined;
}

interface Reader {
  data(chunk: Uint8Array): void;
  end(): void;
  fail(fault: BodyFault): void;
}

/** A body that is read. Exactly one of the reader's `end` and `fail` is called, once, unless it is stopped before. */
class Reading {
  #size = 0;
  #isOver = false;
  readonly #source: NodeReadable;
  readonly #limit: number;
  readonly #reader: Reader;

  constructor(source: NodeReadable, limit: number, reader: Reader) {
    this.#source = source;
    this.#limit = limit;
    this.#reader = reader;
    if (source.destroyed) {
      this.#onGone();
      return;
    }
    source.on("end", this.#onEnd);
    source.on("error", this.#onGone);
    source.on("close", this.#onGone);
    source.on("data", this.#onData);
  }

  readonly #onData = (chunk: Uint8Array): void => {
    this.#size += chunk.byteLength;
    if (this.#size <= this.#limit) return this.#reader.data(chunk);
    this.stop();
    this.#reader.fail("too-large");
  };

  // What has ended tells nothing more but that it is closed: to take the listeners off would only take time.
  readonly #onEnd = (): void => {
    this.#isOver = true;
    this.#reader.end();
  };

  readonly #onGone = (): void => {
    if (this.#isOver) return;
    this.stop();
    this.#reader.fail("incomplete");
  };

  stop(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const source = this.#source;
    source.off("data", this.#onData);
    source.off("end", this.#onEnd);
    source.off("error", this.#onGone);
    source.off("close", this.#onGone);
    source.pause();
  }
}

/** A body that is waited for. */
class Whole implements Reader, Late {
  readonly #chunks: Uint8Array[] = [];
  readonly #incoming: NodeIncoming;
  readonly #then: (read: Uint8Array | BodyFault) => void;
  readonly #limited: Deadline;

  constructor(incoming: NodeIncoming, milliseconds: number, then: (read: Uint8Array | BodyFault) => void) {
    this.#incoming = incoming;
    this.#then = then;
    this.#limited = deadline(milliseconds, this);
  }

  data(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
  }

  end(): void {
    this.#settle(together(this.#chunks));
  }

  fail(fault: BodyFault): void {
    this.#settle(fault);
  }

  late(): void {
    this.#incoming.stop();
    this.#then("timeout");
  }

  #settle(it: Uint8Array | BodyFault): void {
    this.#limited.end();
    this.#then(it);
  }
}

/** In HTTP/1 a body says that it comes (RFC 9112, section 6.3); in HTTP/2 the headers say when none does. */
function hasBody({ headers, httpVersionMajor, stream }: NodeRequest): boolean {
  if (headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0) return true;
  return httpVersionMajor > 1 && headers["content-length"] === undefined && stream?.endAfterHeaders === false;
}

/** A proxy may be asked with a whole URL (RFC 9112, section 3.2.2). */
export function originForm(url: string): string {
  if (url.startsWith("/") || url === "*") return url;
  const path = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/i.exec(url)?.[1] ?? "/";
  return path.startsWith("/") ? path : `/${path}`;
}

/** Aborted when the connection ends before the answer has. */
function whileThere(response: NodeResponse): AbortSignal {
  const controller = new AbortController();
  const onClose = (): void => {
    if (!response.writableFinished) controller.abort();
  };
  if (response.destroyed) onClose();
  else response.on("close", onClose);
  return controller.signal;
}
