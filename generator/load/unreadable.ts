import { printable } from "../base/diagnostic.js";

export type UnreadableCode = "document/not-readable" | "document/syntax" | "document/bounds";

/** The document can't be read at all, is not YAML or JSON, or is too much. Line and column count from 1. */
export class UnreadableDocument extends Error {
  override readonly name = "UnreadableDocument";

  constructor(
    readonly file: string,
    readonly line: number,
    readonly column: number,
    message: string,
    readonly code: UnreadableCode,
    /** The lines around the place, with what is meant underlined; "" when there are none. */
    readonly frame = "",
  ) {
    super(printable(message));
  }
}
