/** Requests and answers, whatever they travel by. */
import type { RequestInfo } from "./types.js";

/** Why a body was not read: it is too long, or the client has gone before its end, or it took too long. */
export type BodyFault = "too-large" | "incomplete" | "timeout";

/** A request, as an adapter gives it. */
export interface Incoming extends RequestInfo {
  /** The length of all headers' names and values, in characters. */
  headerSize(): number;
  /** False where it is certain that no body comes. */
  readonly hasBody: boolean;
  /**
   * Calls `then` with the whole body, once. Stops reading at the byte that is too many, and after so many milliseconds. Throws an
   * {@link AlreadyRead} where somebody else has read it. No promise: what is done next need not wait for what else there is to do.
   */
  bytes(limit: number, milliseconds: number, then: (read: Uint8Array | BodyFault) => void): void;
  /** The body as it comes; fails with a 413 at the byte that is too many. */
  stream(limit: number): ReadableStream<Uint8Array>;
  /** Reads no further. */
  stop(): void;
  /** True once there is nobody left to answer. */
  readonly isGone: boolean;
  readonly signal: AbortSignal;
}

/** An answer, before it is one of the platform's. */
export interface Outgoing {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Adapters leave it out where the request was a HEAD. */
  readonly body: OutgoingBody;
}

export type OutgoingBody = string | Uint8Array<ArrayBuffer> | Blob | ReadableStream<Uint8Array> | undefined;

/** Texts are told first, since some platforms look up `ReadableStream` anew each time. */
export const isStreaming = (body: OutgoingBody): body is ReadableStream<Uint8Array> =>
  typeof body === "object" && body instanceof ReadableStream;

/** Headers by name, for a framework of whose calls with one name only the last counts. */
export function grouped(headers: Outgoing["headers"]): ReadonlyMap<string, string | string[]> {
  const values = new Map<string, string | string[]>();
  for (const [name, value] of headers) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : [before, value].flat());
  }
  return values;
}
