import { optionsOf } from "./client.js";
import { RequestError } from "./errors.js";
import type { Call, CallOptions, Client, ClientOptions, Draft, Input } from "./types.js";

/** Sends a call and answers the response, its body unread. `at` is a URL of the client's own to send it to instead. */
export async function send(client: Client, call: Call, input: Input, options: CallOptions = {}, at?: URL): Promise<Response> {
  const own = optionsOf(client);
  const { request, replayable } = await requestOf(own, call, input, options, at);
  const retries = options.retries ?? own.retries ?? 0;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await once(own, call, request.clone(), options, attempt);
    const wait = attempt > retries || !replayable ? undefined : delayBefore(outcome, call.method, attempt, own.maxRetryDelay ?? 10_000);
    if (wait === undefined) {
      if (outcome instanceof Error) throw outcome;
      return outcome;
    }
    if (!(outcome instanceof Error)) await outcome.body?.cancel();
    await pause(wait, call, options.signal);
  }
}

async function requestOf(own: ClientOptions & { readonly baseUrl: string }, call: Call, input: Input, options: CallOptions, at?: URL): Promise<{ request: Request; replayable: boolean }> {
  const { headers = {}, cookies = {}, query = {} } = input;
  const draft: Draft = { headers: new Headers(own.headers), query: [], cookies: [] };
  for (const [name, value] of call.headers?.(headers) ?? []) draft.headers.append(name, value);
  const body = bodyOf(call, input, draft);
  draft.query.push(call.query?.(query) ?? "", input.querystring === undefined ? "" : (call.querystring?.(input.querystring) ?? ""));
  draft.cookies.push(call.cookies?.(cookies) ?? "");
  acceptOf(call, draft);
  await authenticate(own, call, draft);
  for (const [name, value] of Object.entries(options.headers ?? {})) draft.headers.set(name, value);
  const cookie = draft.cookies.filter((it) => it !== "").join("; ");
  if (cookie !== "") draft.headers.set("cookie", cookie);
  const search = draft.query.filter((it) => it !== "").join("&");
  const url = at?.href ?? `${own.baseUrl}${call.path(input.path ?? {})}`;
  const glue = url.includes("?") ? "&" : "?";
  const isStream = body instanceof ReadableStream;
  // Redirects are never followed: credentials belong to the origin they were given for.
  const init = { method: call.method, headers: draft.headers, body: body ?? null, redirect: "manual", ...(isStream ? { duplex: "half" } : {}) } as RequestInit;
  return { request: new Request(search === "" ? url : url + glue + search, init), replayable: !isStream };
}

function bodyOf(call: Call, { body, contentType }: Input, { headers }: Draft): BodyInit | undefined {
  const media = call.bodies?.find((it) => it.type === contentType) ?? call.bodies?.[0];
  if (body === undefined || media === undefined || call.encode === undefined) return undefined;
  const encoded = call.encode(media, body);
  headers.set("content-type", contentType !== undefined && media.type.includes("*") ? contentType : encoded.contentType);
  return encoded.body;
}

/** Every media type that some declared answer may have. */
function acceptOf({ answers }: Call, { headers }: Draft): void {
  const types = new Set(Object.values(answers).flatMap((it) => it.content.map(({ type }) => type)));
  if (types.size > 0 && !headers.has("accept")) headers.set("accept", [...types].join(", "));
}

/** The first way that the client has credentials for; none, when it has none. */
async function authenticate(own: ClientOptions, { security = [] }: Call, draft: Draft): Promise<void> {
  for (const way of security) {
    const trial: Draft = { headers: new Headers(), query: [], cookies: [] };
    let met = true;
    for (const { scheme, apply } of way) met = met && (await apply(scheme, own, trial));
    if (!met) continue;
    trial.headers.forEach((value, name) => draft.headers.set(name, value));
    draft.query.push(...trial.query);
    draft.cookies.push(...trial.cookies);
    return;
  }
}

async function once(own: ClientOptions, call: Call, request: Request, options: CallOptions, attempt: number): Promise<Response | RequestError> {
  const info = { operation: call.operation, attempt };
  const limit = AbortSignal.timeout(options.timeout ?? own.timeout ?? 30_000);
  const signal = options.signal === undefined ? limit : AbortSignal.any([options.signal, limit]);
  const replaced = (await own.onRequest?.(request, info)) ?? request;
  try {
    const response = await (own.fetch ?? fetch)(new Request(replaced, { signal }));
    await own.onResponse?.(response, info);
    return response;
  } catch (error) {
    const reason = options.signal?.aborted === true ? "aborted" : limit.aborted ? "timeout" : "network";
    return new RequestError(call.operation, reason, error);
  }
}

const idempotent: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "QUERY"]);

/** How long to wait before the next try, in milliseconds; undefined when there must be none. */
function delayBefore(outcome: Response | RequestError, method: string, attempt: number, longest: number): number | undefined {
  if (outcome instanceof Error) return outcome.reason === "network" && idempotent.has(method) ? backoff(attempt, longest) : undefined;
  if (outcome.status !== 429 && outcome.status !== 503) return undefined;
  if (outcome.status === 503 && !idempotent.has(method)) return undefined;
  const asked = retryAfter(outcome.headers.get("retry-after"));
  if (asked === undefined) return backoff(attempt, longest);
  return asked <= longest ? asked : undefined;
}

/** Exponential, with jitter over its upper half. */
function backoff(attempt: number, longest: number): number {
  return Math.min(longest, 200 * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
}

/** `Retry-After` in milliseconds: seconds, or a date (RFC 9110, section 10.2.3). */
function retryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

function pause(wait: number, call: Call, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, wait);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new RequestError(call.operation, "aborted", signal.reason));
    }, { once: true });
  });
}
