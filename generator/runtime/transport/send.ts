/** What the generated functions call. */
import { fileNameIn } from "../wire/index.js";
import type { Answer, Answered, CallOptions, Client, Exchange, OperationWire } from "./types.js";

/**
 * Carries out an operation. Resolves to the body of a success, rejects with the operation's error for every other declared status, and
 * with another `TransportError` for everything else. `Body` is what the document declares.
 */
export async function send<Body>(
  client: Client,
  operation: OperationWire,
  input?: object,
  options?: CallOptions,
): Promise<Body> {
  return succeeded(operation, await client.request({ operation, input, options })).body as Body;
}

/** The same for every declared status: resolves to what was answered, whether or not that is a success. */
export async function sendForResponse<Output>(
  client: Client,
  operation: OperationWire,
  input?: object,
  options?: CallOptions,
): Promise<Output & Answered> {
  return (await client.request({ operation, input, options })).answer as unknown as Output & Answered;
}

/** A success whose body is still to be read. */
export interface Download extends Answered {
  /** Its bytes as they come. Whoever doesn't read it to its end cancels it, which ends the connection. */
  readonly body: ReadableStream<Uint8Array>;
  /** What the file is called, by `Content-Disposition` (RFC 6266); no folder is in it. */
  readonly name: string | undefined;
}

/** The same as {@link send}, resolving before the body is there: nothing is held in memory. The time limit is for the answer's beginning. */
export async function sendForStream(
  client: Client,
  operation: OperationWire,
  input?: object,
  options?: CallOptions,
): Promise<Download> {
  const answer = succeeded(operation, await client.request({ operation, input, options, stream: true }));
  const { body, response, request } = answer;
  const download = { body, name: fileNameIn(response.headers.get("Content-Disposition") ?? "") };
  return Object.defineProperties(download, { response: { value: response }, request: { value: request } }) as Download;
}

/** The answer, if it is a success; throws the operation's error otherwise. */
export function succeeded({ name }: OperationWire, { declared, answer }: Exchange): Answer & Answered {
  const { response } = answer;
  if (declared.error !== undefined && !(declared.ok && response.ok)) throw new declared.error(name, answer);
  // Nobody is going to read it, and unread it would hold the connection.
  if (declared.media === undefined && answer.body === undefined && !response.bodyUsed) void response.body?.cancel();
  return answer;
}
