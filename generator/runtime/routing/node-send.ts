import { isStreaming, type Outgoing, type OutgoingBody } from "./message.js";
import type { NodeIncoming } from "./node-incoming.js";
import type { NodeRequest, NodeResponse } from "./node.js";

/** Sends an answer; answers a promise where that takes its time. Throws for headers that can't be sent. */
export function sendNode(answer: Outgoing, incoming: NodeIncoming, response: NodeResponse): Promise<void> | undefined {
  const { status, headers, body } = answer;
  const { native: request } = incoming;
  const isAtOnce = typeof body !== "object" || body instanceof Uint8Array;
  if (!isAtOnce || request.method === "HEAD" || response.destroyed || isUnfinished(incoming))
    return sendSlowly(answer, incoming, response);
  incoming.stop();
  writeHead(response, request, status, fieldsOf(headers, status, body, false));
  response.end(body);
  return undefined;
}

/** A stream may be made of the request's body, so that is read until both have ended; otherwise nobody wants what is left of it. */
async function sendSlowly(
  { status, headers, body }: Outgoing,
  incoming: NodeIncoming,
  response: NodeResponse,
): Promise<void> {
  const { native: request } = incoming;
  const isHead = request.method === "HEAD";
  const content = isHead ? undefined : body;
  const isStream = isStreaming(content);
  if (!isStream) incoming.stop();
  const isUnread = !isStream && isUnfinished(incoming);
  if (isHead || response.destroyed) await discard(body);
  if (response.destroyed) return;
  const isLast = closes(request, status, isUnread);
  const fields = fieldsOf(headers, status, body, isHead);
  if (isLast) fields.push("connection", "close");
  writeHead(response, request, status, fields);
  if (isUnread) request.resume(); // without a listener, what comes is thrown away
  if (isStream) await pipe(content, response);
  else if (typeof content === "object" && content instanceof Blob) await pipe(content.stream(), response);
  else if (isLast) lastWords(content, request, response);
  else response.end(content);
  if (isStream) letGo(incoming);
}

/** Names and values of the answer's headers, one after another. */
function fieldsOf(headers: Outgoing["headers"], status: number, body: OutgoingBody, isHead: boolean): string[] {
  const fields: string[] = [];
  for (const [name, value] of headers) fields.push(name, value);
  const length = lengthFor(status, body, isHead);
  if (length !== undefined) fields.push("content-length", String(length));
  return fields;
}

/** True where the client may still be sending its body. */
export const isUnfinished = ({ hasBody, native }: NodeIncoming): boolean => !native.complete && hasBody;

/** Throws away what is left of a body, so that the connection can be used again. */
export function letGo(incoming: NodeIncoming): void {
  incoming.stop();
  if (isUnfinished(incoming)) incoming.native.resume();
}

/** True where the connection can't be used again, since too much of a body that nobody wants is still to come. */
export const closes = (request: NodeRequest, status: number, isUnread: boolean): boolean =>
  isUnread && request.httpVersionMajor === 1 && (status === 408 || !isShort(request));

/** What is left of a body of up to so many bytes is waited for, so that the connection can be used again. */
const short = 65_536;

const isShort = ({ headers }: NodeRequest): boolean => Number(headers["content-length"] ?? Infinity) <= short;

/** Takes names and values one after another, which is the fastest way. */
interface Http1Response {
  writeHead(status: number, fields: string[]): unknown;
}

/** HTTP/2's response takes each header by itself, and so does one that has headers already: of a name that comes twice, the last would win. */
function writeHead(response: NodeResponse, { httpVersionMajor }: NodeRequest, status: number, fields: string[]): void {
  if (httpVersionMajor === 1 && response.getHeaderNames().length === 0) {
    (response as Http1Response).writeHead(status, fields);
    return;
  }
  const byName = new Map<string, string[]>();
  for (let i = 0; i < fields.length; i += 2) {
    const name = fields[i] as string;
    byName.set(name, [...(byName.get(name) ?? []), fields[i + 1] as string]);
  }
  for (const [name, values] of byName) response.setHeader(name, values);
  response.writeHead(status);
}

/** What `Content-Length` says of a body, where it is known and is to be said. */
export function lengthFor(status: number, body: OutgoingBody, isHead: boolean): number | undefined {
  if (status === 204 || status === 304 || isStreaming(body)) return undefined;
  if (body === undefined) return isHead ? undefined : 0;
  return typeof body === "string" ? lengthOf(body) : body instanceof Blob ? body.size : body.byteLength;
}

/** By the platform's own count, where it has one. */
function lengthOf(text: string): number {
  const { Buffer } = globalThis as { readonly Buffer?: { byteLength(text: string): number } };
  return Buffer === undefined ? byteLength(text) : Buffer.byteLength(text);
}

/** The length of a text in UTF-8. */
export function byteLength(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    length += unit < 0x800 ? 1 : 2;
    if (isHigh(unit) && isLow(text.charCodeAt(i + 1))) i += 1; // four bytes for two units
  }
  return length;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** How long a client is listened to that has not noticed its answer. In milliseconds. */
const patience = 1000;

/**
 * Answers a client that is still sending. A connection that is closed with unread bytes is reset, and the answer lost with it (RFC 9112,
 * section 9.6), so what comes is thrown away for a moment.
 */
function lastWords(body: string | Uint8Array | undefined, request: NodeRequest, response: NodeResponse): void {
  const finish = (): void => {
    clearTimeout(timer);
    request.off("end", finish);
    request.off("close", finish);
    response.end();
  };
  const timer = setTimeout(finish, patience);
  request.on("end", finish);
  request.on("close", finish);
  if (body === undefined) response.flushHeaders?.();
  else response.write(body);
}

async function discard(body: OutgoingBody): Promise<void> {
  if (isStreaming(body)) await body.cancel().catch(() => undefined);
}

/** Waits for the client where it reads more slowly than the stream is written, and ends the stream when it goes away. */
async function pipe(body: ReadableStream<Uint8Array>, response: NodeResponse): Promise<void> {
  const reader = body.getReader();
  const onClose = (): void => void reader.cancel().catch(() => undefined);
  response.on("error", onClose);
  response.on("close", onClose);
  try {
    for (let it = await reader.read(); !it.done; it = await reader.read()) {
      if (!response.write(it.value)) await drained(response);
    }
    response.end();
  } catch {
    response.destroy(); // an answer that breaks off must not look whole
  } finally {
    response.off("close", onClose);
  }
}

function drained(response: NodeResponse): Promise<void> {
  if (response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const onReady = (): void => {
      response.off("drain", onReady);
      response.off("close", onReady);
      resolve();
    };
    response.on("drain", onReady);
    response.on("close", onReady);
  });
}
