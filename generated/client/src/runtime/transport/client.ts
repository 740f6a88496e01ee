// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import { isRenewable } from "./auth.js";
import {
  authenticatedBySchemes,
  connectionOf,
  reaching,
  requestOf,
  sent,
  type Authenticated,
  type Connection,
  type Memory,
} from "./connection.js";
import { NetworkError, TimeoutError } from "./errors.js";
import { limited, pause } from "./limit.js";
import type { Prepared } from "./request.js";
import { isStream, read } from "./response.js";
import { delayBefore, isIdempotent, isTransient } from "./retry.js";
import type { Call, Client, ClientOptions, Draft, Exchange, Fetch, Input, ServerWire } from "./types.js";

/** Connects to an API. `server` is the document's. Throws a TypeError for an address that can't be used. */
export function createClient(server: ServerWire, options: ClientOptions = {}): Client {
  const connection = connectionOf(server, options);
  return { baseUrl: connection.base.href, request: (call) => new Task(connection, call).run() };
}

/** One operation on its way, with all its attempts. */
class Task {
  readonly #connection: Connection;
  readonly #options: ClientOptions;
  readonly #call: Call;
  readonly #memory: Memory = { again: false, given: new Map() };

  constructor(connection: Connection, call: Call) {
    this.#connection = connection;
    this.#options = connection.options;
    this.#call = call;
  }

  async run(): Promise<Exchange> {
    const { operation, options = {}, address } = this.#call;
    const input: Input = { path: {}, ...this.#call.input };
    const validate = options.validate ?? this.#options.validate;
    if (address === undefined) await validate?.({ operation, input });
    const exchange = await this.#attempts(requestOf(this.#connection, this.#call, input));
    await validate?.({ operation, answer: exchange.answer });
    return exchange;
  }

  async #attempts(prepared: Prepared): Promise<Exchange> {
    const { operation, options = {} } = this.#call;
    for (let attempt = 0; ;) {
      const outcome = await this.#attempt(prepared, attempt).catch((error: unknown) =>
        this.#delayAfter(error, attempt, prepared),
      );
      if (outcome !== "refused" && typeof outcome !== "number") return outcome;
      if (outcome === "refused") this.#memory.again = true;
      else {
        await pause(operation.name, options.signal, outcome);
        attempt += 1;
      }
    }
  }

  /** How long to wait after a failure; throws it where there is no use in waiting. */
  #delayAfter(error: unknown, attempt: number, prepared: Prepared): number {
    const { method } = this.#call.operation;
    const isLost = error instanceof NetworkError || error instanceof TimeoutError;
    const delay = isLost && isIdempotent(method) ? this.#delay(attempt, prepared, null) : undefined;
    if (delay === undefined) throw error;
    return delay;
  }

  /** Undefined when there is no further attempt. */
  #delay(attempt: number, { body }: Prepared, retryAfter: string | null): number | undefined {
    const retries = this.#call.options?.retries ?? this.#options.retries ?? 0;
    if (attempt >= retries || body instanceof ReadableStream) return undefined;
    return delayBefore(attempt, retryAfter, this.#options.maxRetryDelay ?? 60_000);
  }

  /** The exchange; or how long to wait before the next attempt; or "refused" when other credentials may do better. */
  async #attempt(prepared: Prepared, attempt: number): Promise<Exchange | number | "refused"> {
    const { operation, options = {} } = this.#call;
    const timeout = options.timeout ?? this.#options.timeout ?? 60_000;
    const work = async (signal: AbortSignal): Promise<Exchange | number | "refused"> => {
      const { url, headers: plain, body } = prepared;
      const { name, method } = operation;
      const { before } = this.#options;
      const isChanging = before !== undefined;
      const draft: Draft = {
        operation: name,
        method,
        url: isChanging ? new URL(url) : url,
        headers: isChanging ? new Headers(plain) : plain,
        attempt,
      };
      await before?.(draft);
      const fetch = this.#watched(draft);
      const response = await sent(this.#connection, this.#authenticated(), draft, body, this.#memory, fetch, signal);
      const { status, headers } = response;
      const delay = isTransient(status, operation.method)
        ? this.#delay(attempt, prepared, headers.get("Retry-After"))
        : undefined;
      const isRefused =
        status === 401 && !this.#memory.again && !(body instanceof ReadableStream) && isRenewable(this.#options);
      if (delay === undefined && !isRefused) return read(this.#call, response, draft);
      await response.body?.cancel();
      return delay ?? "refused";
    };
    return limited(
      operation.name,
      options.signal,
      timeout,
      work,
      (it) => typeof it === "object" && isStream(it.answer.body),
    );
  }

  #authenticated(): Authenticated {
    const { auth } = this.#options;
    if (auth === undefined) return authenticatedBySchemes(this.#connection, this.#call);
    const schemes = (this.#call.operation.security ?? []).map((all) => all.map((it) => it.name));
    return async (request, headers, { again }) => {
      const url = new URL(request.url);
      await auth({ ...request, url, headers }, { schemes, again });
      return url.href;
    };
  }

  /** `fetch`, and who wants to know what comes of it. */
  #watched(draft: Draft): Fetch {
    const { after, fetch } = this.#options;
    const reach = reaching(draft.operation, fetch);
    if (after === undefined) return reach;
    return async (url, init) => {
      const start = Date.now();
      const tell = async (response?: Response, error?: unknown): Promise<void> =>
        after({ ...draft, response, error, milliseconds: Date.now() - start });
      const response = await reach(url, init).catch(async (error: NetworkError) => {
        await tell(undefined, error.cause);
        throw error;
      });
      await tell(response);
      return response;
    };
  }
}
