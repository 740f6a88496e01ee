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
  const { error: Refusal, answer } = await client.request(operation, input, options);
  if (Refusal) throw new Refusal(operation.name, answer);
  return answer.body as Body;
}

/** The same for an operation that may succeed without a body: what comes all the same is let go, since unread it would hold the connection. */
export async function sendAndClose<Body>(
  client: Client,
  operation: OperationWire,
  input?: object,
  options?: CallOptions,
): Promise<Body> {
  const { body, response } = succeeded(operation, await client.request(operation, input, options));
  if (body === undefined) response.body?.cancel().catch(() => undefined);
  return body as Body;
}

/** The same for every declared status: resolves to what was answered, whether or not that is a success. */
export async function sendForResponse<Output>(
  client: Client,
  operation: OperationWire,
  input?: object,
  options?: CallOptions,
): Promise<Output & Answered> {
  const { response, request, ...answer } = (await client.request(operation, input, options)).answer;
  return hide(answer, { response, request }) as unknown as Output & Answered;
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
  const exchange = await client.request(streamed(operation), input, options);
  const { body, response, request } = succeeded(operation, exchange);
  const download = {
    body: (body ?? new Blob([]).stream()) as Download["body"],
    name: fileNameIn(response.headers.get("Content-Disposition") ?? ""),
  };
  return hide(download, { response, request });
}

/** The operation, of which a success is not read. */
function streamed(operation: OperationWire): OperationWire {
  const responses = Object.entries(operation.responses).map(([status, it]) => {
    const read: ReadBody = (response, load, unexpected, declared, options) =>
      declared.error ? (it.read?.(response, load, unexpected, declared, options) ?? {}) : { body: response.body };
    return [status, { ...it, read }] as const;
  });
  return { ...operation, responses: Object.fromEntries(responses) };
}

/** The answer, if it is a success; throws the operation's error otherwise. */
export function succeeded({ name }: OperationWire, { error: Refusal, answer }: Exchange): Answer & Answered {
  if (Refusal) throw new Refusal(name, answer);
  return answer;
}
