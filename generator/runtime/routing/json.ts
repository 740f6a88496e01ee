import { endOfString, type JsonCheck, type JsonFault } from "../wire/index.js";
import type { Content, Route } from "./description.js";

/**
 * JSON in which no object has a name twice, and which is at most so many levels deep: deeper data than any document describes would end
 * the stack of most that work on it. Readers differ in which of two values they take (RFC 8259, section 4), so what one part of a system
 * has checked need not be what another one uses.
 */
export const strictJson =
  (maxDepth: number): JsonCheck =>
  (text, value) => {
    if (typeof value !== "object" || value === null) return undefined;
    const names = namesOf(value, maxDepth);
    if (names === undefined) return { pointer: "", message: `is more than ${maxDepth} levels deep` };
    return names === namesIn(text) ? undefined : repeatedIn(text);
  };

/** The same route, all JSON in whose bodies is read with that check. All routes have the same members, so that engines take them for one kind. */
export function strict(route: Route, check: JsonCheck): Route {
  const { id, name, path, query, headers, cookies, querystring, body, responses, security } = route;
  const checked = <It extends Content>(it: It): It => ({ ...it, wire: { ...it.wire, check } });
  return {
    id,
    name,
    path,
    query,
    headers,
    cookies,
    querystring: querystring && checked(querystring),
    body: body && { required: body.required, content: body.content.map(checked) },
    responses,
    security,
  } as Route;
}

/** How many names there are in a value; undefined where it is too deep. */
function namesOf(value: object, maxDepth: number): number | undefined {
  let count = 0;
  let level: readonly object[] = [value];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > maxDepth) return undefined;
    const next: object[] = [];
    for (const it of level) {
      const items = Object.values(it) as unknown[];
      if (!Array.isArray(it)) count += items.length;
      for (const item of items) if (typeof item === "object" && item !== null) next.push(item);
    }
    level = next;
  }
  return count;
}

const colon = 0x3a;

/** How many names there are in the text of valid JSON: strings before a colon. */
function namesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    at = endOfString(text, at + 1);
    if (isName(text, at)) count += 1;
  }
  return count;
}

/** True where a colon follows, so that the string which ends at this place is a name. */
function isName(text: string, end: number): boolean {
  let at = end;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return text.charCodeAt(at) === colon;
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** An object or an array around the place that a walk through JSON is at. */
interface Around {
  /** Names that were there; undefined in an array. */
  readonly names: Set<string> | undefined;
  /** The name or index that the walk is at. */
  at: string | number;
}

/** Where an object of valid JSON has a name again. */
function repeatedIn(text: string): JsonFault {
  const around: Around[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const here = around.at(-1);
    const token = text[at];
    if (token === "[") around.push({ names: undefined, at: 0 });
    else if (token === "{") around.push({ names: new Set(), at: "" });
    else if (token === "]" || token === "}") around.pop();
    else if (token === "," && typeof here?.at === "number") here.at += 1;
    else if (token === '"') {
      const start = at;
      at = endOfString(text, start + 1) - 1;
      if (here?.names === undefined || !isName(text, at + 1)) continue;
      here.at = JSON.parse(text.slice(start, at + 1)) as string;
      if (here.names.has(here.at)) break;
      here.names.add(here.at);
    }
  }
  const pointer = around.map(({ at }) => `/${String(at).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  return { pointer, message: "is given more than once" };
}
