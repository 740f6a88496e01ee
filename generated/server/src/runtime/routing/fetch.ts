// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** The adapter for the web's own `Request` and `Response`. */
import type { Core } from "./core.js";
import { FetchIncoming } from "./fetch-incoming.js";
import { isStreaming, type Outgoing } from "./message.js";

/**
 * What `fetch` takes. A `Request` by itself is answered as a server does: nothing is ever thrown. A URL, or a request with options, is
 * asked as a client does: a path alone will do, and an aborted signal rejects.
 */
export function answerFetch(core: Core, input: Request | string | URL, init?: RequestInit): Promise<Response> {
  const isUrl = typeof input === "string" || input instanceof URL;
  if (!isUrl && !isInit(init)) return answerRequest(core, input);
  const url = isUrl ? new URL(input, "http://localhost") : input;
  return asked(core, new Request(url, { duplex: "half", ...init } as RequestInit));
}

/** The members of the Fetch standard's RequestInit, and those that runtimes add. */
const members =
  /^(body|cache|cf|client|credentials|dispatcher|duplex|headers|integrity|keepalive|method|mode|priority|proxy|redirect|referrer|referrerPolicy|signal|tls|verbose|window)$/;

/** Servers pass things of their own beside a request, such as the bindings of a worker; none of them is meant. */
function isInit(init: unknown): boolean {
  const names = typeof init === "object" && init !== null ? Object.keys(init) : [];
  return names.length > 0 && names.every((it) => members.test(it));
}

async function answerRequest(core: Core, request: Request): Promise<Response> {
  return responseOf(await core.answer(new FetchIncoming(request)), request.method);
}

/** As over a network: who gives up is told so at once, also while the body comes. */
async function asked(core: Core, request: Request): Promise<Response> {
  const { signal } = request;
  signal.throwIfAborted();
  let giveUp: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    giveUp = () => reject(signal.reason as Error);
    signal.addEventListener("abort", giveUp);
  });
  try {
    const answer = core.answer(new FetchIncoming(request));
    const { body, ...rest } = await Promise.race([answer, aborted]);
    return responseOf({ ...rest, body: isStreaming(body) ? until(signal, body) : body }, request.method);
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}

/** The same stream, which an aborted signal breaks off. */
function until(signal: AbortSignal, body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const through = new TransformStream<Uint8Array, Uint8Array>();
  body.pipeTo(through.writable, { signal }).catch(() => undefined);
  return through.readable;
}

/** As an object where no name comes twice, which platforms take fastest. */
function headersOf(headers: Outgoing["headers"]): Record<string, string> | [string, string][] {
  const names = new Set(headers.map(([name]) => name));
  // Some platforms take this one for what an object inherits from.
  if (names.size < headers.length || names.has("__proto__"))
    return headers.map(([name, value]): [string, string] => [name, value]);
  return Object.fromEntries(headers);
}

/** An answer as the platform's. */
export async function responseOf({ status, headers, body }: Outgoing, method: string): Promise<Response> {
  const isHead = method === "HEAD";
  if (isHead && isStreaming(body)) await body.cancel().catch(() => undefined);
  return new Response(isHead ? null : (body ?? null), { status, headers: headersOf(headers) });
}
