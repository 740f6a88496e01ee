import type { ErrorBody, Problem, RequestIssue } from "@targets-api/server";

/** The shape of every error, which the helper libraries read. */
export function errorBody(status: number, message: string): { readonly [name: string]: unknown } {
  const code = codeOf(status);
  return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
}

const codeOf = (status: number): number => (status === 400 ? 20001 : status === 401 ? 20003 : 20000 + status);

/** The body of an error that the generated router found, or that a handler threw. */
export const errorOf = (problem: Problem): ErrorBody => ({ body: errorBody(problem.status, messageOf(problem)) });

function messageOf({ status, kind, detail, issues, request }: Problem): string {
  if (kind === "invalid-request" && issues.length > 0) return issues.slice(0, 3).map(sentence).join("; ");
  if (kind === "refused" || kind === "not-implemented") return detail;
  return messages[status]?.(request.url) ?? detail.replace(/\.$/, "");
}

const messages: { readonly [status: number]: (url: string) => string } = {
  401: () => "Authenticate",
  404: notFound,
  413: () => "The request body is too large",
  415: () => "The request body must be application/x-www-form-urlencoded",
  500: () => "Internal server error",
};

/** The path is told without its version, as the service of the source does. */
export function notFound(url: string): string {
  return `The requested resource ${url.replace(/\?.*/s, "").replace(/^\/v1(?=\/)/, "")} was not found`;
}

function sentence({ in: place, pointer, keyword, message, limit }: RequestIssue): string {
  if (place === "body" && keyword === "required")
    return limit === undefined ? "Missing post body" : `Missing required parameter ${String(limit)} in the post body`;
  return pointer === "" ? `Invalid ${place}: ${message}` : `Invalid parameter ${pointer.slice(1)}: ${message}`;
}
