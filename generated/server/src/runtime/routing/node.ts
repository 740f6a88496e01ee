// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** The adapter for `node:http`. Its types are described here, so that nothing of Node is needed to compile or to bundle. */
import type { Core } from "./core.js";
import type { Incoming, Outgoing } from "./types.js";

/** What is used of `http.IncomingMessage`. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly complete: boolean;
  resume(): unknown;
}

/** What is used of `http.ServerResponse`. */
export interface NodeResponse {
  readonly writableFinished: boolean;
  readonly destroyed: boolean;
  writeHead(status: number, headers: string[]): unknown;
  write(chunk: Uint8Array): boolean;
  end(chunk?: string | Uint8Array): unknown;
  once(event: "close" | "drain", listener: () => void): unknown;
  destroy(): unknown;
}

/** Answers a request of `node:http`. */
export async function answerNode(core: Core, request: NodeRequest, response: NodeResponse): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) gone.abort();
  });
  const answer = await core.answer(incoming(request, gone.signal));
  if (gone.signal.aborted || response.destroyed) return;
  await send(answer, request, response);
}

function incoming(request: NodeRequest, signal: AbortSignal): Incoming {
  return {
    method: request.method ?? "GET",
    target: originForm(request.url ?? "/"),
    header: (name) => {
      const value = request.headers[name.toLowerCase()];
      return Array.isArray(value) ? value.join(", ") : value;
    },
    body: () => request,
    signal,
  };
}

/** A proxy may be asked with a whole URL (RFC 9112, section 3.2.2). */
function originForm(url: string): string {
  if (url.startsWith("/")) return url;
  const path = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/i.exec(url)?.[1] ?? "/";
  return path.startsWith("/") ? path : `/${path}`;
}

async function send({ status, headers, body }: Outgoing, request: NodeRequest, response: NodeResponse): Promise<void> {
  const list = headers.flatMap(([name, value]) => [name, value]);
  const bytes = body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : body;
  const closes = !request.complete;
  const framed = typeof bytes === "string" || bytes instanceof Uint8Array ? ["content-length", String(lengthOf(bytes))] : bytes === undefined && status >= 200 && status !== 204 && status !== 304 ? ["content-length", "0"] : [];
  response.writeHead(status, [...list, ...framed, ...(closes && !list.includes("connection") ? ["connection", "close"] : [])]);
  if (bytes instanceof ReadableStream) await stream(bytes, response);
  else response.end(bytes);
  if (closes) request.resume();
}

const lengthOf = (body: string | Uint8Array): number => (typeof body === "string" ? new TextEncoder().encode(body).byteLength : body.byteLength);

/** Waits for the client where it reads more slowly than the stream is written, and ends the stream when it goes away. */
async function stream(body: ReadableStream<Uint8Array>, response: NodeResponse): Promise<void> {
  const reader = body.getReader();
  try {
    for (let it = await reader.read(); !it.done; it = await reader.read()) {
      if (response.destroyed) break;
      if (!response.write(it.value)) await new Promise<void>((resolve) => { response.once("drain", resolve); response.once("close", resolve); });
    }
    response.end();
  } catch {
    response.destroy();
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
