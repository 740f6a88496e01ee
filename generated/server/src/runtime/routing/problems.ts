// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Error answers. */
import type { Call } from "./call.js";
import { fields } from "./fields.js";
import type { Outgoing } from "./message.js";
import type { ErrorBody, Kind, Problem, RequestIssue } from "./types.js";

/** Why a request is not answered as it wishes. */
export interface Refusal {
  readonly status: number;
  readonly kind: Kind;
  readonly detail: string;
  readonly issues?: readonly RequestIssue[];
  readonly headers?: readonly (readonly [name: string, value: string])[];
}

const titles: { readonly [status: number]: string } = {
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  408: "Request Timeout",
  409: "Conflict",
  410: "Gone",
  412: "Precondition Failed",
  413: "Content Too Large",
  414: "URI Too Long",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  428: "Precondition Required",
  429: "Too Many Requests",
  431: "Request Header Fields Too Large",
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

export function problemOf(call: Call, { status, kind, detail, issues = [] }: Refusal): Problem {
  const title = titles[status] ?? "Error";
  const operation = call.operation === "" ? undefined : call.operation;
  return { status, kind, title, detail, issues, id: call.id, operation, request: call.request };
}

/** A request that does not fit the document. */
export function invalid(issues: readonly RequestIssue[]): Refusal {
  const told = issues.slice(0, 3).map((it) => `${it.in}${it.pointer} ${it.message}`);
  const detail = `${told.join("; ")}${issues.length > 3 ? `; and ${issues.length - 3} more` : ""}.`;
  return { status: 400, kind: "invalid-request", detail, issues };
}

/** Problem Details (RFC 9457). */
export function problemDetails({ status, title, detail, issues, id }: Problem): ErrorBody {
  const body = { type: "about:blank", title, status, detail, ...(issues.length === 0 ? {} : { issues }), id };
  return { contentType: "application/problem+json", body };
}

/** The answer with that body. Its own headers go before `more`. Throws for what can't be sent: a header with a line break, a body without a form in JSON. */
export function problemAnswer(
  status: number,
  { body, contentType = "application/json", headers = {} }: ErrorBody,
  more: Refusal["headers"] = [],
): Outgoing {
  const text = typeof body === "string" ? body : (JSON.stringify(body) as string | undefined);
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const made = [...more, ...(text === undefined ? [] : [["content-type", contentType] as const])];
  const given = [...made.filter(([name]) => own.every((it) => it[0] !== name)), ...own];
  return {
    status,
    headers: given.flatMap(([name, value]) => fields({ name }, value)),
    body: text,
  };
}
