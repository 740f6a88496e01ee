import { authenticate, isRenewable } from "./auth.js";
import { ForeignOriginError, NetworkError, TimeoutError } from "./errors.js";
import { limited, pause } from "./limit.js";
import { baseOf, prepare, type Prepared } from "./request.js";
import { read } from "./response.js";
import { delayBefore, isIdempotent, isTransient } from "./retry.js";
import type { Call, Client, ClientOptions, Draft, Exchange, Input, ServerWire } from "./types.js";

/** Connects to an API. `server` is the document's. Throws a TypeError for an address that can't be used. */
export function createClient(server: ServerWire, options: ClientOptions = {}): Client {
  const base = baseOf(server, options);
  const origins = new Set([base, ...(options.origins ?? [])].map((it) => new URL(it).origin));
  return { baseUrl: base.href, request: (call) => new Task(base, origins, options, call).run() };
}

/** One operation on its way, with all its attempts. */
class Task {
  readonly #base: URL;
  readonly #origins: ReadonlySet<string>;
  readonly #options: ClientOptions;
  readonly #call: Call;

  constructor(base: URL, origins: ReadonlySet<string>, options: ClientOptions, call: Call) {
    this.#base =
      call.operation.server === undefined || options.baseUrl !== undefined
        ? base
        : baseOf(call.operation.server, options);
    this.#origins = origins;
    this.#options = options;
    this.#call = call;
  }

  async run(): Promise<Exchange> {
    const { operation, options = {}, url } = this.#call;
    if (url !== undefined) this.#demandKnown(url);
    const input: Input = { path: {}, ...this.#call.input };
    const validate = options.validate ?? this.#options.validate;
    if (url === undefined) await validate?.({ operation, input });
    const prepared = prepare(
      this.#base,
      this.#call,
      input,
      this.#origins.has(this.#base.origin) ? this.#options.headers : undefined,
    );
    const exchange = await this.#attempts(prepared);
    await validate?.({ operation, answer: exchange.answer });
    return exchange;
  }

  #demandKnown(url: string): void {
    const { origin } = new URL(url);
    if (!this.#origins.has(origin)) throw new ForeignOriginError(this.#call.operation.name, origin);
  }

  async #attempts(prepared: Prepared): Promise<Exchange> {
    const { operation, options = {} } = this.#call;
    let again = false;
    for (let attempt = 0; ;) {
      const outcome = await this.#attempt(prepared, attempt, again).catch((error: unknown) =>
        this.#delayAfter(error, attempt, prepared),
      );
      if (outcome !== "refused" && typeof outcome !== "number") return outcome;
      if (outcome === "refused") again = true;
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
  async #attempt(prepared: Prepared, attempt: number, again: boolean): Promise<Exchange | number | "refused"> {
    const { operation, options = {} } = this.#call;
    const timeout = options.timeout ?? this.#options.timeout ?? 60_000;
    const work = async (signal: AbortSignal): Promise<Exchange | number | "refused"> => {
      const draft: Draft = {
        operation: operation.name,
        method: operation.method,
        url: new URL(prepared.url),
        headers: new Headers(prepared.headers),
        attempt,
      };
      await this.#options.before?.(draft);
      const response = await this.#send(draft, prepared, again, signal);
      const { status, headers } = response;
      const delay = isTransient(status, operation.method)
        ? this.#delay(attempt, prepared, headers.get("Retry-After"))
        : undefined;
      const isRefused =
        status === 401 && !again && !(prepared.body instanceof ReadableStream) && isRenewable(this.#options);
      if (delay === undefined && !isRefused) return read(operation, response, draft.url.href);
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

  async #send(draft: Draft, { body }: Prepared, again: boolean, signal: AbortSignal): Promise<Response> {
    const { method, url, headers } = draft;
    const target = new URL(url);
    const sent = new Headers(headers);
    if (this.#origins.has(target.origin)) await this.#authenticate({ ...draft, url: target, headers: sent }, again);
    const fetch = this.#options.fetch ?? globalThis.fetch;
    const init: RequestInit & { duplex?: "half" } = { method, headers: sent, redirect: "manual", signal };
    if (body !== undefined) init.body = body;
    if (body instanceof ReadableStream) init.duplex = "half";
    const start = Date.now();
    let outcome: { readonly response?: Response; readonly error?: unknown } = {};
    try {
      const response = await fetch(target.href, init);
      outcome = { response };
      return response;
    } catch (error) {
      outcome = { error };
      throw new NetworkError(draft.operation, "there was no answer", { cause: error });
    } finally {
      await this.#options.after?.({
        ...draft,
        response: outcome.response,
        error: outcome.error,
        milliseconds: Date.now() - start,
      });
    }
  }

  async #authenticate(request: Draft, again: boolean): Promise<void> {
    const { operation } = this.#call;
    const { auth } = this.#options;
    if (auth === undefined) return authenticate(operation, this.#options, request.url, request.headers, again);
    await auth(request, { schemes: (operation.security ?? []).map((all) => all.map((it) => it.name)), again });
  }
}

const isStream = (body: unknown): boolean => typeof body === "object" && body !== null && Symbol.asyncIterator in body;
