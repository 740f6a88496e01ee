/**
 * The adapter for `node:http`, and for `node:http2` by its compatible interface. What is used of them is described here, so that nothing
 * of Node is needed to compile or to bundle. No `Request`, `Response` or stream of the web is made on the way.
 */
import type { Core } from "./core.js";
import { sendNode } from "./node-send.js";
import type { Outgoing } from "./message.js";
import { NodeIncoming } from "./node-incoming.js";

/** What is used of a readable stream. */
export interface NodeReadable {
  readonly destroyed: boolean;
  /** True once everything was read. */
  readonly readableEnded?: boolean;
  on(event: "data" | "end" | "error" | "close", listener: (chunk: Uint8Array) => void): unknown;
  off(event: "data" | "end" | "error" | "close", listener: (chunk: Uint8Array) => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/** What is used of `http.IncomingMessage`. */
export interface NodeRequest extends NodeReadable {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly httpVersionMajor: number;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  /** True once the whole message has arrived, read or not. */
  readonly complete: boolean;
  /** HTTP/2: the stream, which knows whether a body comes. */
  readonly stream?: { readonly endAfterHeaders?: boolean };
}

/** What is used of `http.ServerResponse`. */
export interface NodeResponse {
  readonly writableFinished: boolean;
  readonly destroyed: boolean;
  getHeaderNames(): readonly string[];
  setHeader(name: string, value: string[]): unknown;
  writeHead(status: number): unknown;
  /** HTTP/1 only. */
  flushHeaders?(): void;
  write(chunk: string | Uint8Array): boolean;
  end(chunk?: string | Uint8Array): unknown;
  on(event: "error" | "close" | "drain", listener: () => void): unknown;
  off(event: "error" | "close" | "drain", listener: () => void): unknown;
  destroy(): unknown;
}

/** Answers a request of `node:http`. */
export function answerNode(core: Core, request: NodeRequest, response: NodeResponse): void {
  const incoming = new NodeIncoming(request, response);
  const answer = core.answer(incoming);
  if (answer instanceof Promise) void answer.then((it) => sendOrEnd(it, incoming, response));
  else sendOrEnd(answer, incoming, response);
}

function sendOrEnd(answer: Outgoing, incoming: NodeIncoming, response: NodeResponse): void {
  try {
    sendNode(answer, incoming, response)?.catch(() => response.destroy());
  } catch {
    response.destroy();
  }
}
