/** The body of a request: whether it is read, and what comes of it. */
import { declaredFor, decodeBody, decodeBytes, decodeText, type Decoded } from "../wire/index.js";
import type { Call } from "./call.js";
import type { Content, Route } from "./description.js";
import { judge } from "./input.js";
import { tooManyInside } from "./limits.js";
import type { BodyFault, Incoming } from "./message.js";
import type { Refusal } from "./problems.js";
import { requestItems } from "./stream.js";
import type { RequestIssue, RouterOptions } from "./types.js";

type Body = NonNullable<Route["body"]>;

/** Reads the body into `call`. What does not fit becomes issues; why it can't be read at all is answered. */
export async function readBody(
  { required, content: contents }: Body,
  incoming: Incoming,
  call: Call,
  options: RouterOptions,
  issues: RequestIssue[],
): Promise<Refusal | undefined> {
  const given = incoming.header("content-type");
  if (!incoming.hasBody && given === undefined) {
    if (required) issues.push({ in: "body", pointer: "", keyword: "required", message: "must be there" });
    return undefined;
  }
  // What says nothing of itself is bytes (RFC 9110, section 8.3).
  const type = given ?? "application/octet-stream";
  const content = contentFor(contents, type);
  if (content === undefined || !isReadable(content, type)) {
    return incoming.hasBody || required ? unsupported(contents) : undefined;
  }
  const { bodyLimit } = bodyLimits(options);
  const refusal = unwilling(incoming, bodyLimit);
  if (refusal !== undefined) return refusal;
  const concrete = content.wire.type.includes("*") ? lowered(type) : content.wire.type;
  if (content.wire.stream === true) {
    call.contentType = concrete;
    const { value } = decodeBody(content.wire, incoming.stream(bodyLimit), type);
    call.body = requestItems(value as AsyncIterable<unknown>, content.stream?.check);
    return undefined;
  }
  const bytes = await bytesOf(incoming, options);
  if ("kind" in bytes) return bytes;
  const decoded: Decoded<unknown> = tooManyInside(bytes, type, options) ?? decodeBody(content.wire, bytes, type);
  const isNone = bytes.length === 0 && !required && decoded.faults.length > 0;
  if (isNone) return undefined;
  call.contentType = concrete;
  call.body = judge("body", decoded, content.check, issues);
  const { partHeaders } = decoded;
  if (partHeaders !== undefined && content.partHeaders !== undefined)
    call.partHeaders = judge("partHeaders", partHeaders, content.partHeaders.check, issues);
  return undefined;
}

const bodyLimits = ({
  bodyLimit = 1024 * 1024,
  bodyTimeout = 30_000,
}: RouterOptions): { readonly bodyLimit: number; readonly bodyTimeout: number } => ({ bodyLimit, bodyTimeout });

/** The whole body as it arrives, or why it can't be read; one that is too long, or in a content coding, is not begun. */
export function bytesOf(
  incoming: Incoming,
  options: RouterOptions,
): Uint8Array | Refusal | Promise<Uint8Array | Refusal> {
  if (!incoming.hasBody) return new Uint8Array();
  const { bodyLimit, bodyTimeout } = bodyLimits(options);
  return (
    unwilling(incoming, bodyLimit) ??
    incoming.bytes(bodyLimit, bodyTimeout).then((it) => (typeof it === "string" ? unread(it, bodyLimit) : it))
  );
}

/** Why a body is refused before it is read. */
function unwilling(incoming: Incoming, limit: number): Refusal | undefined {
  const coding = incoming.header("content-encoding")?.trim().toLowerCase() ?? "";
  if (coding !== "" && coding !== "identity") {
    const detail = "The body must not be in a content coding.";
    return { status: 415, kind: "unsupported-encoding", detail, headers: [["accept-encoding", "identity"]] };
  }
  return Number(incoming.header("content-length") ?? 0) > limit ? unread("too-large", limit) : undefined;
}

function unread(fault: BodyFault, limit: number): Refusal {
  if (fault === "timeout") return { status: 408, kind: "timeout", detail: "The body took too long." };
  if (fault === "incomplete") return { status: 400, kind: "incomplete", detail: "The body is not complete." };
  return { status: 413, kind: "content-too-large", detail: `The body must have at most ${limit} bytes.` };
}

function unsupported(contents: readonly Content[]): Refusal {
  const types = contents.map((it) => it.wire.type).join(", ");
  const detail = `The body must be ${types}, its text in UTF-8.`;
  return { status: 415, kind: "unsupported-media-type", detail, headers: [["accept", types]] };
}

/** The declared content that a media type is one of. */
export const contentFor = (contents: readonly Content[], type: string): Content | undefined =>
  contents.find((it) => it.wire.type === type) ?? declaredFor(contents, type, (it) => it.wire.type);

/** With its parameters as they are. */
const lowered = (type: string): string => type.trim().replace(/^[^;]*/, (it) => it.trimEnd().toLowerCase());

const mediaType = /^\s*[!#$%&'*+.^`|~\w-]+\/[!#$%&'*+.^`|~\w-]+\s*(;|$)/;

/** True where it is a media type whose character encoding is known. Only plain text may be in another than UTF-8; bytes are in none. */
function isReadable({ wire }: Content, type: string): boolean {
  if (wire.type.includes("*") && !mediaType.test(type)) return false;
  if (!type.includes(";")) return true;
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(type)?.[1]?.toLowerCase();
  if (charset === undefined || ["utf-8", "utf8", "us-ascii"].includes(charset)) return true;
  if (wire.decode === decodeBytes) return true;
  return wire.decode === decodeText && isCharset(charset);
}

function isCharset(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}
