import { createRequire } from "node:module";
import type * as Redocly from "@redocly/openapi-core";
import type { Json } from "../base/json.js";
import { printable } from "../base/diagnostic.js";
import { keysOf } from "../base/pointer.js";

export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** The lines around it, with what is meant underlined. */
  readonly frame: string;
}

/** The text of a file. */
export interface Source {
  readonly path: string;
  readonly body: string;
}

/** Reads positions; loaded when there is something to tell, since it takes as long as to read most documents. */
const redocly = (): typeof Redocly =>
  (loaded ??= createRequire(import.meta.url)("@redocly/openapi-core") as typeof Redocly);
let loaded: typeof Redocly | undefined;

/** What has been parsed for positions already. */
const sources = new WeakMap<Source, Redocly.Source>();

function parsedOf(it: Source): Redocly.Source {
  const known = sources.get(it) ?? new (redocly().Source)(it.path, it.body);
  sources.set(it, known);
  return known;
}

/** A file as far as places in it go. */
export interface Located {
  /** As people are told of it. */
  readonly display: string;
  readonly source: Source;
  readonly value: Json;
}

/**
 * The place of a fragment such as `#/paths/~1pets` in a file: a scalar's own, and for an object or a list that of the key it stands
 * under, which is where a reader starts. Where the fragment leads too far, the last thing on the way.
 */
export function placeIn({ display, source, value }: Located, fragment: string): Place {
  const { start, end } = find(source, fragment, standsOpen(value, fragment));
  return { file: display, line: start.line, column: start.col, frame: frameOf(source, start, end ?? start) };
}

/** The place of a line and a column, from 1. */
export function placeAt(source: Source, line: number, column: number): Omit<Place, "file"> {
  const start = { line, col: column };
  return { line, column, frame: frameOf(source, start, { line, col: column + 1 }) };
}

type Position = Redocly.LineColLocationObject["start"];

function find(source: Source, fragment: string, onKey: boolean): { readonly start: Position; readonly end?: Position } {
  const pointer = fragment === "#" ? "#/" : fragment;
  try {
    return redocly().getLineColLocation({ source: parsedOf(source), pointer, reportOnKey: onKey });
  } catch {
    // The reader of positions is another one than the reader of values, and gives up on some YAML that the latter takes.
    return { start: { line: 1, col: 1 } };
  }
}

/** True when what a fragment leads to, or the last thing on the way, is an object or a list. */
function standsOpen(value: Json, fragment: string): boolean {
  let here: unknown = value;
  for (const key of keysOf(fragment)) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) break;
    here = (here as { [key: string]: unknown })[key];
  }
  return typeof here === "object" && here !== null;
}

const widest = 140;

/** What goes over several lines is underlined on its first; of a very long line, the part around the place is shown. */
function frameOf(source: Source, start: Position, end: Position): string {
  return shownAround(source, start, end).split("\n").map(printable).join("\n");
}

function shownAround(source: Source, start: Position, end: Position): string {
  const parsed = parsedOf(source);
  const line = parsed.getLines()[start.line - 1] ?? "";
  const until = end.line > start.line ? line.length + 1 : Math.max(end.col, start.col + 1);
  if (line.length > widest) return excerpt(line, start, Math.min(until - start.col, 40));
  return redocly().getCodeframe(
    { source: parsed, pointer: undefined, start, end: { line: start.line, col: until } },
    false,
  );
}

function excerpt(line: string, { line: number, col }: Position, length: number): string {
  const from = Math.max(0, col - 1 - 40);
  const before = from > 0 ? "…" : "";
  const margin = `${number} |`;
  const text = line.slice(from, from + 80);
  const marks = " ".repeat(before.length + col - 1 - from) + "^".repeat(Math.max(1, length));
  return `${margin} ${before}${text}${from + 80 < line.length ? "…" : ""}\n${" ".repeat(margin.length - 1)}| ${marks}`;
}
