/** From what a handler answers to what is sent. */
import { encodeBody, encodeBytes, isItems, plain, type ParameterWire } from "../wire/index.js";
import { contentFor } from "./body.js";
import type { Answer, Check, Content, Route } from "./description.js";
import { InvalidResponse } from "./errors.js";
import { contentTypeField, fields } from "./fields.js";
import type { Outgoing } from "./message.js";
import { answerItems } from "./stream.js";

/** What a handler answers. */
export interface Output {
  readonly status: number;
  readonly contentType?: string;
  readonly headers?: { readonly [name: string]: unknown };
  readonly body?: unknown;
  /** Of the parts of a multipart body. */
  readonly partHeaders?: object;
}

/** Throws an {@link InvalidResponse} for what can't be an answer at all. */
export function requireOutput(route: Route, output: unknown): asserts output is Output {
  const status = typeof output === "object" && output !== null ? (output as Partial<Output>).status : undefined;
  if (status !== undefined && Number.isInteger(status) && status >= 200 && status <= 599) return;
  const got = typeof output === "object" && output !== null ? status : typeof output;
  throw new InvalidResponse(route.id, got, "/status", "must be a status from 200 to 599");
}

/** The declared response that a status is: itself, its range, or the default. */
export function answerFor({ responses }: Route, status: number): Answer | undefined {
  if (Object.hasOwn(responses, status)) return responses[status];
  const name = [String(status), `${Math.floor(status / 100)}XX`, "default"].find((it) => Object.hasOwn(responses, it));
  return name === undefined ? undefined : responses[name];
}

/** Throws an {@link InvalidResponse} for an answer that the document does not declare. Later items of a stream are left to {@link checkItems}. */
export function checkOutput(route: Route, answer: Answer | undefined, output: Output): void {
  const { body, contentType, partHeaders } = output;
  if (answer === undefined) {
    // Where nothing is declared, anything may be answered (OpenAPI 3.1, `responses` is optional).
    if (Object.keys(route.responses).length === 0) return;
    throw unfit(route, output, "/status", "is not declared");
  }
  const { headers } = answer;
  if (headers?.check !== undefined)
    hold(route, output, headers.check, headersByName(headers.wire, output.headers ?? {}), "/headers");
  if (answer.content.length === 0) {
    if (body !== undefined) throw unfit(route, output, "/body", "is there, and none is declared");
    return;
  }
  const content = contentOf(answer, contentType);
  if (content === undefined) throw unfit(route, output, "/contentType", `${contentType ?? ""} is not declared`);
  if (body === undefined) throw unfit(route, output, "/body", "is missing");
  if (content.stream === undefined && !isStream(content, body)) hold(route, output, content.check, body, "/body");
  if (content.partHeaders !== undefined && partHeaders !== undefined)
    hold(route, output, content.partHeaders.check, partHeaders, "/partHeaders");
}

const unfit = ({ id }: Route, { status }: Output, pointer: string, problem: string): InvalidResponse =>
  new InvalidResponse(id, status, pointer, problem);

/** What each item of an answer must fit, where it is sent item by item. */
export const itemCheck = (answer: Answer | undefined, { contentType }: Output): Check | undefined =>
  (answer && contentOf(answer, contentType))?.stream?.check;

/** The answer with its items checked while they are sent; `refuse` is told of those that don't fit, and may throw. */
export function checkItems(
  route: Route,
  check: Check,
  output: Output,
  refuse: (fault: InvalidResponse) => void,
): Output {
  if (!isItems(output.body)) return output;
  const items = answerItems(output.body, check, (pointer, message) =>
    refuse(new InvalidResponse(route.id, output.status, `/body${pointer}`, message)),
  );
  return { ...output, body: items };
}

/** Bytes that come one after another can't be held against anything. */
const isStream = ({ wire }: Content, body: unknown): boolean =>
  wire.encode === encodeBytes && body instanceof ReadableStream;

function hold(route: Route, output: Output, check: Check, value: unknown, place: string): void {
  if (check.is(value)) return;
  const [first] = check.issues(value, { maxIssues: 1 });
  throw unfit(route, output, `${place}${first?.pointer ?? ""}`, first?.message ?? "does not fit");
}

/** Headers under the names that the document writes; themselves, where these are theirs. */
function headersByName(wire: readonly ParameterWire[], headers: NonNullable<Output["headers"]>): object {
  const isAsWritten = (name: string): boolean => headers[name] !== undefined && wire.some((it) => it.name === name);
  if (Object.keys(headers).every(isAsWritten)) return headers;
  const entries = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [wireOf(wire, name).name, value]));
}

const wireOf = (wire: readonly ParameterWire[], name: string): ParameterWire =>
  wire.find((it) => it.name.toLowerCase() === name.toLowerCase()) ?? { name };

const contentOf = ({ content }: Answer, type: string | undefined): Content | undefined =>
  type === undefined ? content[0] : contentFor(content, type);

/** The answer as it travels. Throws where it can't: a header with a line break, a value that its media type can't hold. */
export function encodeOutput(
  answer: Answer | undefined,
  { status, headers, body, contentType, partHeaders }: Output,
): Outgoing {
  const sent = headers === undefined ? [] : headerFields(answer?.headers, headers);
  if (body === undefined || status === 204 || status === 205 || status === 304)
    return { status, headers: sent, body: undefined };
  const wire = answer === undefined ? undefined : contentOf(answer, contentType)?.wire;
  const encoded = wire === undefined ? undeclared(body) : encodeBody(wire, body, partHeaders);
  const type = contentType !== undefined && wire?.type.includes("*") === true ? contentType : encoded.contentType;
  sent.push(...contentTypeField(type));
  return { status, headers: sent, body: encoded.body };
}

const undeclared = (body: unknown): { readonly contentType: string; readonly body: string } => ({
  contentType: "application/json",
  body: JSON.stringify(body),
});

/** Declared headers in their style, others as text. `Content-Type` is the body's own, and the length is counted. */
function headerFields(declared: Answer["headers"], headers: NonNullable<Output["headers"]>): [string, string][] {
  const { wire = [], natives } = declared ?? {};
  const given = natives === undefined ? headers : plain(headers, natives);
  const sent: [string, string][] = [];
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (value !== undefined && !/^content-(type|length)$|^transfer-encoding$/i.test(name))
      sent.push(...fields(wireOf(wire, name), value));
  }
  return sent;
}
