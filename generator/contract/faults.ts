/** Contract: what is wrong with what arrived. */
import { isDeepStrictEqual } from "node:util";
import { own } from "../base/json.js";
import { below } from "../base/pointer.js";
import type { Operation } from "../model/api.js";
import type { Input, ResponseExample } from "./examples.js";
import type { Exchange } from "./exchange.js";
import { bodilessStatuses } from "./reach.js";
import { wireFault } from "./wire-faults.js";

/** Why a request did not arrive as it was meant; undefined when it did. */
export function requestFault(
  operation: Operation,
  input: Input,
  { isHook, sent, received, thrown, status, answer }: Exchange,
): string | undefined {
  if (sent === undefined) return `the ${isHook ? "sender" : "client"} sent nothing: ${String(thrown)}`;
  const onWire = wireFault(operation, input, sent, isHook);
  if (onWire !== undefined) return onWire;
  if (received === undefined)
    return `the ${isHook ? "receiver" : "server"} answered ${status ?? "nothing"}: ${answer.slice(0, 300)}`;
  for (const kind of ["path", "query", "headers", "cookies", "querystring", "body"] as const) {
    const given = input[kind];
    const fault = given === undefined ? undefined : difference(given, received[kind]);
    if (fault !== undefined) return `${kind}${fault}`;
  }
  return partHeadersFault(input.partHeaders ?? {}, received.partHeaders);
}

/** Why a response did not arrive as it was meant; undefined when it did. */
export function responseFault(
  operation: Operation,
  { status, body, headers, partHeaders = {} }: ResponseExample,
  exchange: Exchange,
): string | undefined {
  const { result } = exchange;
  if (result === undefined)
    return `the ${exchange.isHook ? "sender" : "client"} made nothing of it: ${String(exchange.thrown)} (${exchange.status ?? "no answer"}: ${exchange.answer.slice(0, 300)})`;
  if (result.status !== status) return `arrived with status ${result.status}: ${exchange.answer.slice(0, 300)}`;
  const inBody = hasNoBody(operation, status) || body === undefined ? undefined : difference(body, result.body);
  if (inBody !== undefined) return `body${inBody}`;
  const arrived = Object.fromEntries(Object.keys(headers).map((name) => [name, own(result.headers ?? {}, name)]));
  const inHeaders = difference(headers, arrived);
  if (inHeaders !== undefined) return `headers${inHeaders}`;
  return hasNoBody(operation, status) ? undefined : partHeadersFault(partHeaders, result.partHeaders);
}

/** Compares what was given: a header that the document leaves no choice about is sent all the same. */
function partHeadersFault(given: object, arrived: object = {}): string | undefined {
  for (const [name, headers] of Object.entries(given)) {
    const fault = difference(headers, onlyOf(headers, own(arrived as Readonly<Record<string, unknown>>, name)));
    if (fault !== undefined) return `the headers of ${name}${fault}`;
  }
  return undefined;
}

/** What has arrived under the names that were given, in each object of a list. */
function onlyOf(given: unknown, arrived: unknown): unknown {
  if (!isComposite(given) || !isComposite(arrived)) return arrived;
  if (Array.isArray(given) && Array.isArray(arrived)) return arrived.map((it, i) => onlyOf(given[i], it));
  return Object.fromEntries(Object.entries(arrived).filter(([name]) => Object.hasOwn(given, name)));
}

/** True where HTTP knows no body, whatever the document says (RFC 9110, sections 9.3.2 and 15). */
const hasNoBody = ({ method }: Operation, status: number): boolean => method === "HEAD" || bodilessStatuses.has(status);

/** Where two values differ first, and how; undefined where they are the same. Values without a prototype are equal to those with one. */
function difference(given: unknown, arrived: unknown): string | undefined {
  if (isDeepStrictEqual(plain(given), plain(arrived))) return undefined;
  if (!isComposite(given) || !isComposite(arrived) || Array.isArray(given) !== Array.isArray(arrived))
    return ` arrived as ${JSON.stringify(arrived)}, not ${JSON.stringify(given)}`;
  for (const key of new Set([...Object.keys(given), ...Object.keys(arrived)])) {
    const found = difference(own(given, key), own(arrived, key));
    if (found !== undefined) return `${below("", key)}${found}`;
  }
  return undefined;
}

const isComposite = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

/** True for the pointer of an issue with what is wrong at another one; a name that is personal is struck out there. */
export function pointsAt(found: string, wanted: string): boolean {
  if (!found.includes("[redacted]")) return found === wanted;
  const [shown, meant] = [found.split("/"), wanted.split("/")];
  return shown.length === meant.length && shown.every((it, i) => it === meant[i] || it === "[redacted]");
}

/** True when an error answer lists an issue with that pointer. */
export function mentions(answer: string, pointer: string): boolean {
  try {
    const { issues } = JSON.parse(answer) as { issues?: readonly { pointer?: string }[] };
    return issues?.some((it) => pointsAt(it.pointer ?? "", pointer)) ?? false;
  } catch {
    return false; // not JSON
  }
}
