/** From what `fetch` answers to what the document declares. */
import { declaredFor, isJson, type MediaWire } from "../wire/index.js";
import { NetworkError, UnexpectedResponseError } from "./errors.js";
import type { Answer, Answered, Asked, Call, Draft, Exchange, OperationWire, ResponseWire } from "./types.js";

/**
 * Reads an answer as the document declares it. A redirect is never followed; what is not declared, and a body that isn't what is declared,
 * rejects with an {@link UnexpectedResponseError}.
 */
export async function read(call: Call, response: Response, { method, url, headers }: Draft): Promise<Exchange> {
  const { operation } = call;
  const request: Asked = { method, url: url.href, headers };
  const unexpected = async (problem: string, bytes?: Uint8Array<ArrayBuffer>): Promise<never> => {
    const text = new TextDecoder().decode(bytes ?? (await bytesOf(operation, response)));
    throw new UnexpectedResponseError(operation.name, { response, request }, problem, text);
  };
  const declared = operation.responses.find((it) => isFor(it, response));
  if (declared === undefined) return unexpected("which the document does not declare");
  const answer: { -readonly [field in keyof Answer]: Answer[field] } = { status: response.status };
  if (declared.headers !== undefined) answer.headers = declared.headers((name) => response.headers.get(name));
  const isSuccess = declared.error === undefined || (declared.ok === true && response.ok);
  const { media = [] } = declared;
  if (call.stream && isSuccess) answer.body = response.body ?? new Blob([]).stream();
  else if (media.length > 0 && method !== "HEAD" && !/^(204|205|304)$/.test(String(response.status))) {
    const type = response.headers.get("Content-Type");
    const wanted = isSuccess ? call.options?.accept : undefined;
    const chosen = mediaOf(media, type ?? wanted ?? null);
    if (chosen === undefined) return unexpected("in a media type that the document does not declare");
    if (wanted !== undefined && (mediaOf(media, wanted) ?? chosen) !== chosen)
      return unexpected("in another media type than was asked for");
    answer.body =
      chosen.stream === true && response.body !== null
        ? chosen.decode?.(response.body, type ?? undefined, chosen).value
        : await valueOf(await bytesOf(operation, response), chosen, response, unexpected);
    if (media.length > 1) answer.contentType = chosen.type.includes("*") ? (type ?? chosen.type) : chosen.type;
  }
  Object.defineProperties(answer, { response: { value: response }, request: { value: request } });
  return { declared, answer: answer as Answer & Answered };
}

/** `default` does not speak of redirects. */
function isFor({ status: declared }: ResponseWire, { status, type }: Response): boolean {
  if (type === "opaqueredirect") return false;
  const kind = `${Math.floor(status / 100)}XX`;
  return declared === status || declared === kind || (declared === "default" && kind !== "3XX");
}

/** `application/json` and `application/problem+json` are read alike. */
function mediaOf(media: readonly MediaWire[], type: string | null): MediaWire | undefined {
  if (type === null) return media[0];
  return declaredFor(media, type, (it) => it.type) ?? (isJson(type) ? media.find((it) => isJson(it.type)) : undefined);
}

/** The value that bytes stand for. */
function valueOf(
  bytes: Uint8Array<ArrayBuffer>,
  media: MediaWire,
  { headers }: Response,
  unexpected: (problem: string, bytes: Uint8Array<ArrayBuffer>) => Promise<never>,
): unknown {
  const { value, faults = [] } =
    media.decode?.(bytes, headers.get("Content-Type") ?? undefined, media, headers.get("Content-Disposition")) ?? {};
  const [fault] = faults;
  return fault === undefined ? value : unexpected(`but its body ${fault.message}`, bytes);
}

async function bytesOf({ name }: OperationWire, response: Response): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new NetworkError(name, "the answer broke off", { cause });
  }
}

/** True for a body that is still to come when a call is over. */
export const isStream = (body: unknown): boolean =>
  body instanceof ReadableStream || (typeof body === "object" && body !== null && Symbol.asyncIterator in body);
