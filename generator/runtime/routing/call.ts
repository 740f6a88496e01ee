import type { Incoming } from "./message.js";
import { preferredOf } from "./negotiation.js";
import type { Context, RequestInfo, RouterOptions } from "./types.js";

/**
 * One request on its way: what a handler is given. Parts that the operation does not have are not there. What is seldom asked for is
 * made when it is.
 */
export class Call implements Context {
  declare path?: unknown;
  declare query?: unknown;
  declare headers?: unknown;
  declare cookies?: unknown;
  declare querystring?: unknown;
  declare contentType?: string;
  declare body?: unknown;
  declare partHeaders?: unknown;
  auth: unknown = undefined;
  /** Empty until the route is found. */
  operation = "";
  /** True once the answer depends on `Accept`. */
  varies = false;
  /** The media types of the operation's successes. */
  produces: readonly string[] | undefined = undefined;
  readonly #incoming: Incoming;
  readonly #requestId: RouterOptions["requestId"];
  #id: string | undefined;

  constructor(incoming: Incoming, requestId: RouterOptions["requestId"]) {
    this.#incoming = incoming;
    this.#requestId = requestId;
  }

  get id(): string {
    return (this.#id ??= this.#given() ?? crypto.randomUUID());
  }

  /** A hook that fails does not stop the answer. */
  #given(): string | undefined {
    try {
      return this.#requestId?.(this.#incoming);
    } catch {
      return undefined;
    }
  }

  get request(): RequestInfo {
    return this.#incoming;
  }

  get signal(): AbortSignal {
    return this.#incoming.signal;
  }

  /** Made anew each time, so that it may be taken out of the context. */
  get accepts(): Context["accepts"] {
    return <Type extends string>(...types: readonly Type[]): Type | undefined => {
      this.varies = true;
      const among = types.length > 0 ? types : ((this.produces ?? []) as readonly Type[]);
      return preferredOf(among, this.#incoming.header("accept"));
    };
  }
}
