// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** From what `fetch` answers to what the document declares. */
import { declaredFor, isJson, type MediaWire } from "../wire/index.js";
import { NetworkError, UnexpectedResponseError } from "./errors.js";
import type { Answer, Answered, Exchange, OperationWire, ResponseWire } from "./types.js";

/**
 * Reads an answer as the document declares it. A redirect is never followed; what is not declared, and a body that isn't what is declared,
 * rejects with an {@link UnexpectedResponseError}.
 */
export async function read(operation: OperationWire, response: Response, url: string): Promise<Exchange> {
  const declared = operation.responses.find((it) => isFor(it, response));
  if (declared === undefined) return unexpected(operation, response, "which the document does not declare");
  const answer: { -readonly [field in keyof Answer]: Answer[field] } = { status: response.status };
  if (declared.headers !== undefined) answer.headers = declared.headers((name) => response.headers.get(name));
  const media = declared.media ?? [];
  if (media.length > 0 && operation.method !== "HEAD" && !/^(204|205|304)$/.test(String(response.status))) {
    const chosen = mediaOf(media, response.headers.get("Content-Type"));
    if (chosen === undefined)
      return unexpected(operation, response, "in a media type that the document does not declare");
    answer.body = await bodyOf(operation, response, chosen);
    if (media.length > 1)
      answer.contentType = chosen.type.includes("*")
        ? (response.headers.get("Content-Type") ?? chosen.type)
        : chosen.type;
  }
  Object.defineProperty(answer, "response", { value: response });
  return { declared, answer: answer as Answer & Answered, url };
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

async function bodyOf(operation: OperationWire, response: Response, media: MediaWire): Promise<unknown> {
  const type = response.headers.get("Content-Type") ?? undefined;
  if (media.stream === true && response.body !== null) return media.decode?.(response.body, type, media).value;
  const bytes = await bytesOf(operation, response);
  const { value, faults = [] } = media.decode?.(bytes, type, media) ?? {};
  const [fault] = faults;
  if (fault !== undefined)
    throw new UnexpectedResponseError(
      operation.name,
      response,
      `but its body ${fault.message}`,
      new TextDecoder().decode(bytes),
    );
  return value;
}

async function bytesOf({ name }: OperationWire, response: Response): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new NetworkError(name, "the answer broke off", { cause });
  }
}

async function unexpected(operation: OperationWire, response: Response, problem: string): Promise<never> {
  const text = new TextDecoder().decode(await bytesOf(operation, response));
  throw new UnexpectedResponseError(operation.name, response, problem, text);
}
