/** From what `fetch` answers to what the document declares. */
import { lost, UnexpectedResponseError } from "./errors.js";
import type { Asked, CallOptions, Exchange, OperationWire, ReadBody, Responses, ResponseWire } from "./types.js";

/**
 * Reads an answer as the document declares it. A redirect is never followed; what is not declared, and a body that isn't what is declared,
 * rejects with an {@link UnexpectedResponseError}.
 */
export async function read(
  { name, responses, fallback }: Pick<OperationWire, "name" | "responses" | "fallback">,
  response: Response,
  request: Asked,
  options?: CallOptions,
): Promise<Exchange> {
  const { status, headers } = response;
  const load = (): Promise<ArrayBuffer> => response.arrayBuffer().catch(lost(name, "the answer broke off"));
  const unexpected = async (problem: string, bytes = load()): Promise<never> => {
    throw new UnexpectedResponseError(name, { response, request }, problem, new TextDecoder().decode(await bytes));
  };
  const declared = responses[status] ?? fallback?.(responses, response);
  if (!declared) return unexpected("which is not declared");
  const answer = {
    status,
    ...(declared.headers && { headers: declared.headers(headers) }),
    ...(await declared.read?.(response, load, unexpected, declared, options)),
    response,
    request,
  };
  return { answer, error: declared.error };
}

/** What is declared of a status by its range, else by `default`; which does not speak of redirects, nor of 0, which stands for one that a browser hides. */
export function byRange(responses: Responses, { status, ok }: Response): ResponseWire | undefined {
  const kind = `${String(status)[0]!}XX`;
  const found = responses[kind] ?? (/^[03]/.test(kind) ? undefined : responses["default"]);
  if (!found) return undefined;
  const { read: reader, error, ...others } = found;
  return {
    ...others,
    ...(reader && ![204, 205, 304].includes(status) && { read: reader }),
    ...(error && !(found.ok && ok) && { error }),
  };
}

const utf8 = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });

/** Reads JSON, whichever JSON type it says it is. */
export const readJson: ReadBody = async ({ headers }, load, unexpected) => {
  if (!/^[^;]*[/+]json *(;|$)/i.test(headers.get("Content-Type") ?? "/json")) return unexpected(undeclaredType);
  const bytes = load();
  try {
    return { body: JSON.parse(utf8.decode(await bytes)) as unknown };
  } catch {
    return unexpected("but its body is not valid JSON", bytes);
  }
};

export const undeclaredType = "in a media type that is not declared";

/** True for a body that is still to come when a call is over. */
export const isStream = (body: unknown): boolean =>
  body instanceof ReadableStream || (typeof body === "object" && body !== null && Symbol.asyncIterator in body);
