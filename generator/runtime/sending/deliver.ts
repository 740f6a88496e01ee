/** Sends one webhook or callback, and reads what its receiver answers. */
import { isProduction } from "../routing/production.js";
import { sent, type Prepared } from "../transport/connection.js";
import { NetworkError, TimeoutError } from "../transport/errors.js";
import { limited, pause } from "../transport/limit.js";
import { prepare, put } from "../transport/request.js";
import { isStream, read } from "../transport/response.js";
import { delayBefore, isTransient } from "../transport/retry.js";
import type {
  Answered,
  Awaitable,
  CallOptions,
  Content,
  Exchange,
  Fetch,
  HeaderValues,
  Input,
  OperationWire,
  Secret,
} from "../transport/types.js";
import { validateWith } from "../transport/validate.js";
import { WireError } from "../wire/index.js";
import { addressOf } from "./address.js";
import { bounded } from "./bounded.js";

interface Call {
  readonly operation: OperationWire;
  readonly options: CallOptions;
}

/** A webhook, or an operation of a callback. */
export interface HookWire extends Omit<OperationWire, "url" | "server"> {
  /** Percent-encoded, without its question mark. */
  readonly query?: (input: Input) => string;
  /** A body must be there. */
  readonly required?: true;
  /** The validators of its parts, by their names. */
  readonly checks: object;
}

/** What is about to be sent, byte for byte. */
export interface Message {
  /** Its name: "newPet". */
  readonly operation: string;
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** Empty where there is none. */
  readonly body: Uint8Array<ArrayBuffer>;
  /** Counted from 0. */
  readonly attempt: number;
}

export interface SendOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until an attempt is given up, the answer's body included. 0: never. Default: 30,000. */
  readonly timeout?: number;
  /**
   * How often it is sent again: where there was no answer, none in time, or 408, 429, 502, 503 or 504; whatever its method, so a receiver may
   * get it more than once. A body that is a stream is sent once. Default: 0.
   */
  readonly retries?: number;
  /** The longest wait between attempts, in milliseconds; where `Retry-After` asks for more there is no further one. Default: 60,000. */
  readonly maxRetryDelay?: number;
  readonly headers?: HeaderValues;
  /** For HTTP basic authentication, where the document asks for it. Whom the URL leads to is given it. */
  readonly username?: string;
  readonly password?: string;
  /** For bearer tokens, OAuth 2 and OpenID Connect. */
  readonly token?: Secret;
  /** For API keys. */
  readonly apiKey?: Secret;
  /** The key or the token of each security scheme, by its name, where they differ. */
  readonly apiKeys?: { readonly [scheme: string]: Secret };
  /** Default: the global `fetch`. One that connects to no private address guards against names that lead to one. */
  readonly fetch?: Fetch;
  /** Holds what is sent against the document, and throws its `ValidationError`. Answers always are. Default: true, unless NODE_ENV is "production". */
  readonly validateRequests?: boolean;
  /** Whether this URL may be asked: it comes from a stranger, and may lead into your own network. Default: every http and https URL. */
  readonly isAllowed?: (url: URL) => Awaitable<boolean>;
  /** Headers that sign a message. Asked for each attempt, with everything else that is sent. */
  readonly sign?: (message: Message) => Awaitable<HeaderValues>;
  /** The longest answer that is read, in bytes. Default: 1 MiB. */
  readonly answerLimit?: number;
}

/**
 * Sends to a URL, and resolves to the declared answer that comes, whether or not that is a success; no redirect is followed. Rejects with
 * a `RefusedUrlError` for a URL that is none to send to, a `ValidationError` for what does not fit the document, and another
 * `TransportError` where no declared answer came.
 */
export async function deliver<Output>(
  hook: HookWire,
  to: string | URL,
  input: object = {},
  options: SendOptions = {},
): Promise<Output & Answered> {
  const operation: OperationWire = { ...hook, url: (base) => base };
  const given: Input = input;
  const check = validateWith(hook.checks);
  if (options.validateRequests ?? !isProduction()) {
    if (hook.required && given.body === undefined) throw new WireError("body", "", "must be there");
    await check({ operation, input: given });
  }
  const url = await addressOf(hook.name, to, hook.query?.(given), options.isAllowed);
  const call: Call = { operation, options: { headers: options.headers } };
  const { headers, content } = prepare(operation, given, call.options);
  const { answer } = await attempts(
    call,
    { url, headers, content: await bytesOf(hook.name, content, options) },
    options,
  );
  await check({ operation, answer });
  // Nobody is going to read it, and unread it would hold the connection.
  if (answer.body === undefined && !answer.response.bodyUsed) void answer.response.body?.cancel();
  return answer as unknown as Output & Answered;
}

/** What is signed must be there as a whole. */
async function bytesOf(
  operation: string,
  content: Content | undefined,
  { sign }: SendOptions,
): Promise<Content | undefined> {
  if (sign === undefined || content === undefined) return content;
  if (content.body instanceof ReadableStream)
    throw new TypeError(`${operation}: a stream can't be signed; give its bytes instead`);
  return { ...content, body: new Uint8Array(await new Response(content.body).arrayBuffer()) };
}

async function attempts(call: Call, prepared: Prepared, options: SendOptions): Promise<Exchange> {
  const { name } = call.operation;
  const { signal, timeout = 30_000, retries = 0, maxRetryDelay = 60_000 } = options;
  for (let attempt = 0; ; attempt += 1) {
    const isLast = attempt >= retries || prepared.content?.body instanceof ReadableStream;
    const delay: Delay = (after) => (isLast ? undefined : delayBefore(attempt, after, maxRetryDelay));
    const work = (inner: AbortSignal): Promise<Exchange | number> =>
      once(call, prepared, options, attempt, delay, inner);
    const isKept = (it: Exchange | number): boolean => typeof it === "object" && isStream(it.answer.body);
    const outcome = await limited(name, signal, timeout, work, isKept).catch((error: unknown) => {
      const wait = error instanceof NetworkError || error instanceof TimeoutError ? delay(null) : undefined;
      if (wait === undefined) throw error;
      return wait;
    });
    if (typeof outcome === "object") return outcome;
    await pause(name, signal, outcome);
  }
}

/** How long to wait before the next attempt, in milliseconds; undefined where there is none. */
type Delay = (retryAfter: string | null) => number | undefined;

async function once(
  call: Call,
  { url, headers, content }: Prepared,
  options: SendOptions,
  attempt: number,
  delay: Delay,
  signal: AbortSignal,
): Promise<Exchange | number> {
  const { operation } = call;
  const { name, method } = operation;
  const request = { url: url.href, headers: new Headers(headers) };
  const wanted = { operation, baseUrl: url.href, again: false, given: new Map<string, string>() };
  await operation.authenticate?.(options, request, wanted);
  if (options.sign !== undefined) {
    // Copies: what is signed is what is sent.
    const copy = content?.body instanceof Uint8Array ? content.body.slice() : new Uint8Array();
    const signed = { url: new URL(request.url), headers: new Headers(request.headers), body: copy };
    put(request.headers, await options.sign({ operation: name, method, ...signed, attempt }));
  }
  const fetched = await sent(operation, request, content, options.fetch, signal);
  const wait = isTransient(fetched.status, "PUT") ? delay(fetched.headers.get("Retry-After")) : undefined;
  if (wait !== undefined) {
    await fetched.body?.cancel();
    return wait;
  }
  return read(operation, bounded(fetched, options.answerLimit ?? 1024 * 1024), { method, url: url.href, headers });
}
