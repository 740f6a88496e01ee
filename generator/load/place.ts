import type { Json } from "../base/json.js";
import { printable } from "../base/diagnostic.js";
import { keysOf } from "../base/pointer.js";
import { Positions, type Span } from "./positions.js";

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

/** A text as places in it are found. */
class Parsed {
  readonly lines: readonly string[];
  readonly #starts: readonly number[];
  readonly #body: string;
  #positions: Positions | null | undefined;

  constructor({ body }: Source) {
    this.#body = body;
    this.lines = body.split("\n");
    let next = 0;
    this.#starts = this.lines.map(({ length }) => {
      const start = next;
      next += length + 1;
      return start;
    });
  }

  /** Where a fragment stands. Read when there is something to tell, since it takes as long as to read the document. */
  find(fragment: string, onKey: boolean): Span {
    if (this.#positions === undefined) this.#positions = positionsIn(this.#body);
    return this.#positions?.find(fragment, onKey) ?? { start: 0, end: 0 };
  }

  positionOf(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}

/** Null for a text that is JSON and no YAML, or nested so deeply that it is refused for that. */
function positionsIn(body: string): Positions | null {
  try {
    return new Positions(body);
  } catch {
    return null;
  }
}

const known = new WeakMap<Source, Parsed>();

function parsedOf(it: Source): Parsed {
  const parsed = known.get(it) ?? new Parsed(it);
  known.set(it, parsed);
  return parsed;
}

/** From 1. */
interface Position {
  readonly line: number;
  readonly column: number;
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
  const [start, end] = find(parsedOf(source), fragment, standsOpen(value, fragment));
  return { file: display, ...start, frame: frameOf(source, start, end) };
}

/** The place of a line and a column, from 1. */
export function placeAt(source: Source, line: number, column: number): Omit<Place, "file"> {
  const start = { line, column };
  return { ...start, frame: frameOf(source, start, { line, column: column + 1 }) };
}

function find(parsed: Parsed, fragment: string, onKey: boolean): readonly [start: Position, end: Position] {
  const { start, end } = parsed.find(fragment, onKey);
  return [parsed.positionOf(start), parsed.positionOf(end)];
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
  const { lines } = parsedOf(source);
  const line = lines[start.line - 1] ?? "";
  const until = end.line > start.line ? line.length + 1 : Math.max(end.column, start.column + 1);
  if (line.length > widest) return excerpt(line, start, Math.min(until - start.column, 40));
  const marks =
    " ".repeat(start.column - 1) + "^".repeat(Math.max(1, Math.min(until - 1, line.length) - start.column + 1));
  const numbered = [-2, -1, 0, 1, 2].flatMap((distance): readonly (readonly [number: string, text: string])[] => {
    const number = start.line + distance;
    const text = lines[number - 1];
    if (text === undefined) return [];
    const shown = [String(number), text.length > widest ? `${text.slice(0, widest)}…` : text] as const;
    return distance === 0 ? [shown, ["", marks]] : [shown];
  });
  const width = Math.max(...numbered.map(([number]) => number.length));
  const indent = Math.min(...numbered.map(([, text]) => (text === "" ? Infinity : text.search(/[^ ]|$/))));
  return numbered
    .map(([number, text]) => `${number.padStart(width)} |${text === "" ? "" : ` ${text.slice(indent)}`}`)
    .join("\n");
}

function excerpt(line: string, { line: number, column }: Position, length: number): string {
  const from = Math.max(0, column - 1 - 40);
  const before = from > 0 ? "…" : "";
  const margin = `${number} |`;
  const text = line.slice(from, from + 80);
  const marks = " ".repeat(before.length + column - 1 - from) + "^".repeat(Math.max(1, length));
  return `${margin} ${before}${text}${from + 80 < line.length ? "…" : ""}\n${" ".repeat(margin.length - 1)}| ${marks}`;
}
