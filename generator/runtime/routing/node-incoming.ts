import type { BodyFault, Incoming } from "./message.js";
import type { NodeRequest, NodeResponse } from "./node.js";
import { joined, streamError } from "./reading.js";

/** A request of `node:http`. */
export class NodeIncoming implements Incoming {
  readonly method: string;
  readonly url: string;
  readonly hasBody: boolean;
  readonly #response: NodeResponse;
  #signal: AbortSignal | undefined;
  #detach: () => void = () => undefined;

  constructor(
    readonly native: NodeRequest,
    response: NodeResponse,
  ) {
    this.method = native.method ?? "GET";
    this.url = originForm(native.url ?? "/");
    this.hasBody = hasBody(native);
    this.#response = response;
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

  bytes(limit: number): Promise<Uint8Array | BodyFault> {
    return new Promise((resolve) => {
      const chunks: Uint8Array[] = [];
      this.#listen(limit, {
        data: (chunk) => chunks.push(chunk),
        end: () => resolve(joined(chunks)),
        fail: resolve,
      });
    });
  }

  stream(limit: number): ReadableStream<Uint8Array> {
    const start = (controller: ReadableStreamDefaultController<Uint8Array>): void =>
      this.#listen(limit, {
        data: (chunk) => {
          controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) <= 0) this.native.pause();
        },
        end: () => controller.close(),
        fail: (fault) => controller.error(streamError(fault, limit)),
      });
    return new ReadableStream<Uint8Array>({
      start,
      pull: () => void this.native.resume(),
      cancel: () => this.stop(),
    });
  }

  stop(): void {
    this.#detach();
    this.#detach = () => undefined;
  }

  /** Exactly one of `end` and `fail` is called, once, unless reading is stopped before. */
  #listen(limit: number, { data, end, fail }: Listener): void {
    const { native } = this;
    let size = 0;
    const settle = (act: () => void) => () => {
      this.stop();
      act();
    };
    const onData = (chunk: Uint8Array): void => {
      size += chunk.byteLength;
      if (size > limit) settle(() => fail("too-large"))();
      else data(chunk);
    };
    const onEnd = settle(end);
    const onGone = settle(() => fail("incomplete"));
    this.#detach = () => {
      native.off("data", onData);
      native.off("end", onEnd);
      native.off("error", onGone);
      native.off("close", onGone);
      native.pause();
    };
    if (native.destroyed) return onGone();
    native.on("end", onEnd);
    native.on("error", onGone);
    native.on("close", onGone);
    native.on("data", onData);
  }
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
function originForm(url: string): string {
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
