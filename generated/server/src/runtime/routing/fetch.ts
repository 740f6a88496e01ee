// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import type { Core } from "./core.js";
import type { Incoming, Outgoing } from "./types.js";

/** Answers a request of the web platform. */
export async function answerFetch(core: Core, request: Request): Promise<Response> {
  const { status, headers, body } = await core.answer(incoming(request));
  return new Response(body ?? null, { status, headers: headersOf(headers) });
}

function incoming(request: Request): Incoming {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    target: pathname + search,
    header: (name) => request.headers.get(name) ?? (isFramed(name, request) ? "chunked" : undefined),
    body: () => (request.body === null ? undefined : chunks(request.body)),
    signal: request.signal,
  };
}

/** A `Request` made in this process has a body but none of the headers that frame one on a connection. */
const isFramed = (name: string, request: Request): boolean => name === "transfer-encoding" && request.body !== null && request.headers.get("content-length") === null;

/** Not every platform lets one iterate over a stream. */
async function* chunks(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let it = await reader.read(); !it.done; it = await reader.read()) yield it.value;
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function headersOf(list: Outgoing["headers"]): Headers {
  const headers = new Headers();
  for (const [name, value] of list) if (name !== "connection") headers.append(name, value);
  return headers;
}
