/** What the generated functions call. */
import { fileNameIn } from "../wire/index.js";
import { hide } from "./errors.js";
import type { Answer, Answered, CallOptions, Client, Exchange, OperationWire, ReadBody } from "./types.js";

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
  const exchange = await client.request({ operation: streamed(operation), input, options });
  const { body, response, request } = succeeded(operation, exchange);
  const download = {
    body: (body ?? new Blob([]).stream()) as Download["body"],
    name: fileNameIn(response.headers.get("Content-Disposition") ?? ""),
  };
  return hide(download, { response, request });
}

/** The operation, of which a success is not read. */
function streamed(operation: OperationWire): OperationWire {
  const responses = operation.responses.map((it) => {
    const read: ReadBody = (response, ...rest) =>
      it.error && !(it.ok && response.ok) ? (it.read?.(response, ...rest) ?? {}) : { body: response.body };
    return { ...it, read };
  });
  return { ...operation, responses };
}

/** The answer, if it is a success; throws the operation's error otherwise. */
export function succeeded({ name }: OperationWire, { error: Refusal, answer }: Exchange): Answer & Answered {
  if (Refusal) throw new Refusal(name, answer);
  const { body, response } = answer;
  // Nobody is going to read it, and unread it would hold the connection.
  if (body === undefined) response.body?.cancel().catch(() => undefined);
  return answer;
}
