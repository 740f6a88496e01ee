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

/**
 * Reads the body into `call`, and answers what `then` makes of it. What does not fit becomes issues; `then` is given the reason why the
 * body can't be read at all. Throws and rejects as `then` does.
 */
export function withBody<Result>(
  { required, content: contents }: Body,
  incoming: Incoming,
  call: Call,
  options: RouterOptions,
  issues: RequestIssue[],
  then: Then<Refusal | undefined, Result>,
): Result | Promise<Result> {
  const given = incoming.header("content-type");
  if (!incoming.hasBody && given === undefined) {
    if (required) issues.push({ in: "body", pointer: "", keyword: "required", message: "must be there" });
    return then(undefined);
  }
  // What says nothing of itself is bytes (RFC 9110, section 8.3).
  const type = given ?? "application/octet-stream";
  const content = contentFor(contents, type);
  if (content === undefined || !isReadable(content, type))
    return then(incoming.hasBody || required ? unsupported(contents) : undefined);
  if (content.wire.stream === true) return then(streamed(content, type, incoming, call, options, issues));
  return withBytes(incoming, options, (bytes) =>
    then("kind" in bytes ? bytes : read(content, type, bytes, required, call, options, issues)),
  );
}

/** What is done with what was waited for. */
type Then<Value, Result> = (value: Value) => Result | Promise<Result>;

function streamed(
  { wire, stream, check }: Content,
  type: string,
  incoming: Incoming,
  call: Call,
  options: RouterOptions,
  issues: RequestIssue[],
): Refusal | undefined {
  const { bodyLimit } = bodyLimits(options);
  const refusal = unwilling(incoming, bodyLimit);
  if (refusal !== undefined) return refusal;
  call.contentType = concrete(wire, type);
  const decoded = decodeBody(wire, incoming.stream(bodyLimit), type);
  if (decoded.faults.length > 0) judge("body", decoded, check, issues);
  else call.body = requestItems(decoded.value as AsyncIterable<unknown>, stream?.check);
  call.partHeaders = decoded.partHeaders?.value;
  return undefined;
}

function read(
  content: Content,
  type: string,
  bytes: Uint8Array,
  isRequired: boolean,
  call: Call,
  options: RouterOptions,
  issues: RequestIssue[],
): undefined {
  const { wire } = content;
  const decoded: Decoded<unknown> = tooManyInside(bytes, type, options) ?? decodeBody(wire, bytes, type);
  if (bytes.length === 0 && !isRequired && decoded.faults.length > 0) return; // there is none
  call.contentType = concrete(wire, type);
  call.body = judge("body", decoded, content.check, issues);
  const { partHeaders } = decoded;
  if (partHeaders !== undefined && content.partHeaders !== undefined)
    call.partHeaders = judge("partHeaders", partHeaders, content.partHeaders.check, issues);
}

/** The media type of a body: of one that is declared as a range, the type that it says itself. */
const concrete = (wire: Content["wire"], type: string): string => (wire.type.includes("*") ? lowered(type) : wire.type);

const bodyLimits = ({
  bodyLimit = 1024 * 1024,
  bodyTimeout = 30_000,
}: RouterOptions): { readonly bodyLimit: number; readonly bodyTimeout: number } => ({ bodyLimit, bodyTimeout });

/**
 * What `then` makes of the whole body as it arrives, or of why it can't be read; one that is too long, or in a content coding, is not begun.
 * Throws and rejects as `then` does.
 */
export function withBytes<Result>(
  incoming: Incoming,
  options: RouterOptions,
  then: Then<Uint8Array | Refusal, Result>,
): Result | Promise<Result> {
  if (!incoming.hasBody) return then(new Uint8Array());
  const { bodyLimit, bodyTimeout } = bodyLimits(options);
  const refusal = unwilling(incoming, bodyLimit);
  if (refusal !== undefined) return then(refusal);
  return new Promise((resolve, reject) =>
    incoming.bytes(bodyLimit, bodyTimeout, (it) => {
      try {
        resolve(then(typeof it === "string" ? unread(it, bodyLimit) : it));
      } catch (thrown) {
        const error = thrown as Error;
        reject(error);
      }
    }),
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
