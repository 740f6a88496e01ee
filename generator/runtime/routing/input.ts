/** The parameters of a request. */
import {
  decodeCookies,
  decodeHeaders,
  decodePath,
  decodeQuery,
  decodeQuerystring,
  native,
  type Decoded,
  type JsonCheck,
} from "../wire/index.js";
import type { Call } from "./call.js";
import type { Check, Parameters, Route } from "./description.js";
import type { Incoming } from "./message.js";
import { tooManyFields } from "./limits.js";
import type { ReadyLeaf } from "./tree.js";
import type { RequestIssue, RouterOptions } from "./types.js";

/** So that a request can't ask for an answer that is far longer than itself. */
const maxIssues = 1000;

/** Reads and checks everything but the body into `call`; what does not fit becomes issues. `captured`: the raw texts in the path's places. */
export function readParameters(
  { path, query, headers, cookies, querystring }: Route,
  { names, plain }: ReadyLeaf,
  incoming: Incoming,
  call: Call,
  captured: readonly string[],
  search: string,
  check: JsonCheck,
  options: RouterOptions,
  issues: RequestIssue[],
): void {
  if (path !== undefined) {
    const value = path.natives === undefined ? plain?.(captured) : undefined;
    call.path =
      value !== undefined && path.check.is(value)
        ? value
        : judgeParameters("path", decodePath(path.wire, byName(names, captured), check), path, issues);
  }
  if (query !== undefined) {
    const decoded = tooManyFields(search, "query", options) ?? decodeQuery(query.wire, search, check);
    call.query = judgeParameters("query", decoded, query, issues);
  }
  if (headers !== undefined) {
    const decoded = decodeHeaders(headers.wire, (name) => incoming.header(name.toLowerCase()), check);
    call.headers = judgeParameters("headers", decoded, headers, issues);
  }
  if (cookies !== undefined) {
    const line = incoming.header("cookie") ?? "";
    const decoded = tooManyFields(line, "cookie", options, ";") ?? decodeCookies(cookies.wire, line, check);
    call.cookies = judgeParameters("cookies", decoded, cookies, issues);
  }
  if (querystring !== undefined && (querystring.required || search !== "")) {
    const decoded = tooManyFields(search, "querystring", options) ?? decodeQuerystring(querystring.wire, search);
    call.querystring = judge("querystring", decoded, querystring.check, issues);
  }
}

/** Without prototype, so that any name will do. */
function byName(names: readonly string[], texts: readonly string[]): Readonly<Record<string, string>> {
  const captured = Object.create(null) as Record<string, string>;
  for (let i = 0; i < names.length; i += 1) captured[names[i] as string] = texts[i] ?? "";
  return captured;
}

/** The same for values that travel as text. */
export function judgeParameters(
  place: RequestIssue["in"],
  { value, faults }: Decoded<unknown>,
  { check, natives }: Omit<Parameters, "wire">,
  issues: RequestIssue[],
): unknown {
  return judge(place, { value: natives === undefined ? value : native(value, natives, true), faults }, check, issues);
}

/** The value, which is held against its schema only where it could be read. */
export function judge(
  place: RequestIssue["in"],
  { value, faults }: Decoded<unknown>,
  check: Check,
  issues: RequestIssue[],
): unknown {
  if (faults.length === 0 && check.is(value)) return value;
  for (const { pointer, message } of faults.slice(0, maxIssues)) {
    issues.push({ in: place, pointer, keyword: "encoding", message });
  }
  const isRead = (pointer: string): boolean => faults.every((it) => !`${pointer}/`.startsWith(`${it.pointer}/`));
  for (const { pointer, keyword, message, limit } of check.issues(value, { maxIssues })) {
    if (!isRead(pointer)) continue;
    issues.push({ in: place, pointer, keyword, message, ...(limit === undefined ? {} : { limit }) });
  }
  return value;
}
