// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import { decodeBody, decodeCookies, decodeHeaders, decodePath, decodeQuery, decodeQuerystring, type Decoded } from "../wire/index.js";
import { covers } from "./body.js";
import type { Check, Content, Incoming, RequestIssue, Route } from "./types.js";

/** The typed parts of a request, as a handler gets them. */
export interface Input {
  path?: unknown;
  query?: unknown;
  headers?: unknown;
  cookies?: unknown;
  querystring?: unknown;
  contentType?: string;
  body?: unknown;
}

/** Decodes and checks everything but the body; what does not fit is added to `issues`. */
export function readParameters(route: Route, request: Incoming, captured: { readonly [name: string]: string }, search: string, issues: RequestIssue[]): Input {
  const input: Input = {};
  const { path, query, headers, cookies, querystring } = route;
  if (path !== undefined) input.path = judged("path", decodePath(path.wire, captured), path.check, issues);
  if (query !== undefined) input.query = judged("query", decodeQuery(query.wire, search), query.check, issues);
  if (headers !== undefined) input.headers = judged("headers", decodeHeaders(headers.wire, request.header), headers.check, issues);
  if (cookies !== undefined) input.cookies = judged("cookies", decodeCookies(cookies.wire, request.header("cookie")), cookies.check, issues);
  if (querystring !== undefined && (querystring.required || search !== "")) {
    input.querystring = judged("querystring", decodeQuerystring(querystring.wire, search), querystring.check, issues);
  }
  return input;
}

/** Decodes and checks the body, whose bytes are there. */
export function readContent(content: Content, bytes: Uint8Array, contentType: string, issues: RequestIssue[]): unknown {
  const payload = content.wire.stream === true ? new Blob([bytes as Uint8Array<ArrayBuffer>]).stream() : bytes;
  const decoded = decodeBody(content.wire, payload, contentType);
  return content.wire.stream === true ? decoded.value : judged("body", decoded, content.check, issues);
}

/** The media type of a route that a content type is one of. */
export function contentFor(contents: readonly Content[], contentType: string): Content | undefined {
  const exact = contents.find((it) => it.wire.type.toLowerCase() === contentType.trim().toLowerCase());
  return exact ?? contents.find((it) => !it.wire.type.includes("*") && covers(it.wire.type, contentType)) ?? contents.find((it) => covers(it.wire.type, contentType));
}

/** What can't be read is told as that; only what can is held against its schema. */
function judged(place: RequestIssue["in"], { value, faults }: Decoded<unknown>, check: Check, issues: RequestIssue[]): unknown {
  for (const it of faults) issues.push({ in: place, pointer: it.pointer, keyword: "encoding", message: it.message });
  if (check.is(value)) return value;
  const unreadable = new Set(faults.map((it) => it.pointer));
  for (const it of check.issues(value)) if (!unreadable.has(it.pointer)) issues.push({ in: place, ...it });
  return value;
}
