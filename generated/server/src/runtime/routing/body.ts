// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import type { Incoming } from "./types.js";

/** Why a body was not read. */
export type BodyFault = "too-large" | "timeout" | "encoding";

/**
 * All bytes of a body, or why there are none: longer than `limit`, by its own word or in fact; slower than `timeout` milliseconds; or in
 * a content coding, of which none is understood.
 */
export async function readBody(request: Incoming, limit: number, timeout: number): Promise<Uint8Array | BodyFault> {
  const coding = request.header("content-encoding")?.trim().toLowerCase();
  if (coding !== undefined && coding !== "" && coding !== "identity") return "encoding";
  const declared = request.header("content-length");
  if (declared !== undefined && Number(declared) > limit) return "too-large";
  const pieces = request.body();
  if (pieces === undefined) return new Uint8Array();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<BodyFault>((resolve) => {
    timer = setTimeout(() => resolve("timeout"), timeout);
  });
  try {
    return await Promise.race([collect(pieces, limit), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function collect(pieces: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array | BodyFault> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.byteLength;
    if (size > limit) return "too-large";
    chunks.push(piece);
  }
  if (chunks.length === 1) return chunks[0] as Uint8Array;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** True where a request says that it has a body: by its length, or by being sent in chunks. */
export function hasBody(request: Incoming): boolean {
  const length = request.header("content-length");
  return request.header("transfer-encoding") !== undefined || (length !== undefined && Number(length) > 0);
}

/** True for a media type that a described one covers (RFC 9110, section 12.5.1): "text/*" covers "text/plain". Parameters don't count. */
export function covers(described: string, type: string): boolean {
  const [wanted = "", sub = ""] = bare(described).split("/");
  const [got = "", gotSub = ""] = bare(type).split("/");
  return (wanted === "*" || wanted === got) && (sub === "*" || sub === gotSub);
}

const bare = (type: string): string => (type.split(";")[0] ?? "").trim().toLowerCase();

/** True for a text in a character encoding that is read: UTF-8, or what is a part of it. */
export function isReadable(type: string): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type)?.[1]?.toLowerCase();
  return charset === undefined || ["utf-8", "utf8", "us-ascii"].includes(charset) || bare(type).startsWith("multipart/");
}
