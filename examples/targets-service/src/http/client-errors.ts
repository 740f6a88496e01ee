import type { Socket } from "node:net";
import { errorBody } from "./errors.js";

const statuses: { readonly [code: string]: readonly [number, string] } = {
  HPE_HEADER_OVERFLOW: [431, "Request Header Fields Too Large"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout"],
};

/** Answers what is no HTTP, or comes too slowly to become a request, and ends the connection. */
export function onClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed || !socket.writable) return void socket.destroy();
  const [status, title] = statuses[error.code ?? ""] ?? [400, "Bad Request"];
  const body = JSON.stringify(errorBody(status, title));
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
}
