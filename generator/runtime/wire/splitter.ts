/** The parts of a multipart body as they stand between its boundaries (RFC 2046, section 5.1). */
import { together } from "./bytes.js";
import { bareName, fileNameIn } from "./disposition.js";
import { textIn } from "./media.js";

export type Bytes = Uint8Array<ArrayBuffer>;

export interface RawPart {
  readonly name: string | undefined;
  readonly filename: string | undefined;
  /** Undefined when the part doesn't say. */
  readonly type: string | undefined;
  readonly bytes: Bytes;
  /** Its headers, a line for each. */
  readonly head: string;
}

/** Of a part's headers, in bytes. */
const maxHead = 16_384;

/** Finds parts in bytes that may come in pieces. */
export class Splitter {
  /** The boundary at the end has been found; what comes behind it says nothing. */
  isDone = false;
  readonly #delimiter: string;
  /** Of what stands since the last boundary. */
  #pieces: Bytes[] = [];
  #size = 0;
  /** Bytes that may be the start of a boundary. A body may begin with one, as if there were a line before it. */
  #rest: Bytes = Uint8Array.of(13, 10);
  #isInside = false;
  #count = 0;

  /** `limits`: how many parts there may be, and how many bytes may be in one. */
  constructor(
    boundary: string,
    readonly limits: { readonly count?: number; readonly size?: number },
  ) {
    this.#delimiter = `\r\n--${boundary}`;
  }

  /** The parts that these bytes complete, or what is wrong with them. */
  push(bytes: Bytes): readonly RawPart[] | string {
    const { count = Infinity, size = Infinity } = this.limits;
    const parts: RawPart[] = [];
    const here = this.#rest.length === 0 ? bytes : together([this.#rest, bytes]);
    // One character for each byte, so that positions are the same and the search is the engine's.
    const text = new TextDecoder("latin1").decode(here);
    const { length } = this.#delimiter;
    let from = 0;
    while (!this.#ends(text, from)) {
      const at = text.indexOf(this.#delimiter, from);
      const end = at < 0 ? Math.max(from, here.length - length + 1) : at;
      this.#keep(here.subarray(from, end));
      if (this.#size > size) return `has a part of more than ${size} bytes`;
      if (at < 0) {
        this.#rest = here.subarray(end);
        break;
      }
      const bytes = this.#taken();
      from = at + length;
      if (this.#isInside) {
        if (this.#count === count) return `has more than ${count} parts`;
        this.#count += 1;
        const part = partOf(bytes);
        if (typeof part === "string") return part;
        parts.push(part);
      }
      this.#isInside = true; // what stood before was a preamble
    }
    return parts;
  }

  /** True where the boundary before `at` was the last. */
  #ends(text: string, at: number): boolean {
    this.isDone ||= this.#isInside && this.#size === 0 && text.startsWith("--", at);
    return this.isDone;
  }

  #keep(bytes: Bytes): void {
    if (bytes.length === 0) return;
    this.#pieces.push(bytes);
    this.#size += bytes.length;
  }

  #taken(): Bytes {
    const bytes = together(this.#pieces);
    this.#pieces = [];
    this.#size = 0;
    return bytes;
  }
}

/** What stands between two boundaries: the rest of the first one's line, headers, an empty line, and what the part holds. */
function partOf(bytes: Bytes): RawPart | string {
  const text = new TextDecoder("latin1").decode(bytes.subarray(0, 2 * maxHead));
  const start = text.indexOf("\r\n");
  if (text.slice(0, start < 0 ? undefined : start).trim() !== "") return "has a boundary with something behind it";
  // A part without headers begins with an empty line.
  const blank = start < 0 ? -1 : text.indexOf("\r\n\r\n", start);
  if (blank < 0 || blank - start > maxHead) return `has a part whose headers don't end within ${maxHead} bytes`;
  const head = textIn(bytes.subarray(start, blank)) ?? "";
  const disposition = headerOf(head, "content-disposition") ?? "";
  const filename = dispositionOf(disposition, "filename") ?? fileNameIn(disposition);
  return {
    name: dispositionOf(disposition, "name"),
    filename: filename === undefined ? undefined : bareName(filename),
    type: headerOf(head, "content-type"),
    head,
    bytes: bytes.subarray(blank + 4),
  };
}

/** The value of a header; of one that comes more than once all of them, as of any field (RFC 9110, section 5.3). */
export function headerOf(head: string, name: string): string | undefined {
  const start = `${name.toLowerCase()}:`;
  const lines = head.split("\r\n").filter((it) => it.toLowerCase().startsWith(start));
  return lines.length === 0 ? undefined : lines.map((it) => it.slice(start.length).trim()).join(", ");
}

function dispositionOf(text: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;]+))`, "i").exec(text);
  return (found?.[1] ?? found?.[2])?.replace(/%0d%0a|%22/gi, (it) => (it === "%22" ? '"' : "\r\n"));
}
