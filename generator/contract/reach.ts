/** Contract: what can be sent at all. */
import { isJsonObject, own, type Json } from "../base/json.js";
import type { Part } from "../emit/parts.js";
import { decoded, segmentsOf } from "../emit/server/tree.js";
import type { Api, Media, Operation } from "../model/api.js";
import { hooksOf } from "../model/hooks.js";
import { lookupOf } from "../model/visit.js";
import { credentialFlaw } from "./credentials.js";
import type { Input } from "./examples.js";
import { untold } from "./untold.js";
import { isEmpty, isText } from "./values.js";
import type { Violation } from "./violations.js";
import { pathOf } from "./wire-faults.js";

/** Media types whose values are JSON or text, so that an example can be one. */
export function isExchangeable(media: Media | undefined): boolean {
  return media === undefined || ["json", "form", "text"].includes(media.codec);
}

/** What HTTP itself says with a header, no made value can say otherwise. */
const owned: ReadonlySet<string> = new Set(
  "accept-encoding connection content-encoding content-length host te transfer-encoding upgrade".split(" "),
);

/** True for a header that carries what a document says, and not what HTTP needs for itself. */
export const isFree = (header: string): boolean => !owned.has(header.toLowerCase());

/** Why no request reaches an operation; undefined when one does. */
export function unreachable(api: Api, operation: Operation): string | undefined {
  const { method, body, parameters } = operation;
  const nowhere = hooksOf(api).includes(operation) ? hookFlaw(operation) : pathFlaw(api, operation);
  if (nowhere !== undefined) return nowhere;
  if (["TRACE", "CONNECT"].includes(method)) return `fetch sends no ${method}`;
  if (body?.required === true && isBodiless(method)) return `fetch sends no body with ${method}`;
  const added = parameters.find((it) => it.in === "header" && it.required && !isFree(it.name));
  if (added !== undefined) return `it asks for ${added.name}, which only a connection has`;
  const flaw = credentialFlaw(api, operation);
  if (flaw !== undefined) return flaw;
  const scheme = missingScheme(api, operation);
  return scheme === undefined ? undefined : `it asks for the security scheme ${scheme}, which is not declared`;
}

function pathFlaw({ operations }: Api, operation: Operation): string | undefined {
  const { template, path } = operation;
  const mark = /[#?]/.exec(template)?.[0];
  if (mark !== undefined) return `what stands behind ${mark} is no part of a path`;
  if (path.length === 0) return "it has no path";
  const [first] = path.filter((it, i) => "parameter" in it && "parameter" in (path[i + 1] ?? {}));
  if (first !== undefined && "parameter" in first) return `nothing says where {${first.parameter}} ends`;
  const other = operations.find((it) => addressOf(it) === addressOf(operation));
  return other === undefined || other === operation
    ? undefined
    : `a request goes to ${other.id}, whose path is the same`;
}

/**
 * The operation that a request goes to instead: the path says what a parameter happens to be, and so is the more specific one. Told without the
 * router, for parameters that are plain text.
 */
export function instead({ operations }: Api, operation: Operation, input: Input): string | undefined {
  const { method, path } = operation;
  const text = pathOf(operation, input);
  if (text === undefined) return undefined;
  const [mine, asked] = [segmentsOf(path), text.split("/").slice(1)];
  const other = operations.find((it) => {
    const segments = it.method === method && it !== operation ? segmentsOf(it.path) : [];
    if (segments.length !== asked.length || !segments.every((texts, i) => fits(texts, asked[i] ?? ""))) return false;
    const at = segments.findIndex((texts, i) => rank(texts) !== rank(mine[i] ?? []));
    return at >= 0 && rank(segments[at] ?? []) < rank(mine[at] ?? []);
  });
  return other?.id;
}

/** A literal goes before a pattern, a pattern before a parameter. `texts`: what stands around the parameters of a segment. */
const rank = (texts: readonly string[]): number => (texts.length === 1 ? 0 : texts.join("") === "" ? 2 : 1);

function fits(texts: readonly string[], segment: string): boolean {
  const [first = "", last = ""] = [texts[0], texts.at(-1)];
  if (texts.length === 1) return decoded(first) === decoded(segment);
  return segment.length > first.length + last.length && segment.startsWith(first) && segment.endsWith(last);
}

const hookFlaw = ({ parameters }: Operation): string | undefined =>
  parameters.some((it) => it.in === "path")
    ? "what is sent to a URL of its receiver's has no path of its own"
    : undefined;

/** True for the methods with which `fetch` sends no body. */
export const isBodiless = (method: string): boolean => method === "GET" || method === "HEAD";

/** The final statuses with which HTTP knows no body (RFC 9110, section 15). */
export const bodilessStatuses: ReadonlySet<number> = new Set([204, 205, 304]);

/** What a request shows of an operation: parameters have no names there. */
const addressOf = ({ method, path }: Operation): string =>
  `${method} ${path.map((it) => ("text" in it ? it.text : "{}")).join("")}`;

/** A scheme without which nobody is admitted, and that nobody knows. */
function missingScheme({ schemes }: Api, { security }: Operation): string | undefined {
  const missing = security.map((uses) => uses.find((use) => !schemes.some((it) => it.name === use.scheme))?.scheme);
  return missing.every((it) => it !== undefined) ? missing[0] : undefined;
}

/** Why a value that fits its schema can't be sent; undefined when it can. */
export function unsendable(api: Api, part: Part, value: Json): string | undefined {
  const { media } = part;
  if (isText(part) && isJsonObject(value) && Object.values(value).some((it) => Array.isArray(it) && it.length === 0))
    return "nothing says an empty list";
  const styled = part.parameters.filter((it) => it.content === undefined);
  if (isJsonObject(value) && styled.some((it) => isEmpty(own(value, it.name)))) return "nothing says an empty object";
  if (media?.codec === "form" && !isJsonObject(value)) return "a form holds fields, and this is no object";
  if (media?.codec === "multipart" && typeof value !== "object") return "there are no parts in what is no object";
  if (media?.codec === "lines" && !Array.isArray(value)) return "there are no lines in what is no array";
  if (media?.codec !== "events") return untold(lookupOf(api), part, value);
  const hasData = (it: Json): boolean => isJsonObject(it) && it["data"] !== undefined;
  return Array.isArray(value) && value.every(hasData) ? undefined : "an event without data is none";
}

/** The length from which on a violation is refused for its length. */
const longest = { text: 2000, json: 500_000 };

/** True for a violation that survives the way there: text has no types, a path no missing parts, and nothing says "an empty list". */
export function isSendable(api: Api, part: Part, { value, broken, keyword, types, pointer }: Violation): boolean {
  if (unsendable(api, part, value) !== undefined) return false;
  const { length } = JSON.stringify(broken ?? null);
  if (part.kind === "body" && part.media?.codec === "json") return length < longest.json;
  if (part.kind === "querystring" || !isExchangeable(part.media) || length > longest.text) return false;
  if (pointer.split("/").length > 2 || (pointer === "" && keyword !== "required")) return false;
  if (isEmpty(broken) || (part.kind === "headers" && !isFree(pointer.slice(1)))) return false;
  if (keyword === "required") return part.kind !== "path" && (pointer === "" || !types.includes("string"));
  if (typeof broken === "object" || broken === undefined || broken === "") return false;
  return keyword !== "type" || !types.some((it) => ["string", "array", "object"].includes(it));
}
