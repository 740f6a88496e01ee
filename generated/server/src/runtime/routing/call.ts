// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import type { Incoming } from "./message.js";
import type { Context, RequestInfo } from "./types.js";

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
  auth: unknown = undefined;
  /** Empty until the route is found. */
  operation = "";
  readonly #incoming: Incoming;
  #id: string | undefined;

  constructor(incoming: Incoming) {
    this.#incoming = incoming;
  }

  get id(): string {
    return (this.#id ??= crypto.randomUUID());
  }

  get request(): RequestInfo {
    return this.#incoming;
  }

  get signal(): AbortSignal {
    return this.#incoming.signal;
  }
}
