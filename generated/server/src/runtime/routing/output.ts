// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import { encodeBody, encodeHeaders, type ParameterWire } from "../wire/index.js";
import { covers } from "./body.js";
import type { Answer, Content, Outgoing, Route } from "./types.js";

/** What a handler answers. */
export interface Output {
  readonly status: number;
  readonly contentType?: string;
  readonly headers?: { readonly [name: string]: unknown };
  readonly body?: unknown;
}

/** A handler's answer that does not fit the document. */
export class InvalidResponse extends TypeError {
  override readonly name = "InvalidResponse";
}

/** The declared response that a status is: itself, its range, or the default. */
export function answerFor(route: Route, status: number): Answer | undefined {
  const { responses } = route;
  return [String(status), `${String(status).charAt(0)}XX`, "default"].map((it) => (Object.hasOwn(responses, it) ? responses[it] : undefined)).find((it) => it !== undefined);
}

/** Throws an {@link InvalidResponse} for an answer that the document does not declare. */
export function checkOutput(route: Route, output: Output): void {
  const answer = answerFor(route, output.status);
  if (answer === undefined) throw new InvalidResponse(`${route.id} answered ${output.status}, which the document does not declare.`);
  const missing = (answer.requiredHeaders ?? []).find((name) => headerOf(output, name) === undefined);
  if (missing !== undefined) throw new InvalidResponse(`${route.id} answered ${output.status} without the header ${missing}.`);
  if (answer.content.length === 0) {
    if (output.body !== undefined) throw new InvalidResponse(`${route.id} answered ${output.status} with a body, where none is declared.`);
    return;
  }
  const content = contentOf(answer, output);
  if (content === undefined) throw new InvalidResponse(`${route.id} answered ${output.status} as ${output.contentType ?? "nothing"}, which the document does not declare.`);
  if (content.wire.stream === true || content.check.is(output.body)) return;
  const [first] = content.check.issues(output.body, { maxIssues: 1 });
  throw new InvalidResponse(`${route.id} answered ${output.status} with a body that does not fit: ${first?.pointer || "/"} ${first?.message ?? ""}`);
}

function headerOf({ headers = {} }: Output, name: string): unknown {
  return Object.entries(headers).find(([it]) => it.toLowerCase() === name.toLowerCase())?.[1];
}

function contentOf({ content }: Answer, { contentType }: Output): Content | undefined {
  return contentType === undefined ? content[0] : content.find((it) => covers(it.wire.type, contentType));
}

/** The answer as it travels. Throws where it can't: a header with a line break, a value that its media type can't hold. */
export function encodeOutput(route: Route, output: Output): Outgoing {
  const answer = answerFor(route, output.status);
  const headers = headersOf(answer?.headers ?? [], output.headers ?? {});
  const empty = output.status === 204 || output.status === 205 || output.status === 304;
  if (output.body === undefined || empty) return { status: output.status, headers, body: undefined };
  const content = answer === undefined ? undefined : contentOf(answer, output);
  const wire = content?.wire;
  if (wire === undefined) {
    return { status: output.status, headers: [...headers, ["content-type", "application/json"]], body: JSON.stringify(output.body) };
  }
  const { contentType, body } = encodeBody(wire, output.body);
  const concrete = output.contentType !== undefined && wire.type.includes("*") ? output.contentType : contentType;
  return { status: output.status, headers: [...headers, ["content-type", concrete]], body };
}

/** Declared headers in their style, others as text. `Content-Type` is the body's own. */
function headersOf(declared: readonly ParameterWire[], given: { readonly [name: string]: unknown }): [string, string][] {
  const named = new Map(declared.map((it) => [it.name.toLowerCase(), it]));
  const entries = Object.entries(given).filter(([name, value]) => value !== undefined && name.toLowerCase() !== "content-type");
  return entries.flatMap(([name, value]) => {
    const wire = named.get(name.toLowerCase()) ?? { name };
    return encodeHeaders([wire], { [wire.name]: value });
  });
}
