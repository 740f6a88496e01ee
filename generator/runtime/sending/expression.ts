/**
 * Runtime expressions: where a callback goes, by the request that asked for it and its answer.
 * @see https://spec.openapis.org/oas/v3.1.1#runtime-expressions
 */
import type { RequestInfo } from "../routing/types.js";
import { own } from "../wire/index.js";
import { percent } from "../wire/percent.js";

/** The request that asked for a callback: what its handler was given, or what was sent. */
export interface CallbackRequest {
  readonly path?: object | undefined;
  readonly query?: object | undefined;
  readonly headers?: object | undefined;
  readonly body?: unknown;
  /** The request as it arrived. */
  readonly request?: RequestInfo;
}

/** What was answered to it. */
export interface CallbackAnswer {
  readonly status?: number;
  readonly headers?: object | undefined;
  readonly body?: unknown;
}

export interface UrlOptions {
  /** Of `$url`, where a request does not tell it: "https://api.example.com". */
  readonly origin?: string | undefined;
}

/** A callback's URL needs something that was not there, or that no URL can hold. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";

  constructor(
    /** The callback's name: "subscribeOnEvent". */
    readonly operation: string,
    /** The runtime expression: "$request.body#/url". */
    readonly expression: string,
    problem: string,
  ) {
    super(`${operation}: ${expression} ${problem}`);
  }
}

/**
 * The URL of a callback: `template` with the value of each runtime expression in its braces, or of the one that it is. A value says where
 * to go when it stands in front, or behind `https://`, and is taken as it is; anywhere else it is percent-encoded, in a path but for its
 * slashes, so that it can't lead elsewhere. Throws an {@link ExpressionError}.
 */
export function callbackUrl(
  operation: string,
  template: string,
  request: CallbackRequest,
  answer: CallbackAnswer = {},
  options: UrlOptions = {},
): string {
  const valueOf = (expression: string): string => {
    const problem = (text: string): never => {
      throw new ExpressionError(operation, expression, text);
    };
    return textOf(evaluated(expression, request, answer, options, problem), problem);
  };
  if (template.startsWith("$")) return valueOf(template);
  return template.split(/(\{[^{}]*\})/).reduce((url, piece, i) => {
    if (i % 2 === 0) return url + piece;
    const expression = piece.slice(1, -1);
    const value = valueOf(expression);
    if (/^([a-z][a-z\d+.-]*:\/\/)?$/i.test(url)) return url + value;
    if (url.includes("?")) return url + percent(value);
    if (/(^|\/)\.{1,2}(\/|$)/.test(value))
      throw new ExpressionError(operation, expression, "has a segment of dots, which would lead elsewhere");
    return url + value.split("/").map(percent).join("/");
  }, "");
}

type Problem = (text: string) => never;

const missing = "is not there, and is needed for the URL";

function textOf(value: unknown, problem: Problem): string {
  if (value === undefined || value === null || value === "") return problem(missing);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "object") return problem("is no text, and can't stand in a URL");
  const text = String(value);
  return /\p{Cs}/u.test(text) ? problem("is no text that UTF-8 can hold") : text;
}

/** The value of an expression, by the grammar of the specification. */
function evaluated(
  expression: string,
  request: CallbackRequest,
  answer: CallbackAnswer,
  { origin }: UrlOptions,
  problem: Problem,
): unknown {
  if (expression === "$url") return wholeUrl(request.request, origin) ?? problem("needs the option origin here");
  if (expression === "$method") return request.request?.method;
  if (expression === "$statusCode") return answer.status;
  const [, side, place, rest = ""] = grammar.exec(expression) ?? [];
  if (side === undefined) return problem("is no runtime expression");
  const from: CallbackRequest = side === "request" ? request : answer;
  if (place === "body") return below(from.body, rest);
  const name = rest.slice(1);
  if (place === "header") return from.request?.header(name.toLowerCase()) ?? foldedIn(from.headers, name);
  if (place === "query") return sentIn(from.request?.url, name) ?? own(from.query, name);
  return own(from.path, name);
}

const grammar =
  /^\$(request|response)\.(header(?=\.[!#$%&'*+.^`|~\w-]+$)|(?:query|path)(?=\..)|body(?=$|#(?:\/(?:[^~/]|~[01])*)*$))(.*)$/s;

/** Where the platform tells the whole URL, as `Request` does; else behind an origin. */
function wholeUrl(info: RequestInfo | undefined, origin: string | undefined): string | undefined {
  if (info === undefined) return undefined;
  if (origin !== undefined) return origin.replace(/\/$/, "") + info.url;
  const url = (info.native as { readonly url?: unknown } | null | undefined)?.url;
  return typeof url === "string" && URL.canParse(url) ? url : undefined;
}

/** As it was sent, whatever the document says of it. */
function sentIn(url: string | undefined, name: string): string | undefined {
  const mark = url?.indexOf("?") ?? -1;
  return mark < 0 ? undefined : (new URLSearchParams(url?.slice(mark)).get(name) ?? undefined);
}

/** Names of headers are compared without case. */
function foldedIn(headers: object | undefined, name: string): unknown {
  const found = Object.keys(headers ?? {}).find((it) => it.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : own(headers, found);
}

/** What a JSON Pointer leads to, "#" in front (RFC 6901); own properties only. */
function below(body: unknown, pointer: string): unknown {
  const tokens = pointer.split("/").slice(1);
  return tokens.reduce<unknown>((here, token) => {
    const isInside = typeof here === "object" && here !== null;
    return isInside ? own(here, token.replaceAll("~1", "/").replaceAll("~0", "~")) : undefined;
  }, body);
}
