// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** From what `fetch` answers to what the document declares. */
import { hide, lost, UnexpectedResponseError } from "./errors.js";
import type { Asked, Call, Exchange, ReadBody } from "./types.js";

/**
 * Reads an answer as the document declares it. A redirect is never followed; what is not declared, and a body that isn't what is declared,
 * rejects with an {@link UnexpectedResponseError}.
 */
export async function read({ operation, options }: Call, response: Response, request: Asked): Promise<Exchange> {
  const { name, method, responses } = operation;
  const { status, ok, headers } = response;
  const load = (): Promise<ArrayBuffer> => response.arrayBuffer().catch(lost(name, "the answer broke off"));
  const unexpected = async (problem: string, bytes = load()): Promise<never> => {
    throw new UnexpectedResponseError(name, { response, request }, problem, new TextDecoder().decode(await bytes));
  };
  // 0 stands for a redirect that a browser hides. `default` does not speak of redirects.
  const kind = `${String(status)[0]!}XX`;
  const declared = responses.find(
    ({ status: it }) => it === status || it === kind || (it === "default" && !/^[03]/.test(kind)),
  );
  if (!declared) return unexpected("which the document does not declare");
  const error = declared.ok && ok ? undefined : declared.error;
  const { read: reader } = declared;
  const hasBody = reader && method !== "HEAD" && ![204, 205, 304].includes(status);
  const answer = {
    status,
    ...(declared.headers && { headers: declared.headers((it) => headers.get(it)) }),
    ...(hasBody && (await reader(response, load, unexpected, declared, error ? undefined : options?.accept))),
  };
  return { answer: hide(answer, { response, request }), error };
}

const utf8 = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });

/** Reads JSON, whichever JSON type it says it is. */
export const readJson: ReadBody = async ({ headers }, load, unexpected) => {
  const type = headers.get("Content-Type");
  if (type !== null && !/^[^;]+[/+]json *(;|$)/i.test(type)) return unexpected(undeclaredType);
  const bytes = load();
  try {
    return { body: JSON.parse(utf8.decode(await bytes)) as unknown };
  } catch {
    return unexpected("but its body is not valid JSON", bytes);
  }
};

export const undeclaredType = "in a media type that the document does not declare";

/** True for a body that is still to come when a call is over. */
export const isStream = (body: unknown): boolean =>
  body instanceof ReadableStream || (typeof body === "object" && body !== null && Symbol.asyncIterator in body);
