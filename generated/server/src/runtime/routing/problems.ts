// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import type { ErrorBody, Incoming, Outgoing, Problem } from "./types.js";

const titles: { readonly [status: number]: string } = {
  400: "Bad Request",
  401: "Unauthorized",
  404: "Not Found",
  405: "Method Not Allowed",
  408: "Request Timeout",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  500: "Internal Server Error",
  501: "Not Implemented",
};

/** Problem Details (RFC 9457). */
export function problemDetails({ status, detail, issues, id }: Problem): ErrorBody {
  const title = titles[status] ?? "Error";
  const body = { type: "about:blank", title, status, detail, ...(issues.length === 0 ? {} : { issues }), id };
  return { contentType: "application/problem+json", body };
}

/** An error answer, its body made by the hook. */
export function problemAnswer(problem: Problem, make: (problem: Problem) => ErrorBody, headers: readonly (readonly [string, string])[] = []): Outgoing {
  const { body, contentType = "application/json", headers: more = {} } = make(problem);
  const all = [...headers, ...Object.entries(more).map(([name, value]) => [name.toLowerCase(), value] as const), ["content-type", contentType] as const];
  return { status: problem.status, headers: all, body: typeof body === "string" ? body : JSON.stringify(body) };
}

/** A problem of a request. */
export function problemOf(
  request: Incoming,
  id: string,
  operation: string | undefined,
  status: number,
  kind: Problem["kind"],
  detail: string,
  issues: Problem["issues"] = [],
): Problem {
  return { status, kind, detail, issues, id, method: request.method, target: request.target, operation };
}
