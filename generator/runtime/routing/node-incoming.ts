import { together } from "../wire/index.js";
import { deadline } from "./deadline.js";
import { AlreadyRead } from "./errors.js";
import type { BodyFault, Incoming } from "./message.js";
import type { NodeReadable, NodeRequest, NodeResponse } from "./node.js";
import { streamError } from "./reading.js";

const nothing = (): void => undefined;

/** A request of `node:http`. */
export class NodeIncoming implements Incoming {
  readonly method: string;
  readonly url: string;
  readonly hasBody: boolean;
  readonly #response: NodeResponse;
  readonly #given: Given;
  #signal: AbortSignal | undefined;
  #detach = nothing;

  constructor(
    readonly native: NodeRequest,
    response: NodeResponse,
    given: Given = {},
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
    const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
    return Array.isArray(value) ? value.join(", ") : value;
  }

  headerSize(): number {
    const values = Object.entries(this.native.headers);
    return values.reduce((size, [name, value = ""]) => size + name.length + value.length, 0);
  }

  bytes(limit: number, milliseconds: number, then: (read: Uint8Array | BodyFault) => void): void {
    const { bytes } = this.#given;
    if (bytes !== undefined) return then(bytes.byteLength > limit ? "too-large" : bytes);
    const source = this.#source();
    const chunks: Uint8Array[] = [];
    const limited = deadline(milliseconds, () => {
      this.stop();
      then("timeout");
    });
    const settle = (it: Uint8Array | BodyFault): void => {
      limited.end();
      then(it);
    };
    this.#listen(source, limit, {
      data: (chunk) => chunks.push(chunk),
      end: () => settle(together(chunks)),
      fail: settle,
    });
  }

  stream(limit: number): ReadableStream<Uint8Array> {
    const { bytes } = this.#given;
    if (bytes !== undefined) return new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
    const source = this.#source();
    const start = (controller: ReadableStreamDefaultController<Uint8Array>): void =>
      this.#listen(source, limit, {
        data: (chunk) => {
          controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) <= 0) source.pause();
        },
        end: () => controller.close(),
        fail: (fault) => controller.error(streamError(fault, limit)),
      });
    return new ReadableStream<Uint8Array>({
      start,
      pull: () => void source.resume(),
      cancel: () => this.stop(),
    });
  }

  stop(): void {
    this.#detach();
    this.#detach = nothing;
  }

  /** What the body is read from. */
  #source(): NodeReadable {
    const source = this.#given.source ?? this.native;
    if (source.readableEnded === true && this.hasBody) throw new AlreadyRead();
    return source;
  }

  /** Exactly one of `end` and `fail` is called, once, unless reading is stopped before. */
  #listen(source: NodeReadable, limit: number, { data, end, fail }: Listener): void {
    let size = 0;
    let isDone = false;
    const onData = (chunk: Uint8Array): void => {
      size += chunk.byteLength;
      if (size <= limit) return data(chunk);
      this.stop();
      fail("too-large");
    };
    // What has ended tells nothing more but that it is closed: to take the listeners off would only take time.
    const onEnd = (): void => {
      isDone = true;
      this.#detach = nothing;
      end();
    };
    const onGone = (): void => {
      if (isDone) return;
      this.stop();
      fail("incomplete");
    };
    this.#detach = () => {
      source.off("data", onData);
      source.off("end", onEnd);
      source.off("error", onGone);
      source.off("close", onGone);
      source.pause();
    };
    if (source.destroyed) return onGone();
    source.on("end", onEnd);
    source.on("error", onGone);
    source.on("close", onGone);
    source.on("data", onData);
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

interface Listener {
  readonly data: (chunk: Uint8Array) => void;
  readonly end: () => void;
  readonly fail: (fault: BodyFault) => void;
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
