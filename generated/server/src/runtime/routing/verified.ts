// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Signed requests: whoever checks a signature needs the body's own bytes, before anything is made of them. */
import { withBytes } from "./body.js";
import type { BodyFault, Incoming } from "./message.js";
import type { Refusal } from "./problems.js";
import type { RequestInfo, RouterOptions } from "./types.js";

/** Whether a request is what its sender signed; compare by `equalSecrets`. `body` is what arrived, byte for byte; empty where there is none. */
export type Verify = (request: RequestInfo, body: Uint8Array) => boolean | Promise<boolean>;

/** The request, whose body is read, once its signature is found right; else why it is refused. */
export async function verified(
  verify: Verify,
  incoming: Incoming,
  options: RouterOptions,
): Promise<Incoming | Refusal> {
  const bytes = await withBytes(incoming, options, (it) => it);
  if ("kind" in bytes) return bytes;
  // A copy, since whoever checks may keep or change what it is given.
  return (await verify(incoming, bytes.slice())) ? new Read(incoming, bytes) : forged;
}

const forged: Refusal = {
  status: 401,
  kind: "unauthenticated",
  detail: "The signature is not that of this request.",
  headers: [["www-authenticate", "Signature"]],
};

/** A request whose body is in memory already. */
class Read implements Incoming {
  readonly method: string;
  readonly url: string;
  readonly native: unknown;
  readonly hasBody: boolean;
  readonly #incoming: Incoming;
  readonly #bytes: Uint8Array;

  constructor(incoming: Incoming, bytes: Uint8Array) {
    this.#incoming = incoming;
    this.#bytes = bytes;
    this.method = incoming.method;
    this.url = incoming.url;
    this.native = incoming.native;
    this.hasBody = incoming.hasBody;
  }

  header(name: string): string | undefined {
    return this.#incoming.header(name);
  }

  headerSize(): number {
    return this.#incoming.headerSize();
  }

  bytes(_limit: number, _milliseconds: number, then: (read: Uint8Array | BodyFault) => void): void {
    then(this.#bytes);
  }

  stream(): ReadableStream<Uint8Array> {
    const bytes = this.#bytes;
    return new ReadableStream({
      start: (controller) => {
        if (bytes.length > 0) controller.enqueue(bytes);
        controller.close();
      },
    });
  }

  stop(): void {
    this.#incoming.stop();
  }

  get isGone(): boolean {
    return this.#incoming.isGone;
  }

  get signal(): AbortSignal {
    return this.#incoming.signal;
  }
}
