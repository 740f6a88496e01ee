import { decodeBody, decodeHeaders, type MediaWire } from "../wire/index.js";
import { RequestError, ResponseError, UnexpectedResponseError } from "./errors.js";
import { send } from "./send.js";
import type { Answer, Call, CallOptions, Client, Details, Input } from "./types.js";

/** What an operation answered, whichever of the declared responses it was. */
export interface Received {
  readonly status: number;
  readonly headers: { readonly [name: string]: unknown };
  readonly contentType?: string;
  readonly body?: unknown;
  readonly response: Response;
}

/** Calls an operation and answers its success value. Rejects with a subclass of {@link ResponseError} for a declared error. */
export async function call(client: Client, what: Call, input: Input = {}, options?: CallOptions, at?: URL): Promise<unknown> {
  const response = await send(client, what, input, options, at);
  const { answer, body } = await read(what, response);
  if (response.status < 400) return body;
  const details: Details<number, unknown> = { operation: what.operation, status: response.status, headers: response.headers, body, response };
  throw new (answer.error ?? ResponseError)(details);
}

/** Calls an operation and answers status, headers and body of any declared response, errors too. */
export async function exchange(client: Client, what: Call, input: Input = {}, options?: CallOptions, at?: URL): Promise<Received> {
  const response = await send(client, what, input, options, at);
  const { answer, body, media } = await read(what, response);
  const contentType = answer.content.length > 1 && media !== undefined ? { contentType: media.type } : {};
  return { status: response.status, headers: headersOf(answer, response), ...contentType, ...(body === undefined ? {} : { body }), response };
}

/** Every header as text, and those that are declared decoded, under the name that the document gives them. */
function headersOf({ headers = [] }: Answer, response: Response): { readonly [name: string]: unknown } {
  const { value } = decodeHeaders(headers, (name) => response.headers.get(name));
  return { ...Object.fromEntries(response.headers), ...value };
}

async function read(what: Call, response: Response): Promise<{ readonly answer: Answer; readonly body: unknown; readonly media: MediaWire | undefined }> {
  const answer = answerFor(what, response.status);
  if (answer === undefined) return unexpected(what, response, "the document declares no such response");
  if (answer.content.length === 0 || what.method === "HEAD") {
    await response.body?.cancel();
    return { answer, body: undefined, media: undefined };
  }
  const type = response.headers.get("content-type");
  const media = type === null ? undefined : answer.content.find((it) => covers(it.type, type));
  if (media === undefined) return unexpected(what, response, type === null ? "it has no content type" : `the document declares no ${type} here`);
  if (media.stream === true && response.body !== null) return { answer, media, body: decodeBody(media, response.body, type).value };
  const bytes = await bytesOf(what, response);
  const { value, faults } = decodeBody(media, bytes, type);
  const [fault] = faults;
  if (fault === undefined) return { answer, media, body: value };
  throw new UnexpectedResponseError(what.operation, response.status, response.headers, new TextDecoder().decode(bytes), `its body ${fault.message}`);
}

async function bytesOf(what: Call, response: Response): Promise<Uint8Array> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    const late = error instanceof DOMException && error.name === "TimeoutError";
    throw new RequestError(what.operation, late ? "timeout" : "network", error);
  }
}

async function unexpected(what: Call, response: Response, problem: string): Promise<never> {
  const text = await response.text().catch(() => "");
  throw new UnexpectedResponseError(what.operation, response.status, response.headers, text, problem);
}

function answerFor({ answers }: Call, status: number): Answer | undefined {
  return [String(status), `${String(status).charAt(0)}XX`, "default"].map((it) => (Object.hasOwn(answers, it) ? answers[it] : undefined)).find((it) => it !== undefined);
}

/** True for a media type that a declared one covers: "text/*" covers "text/plain; charset=utf-8". */
function covers(declared: string, type: string): boolean {
  const [wanted = "", sub = ""] = bare(declared).split("/");
  const [got = "", gotSub = ""] = bare(type).split("/");
  return (wanted === "*" || wanted === got) && (sub === "*" || sub === gotSub);
}

const bare = (type: string): string => (type.split(";")[0] ?? "").trim().toLowerCase();
