/** What the generated functions call. */
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

/** The answer, if it is a success; throws the operation's error otherwise. */
export function succeeded({ name }: OperationWire, { declared, answer }: Exchange): Answer {
  const { response } = answer;
  if (declared.error !== undefined && !(declared.ok && response.ok)) throw new declared.error(name, answer);
  // Nobody is going to read it, and unread it would hold the connection.
  if (declared.media === undefined && !response.bodyUsed) void response.body?.cancel();
  return answer;
}
