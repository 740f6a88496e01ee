import { isRenewable } from "./auth.js";
import { connectionOf, sent, type Connection, type Prepared } from "./connection.js";
import { NetworkError, TimeoutError } from "./errors.js";
import { limited, pause } from "./limit.js";
import { isStream, read } from "./response.js";
import { delayBefore, isIdempotent, isTransient } from "./retry.js";
import type {
  Addressed,
  Authenticate,
  CallOptions,
  Client,
  ClientOptions,
  Draft,
  Exchange,
  Input,
  OperationWire,
  ServerWire,
} from "./types.js";

/** Connects to an API. `server` is the document's. Throws a TypeError for an address that can't be used. */
export function createClient(server: ServerWire, options: ClientOptions = {}): Client {
  const connection = connectionOf(server, options);
  const { baseUrl, origins } = connection;
  return {
    baseUrl,
    origins,
    request: (operation, input = {}, own = {}) => checked(connection, options, { operation, input, options: own }),
  };
}

interface Call {
  readonly operation: OperationWire;
  readonly input: Input;
  readonly options: CallOptions;
}

/** Carries out a call; what is sent and what arrives is validated, where that is asked for. */
async function checked(connection: Connection, options: ClientOptions, call: Call): Promise<Exchange> {
  const { operation, input } = call;
  const validate = call.options.validate ?? options.validate;
  if (validate && !operation.isAddressed) await validate({ operation, input });
  const exchange = await attempts(connection, options, call, connection.requestOf(operation, input, call.options));
  if (validate) {
    const { response: _, request: __, ...answer } = exchange.answer;
    await validate({ operation, answer });
  }
  return exchange;
}

/** What is instead of an exchange when other credentials may do better; other numbers are milliseconds to wait. */
const refused = -1;

async function attempts(
  connection: Connection,
  options: ClientOptions,
  call: Call,
  prepared: Prepared,
): Promise<Exchange> {
  const { operation } = call;
  const { name, method } = operation;
  const { signal, retries = options.retries ?? 0, timeout = options.timeout ?? 60_000 } = call.options;
  const given = new Map<string, string>();
  let again = false;
  let attempt = 0;

  /** How long to wait before the next attempt; undefined when there is none. */
  const delayAfter = (retryAfter: string | null): number | undefined =>
    attempt < retries && !isStream(prepared.content?.body)
      ? delayBefore(attempt, retryAfter, options.maxRetryDelay ?? 60_000)
      : undefined;

  const delayAfterFailure = (error: unknown): number => {
    const isLost = error instanceof NetworkError || error instanceof TimeoutError;
    const delay = isLost && isIdempotent(method) ? delayAfter(null) : undefined;
    if (delay === undefined) throw error;
    return delay;
  };

  const once = async (inner: AbortSignal): Promise<Exchange | number> => {
    const { url, headers, content } = prepared;
    const draft: Draft = { operation: name, method, ...changeable(options.before, url, headers), attempt };
    if (options.before) await options.before(draft);
    const request = { url: draft.url.href, headers: new Headers(draft.headers) };
    const asked = { method, url: request.url, headers: draft.headers };
    if (connection.origins.has(draft.url.origin)) {
      const wanted = { operation, baseUrl: connection.baseUrl, again, given };
      if (options.auth) await authenticatedBy(options.auth, operation, draft, request, again);
      else await operation.authenticate?.(options, request, wanted);
    }
    const response = await watched(options.after, draft, sent(operation, request, content, options.fetch, inner));
    const { status } = response;
    const delay =
      status === 401 && !again && !isStream(content?.body) && isRenewable(options)
        ? refused
        : isTransient(status, method)
          ? delayAfter(response.headers.get("Retry-After"))
          : undefined;
    if (delay === undefined) return read(operation, response, asked, call.options);
    await response.body?.cancel();
    return delay;
  };

  for (;;) {
    const outcome = await limited(name, signal, timeout, once, isOpen).catch(delayAfterFailure);
    if (typeof outcome === "object") return outcome;
    if (outcome === refused) again = true;
    else {
      await pause(name, signal, outcome);
      attempt += 1;
    }
  }
}

/** What a hook may change is its own. */
const changeable = (before: ClientOptions["before"], url: URL, headers: Headers): Pick<Draft, "url" | "headers"> =>
  before ? { url: new URL(url), headers: new Headers(headers) } : { url, headers };

/** True where the body is still to come. */
const isOpen = (outcome: Exchange | number): boolean => typeof outcome === "object" && isStream(outcome.answer.body);

async function authenticatedBy(
  auth: Authenticate,
  { security = [] }: OperationWire,
  draft: Draft,
  request: Addressed,
  again: boolean,
): Promise<void> {
  const url = new URL(request.url);
  const schemes = security.map((all) => all.map((it) => it.name));
  await auth({ ...draft, url, headers: request.headers }, { schemes, again });
  request.url = url.href;
}

/** An answer on its way, and who wants to know what comes of it. */
async function watched(after: ClientOptions["after"], draft: Draft, coming: Promise<Response>): Promise<Response> {
  if (!after) return coming;
  const start = Date.now();
  const tell = async (response?: Response, error?: unknown): Promise<void> =>
    after({ ...draft, response, error, milliseconds: Date.now() - start });
  const response = await coming.catch(async (error: NetworkError) => {
    await tell(undefined, error.cause);
    throw error;
  });
  await tell(response);
  return response;
}
