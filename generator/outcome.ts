import type { Diagnostic } from "./base/diagnostic.js";
import type { Change } from "./write/plan.js";

/** A diagnostic with the place that people look at: file, line and column (from 1), and the lines around it. */
export interface LocatedDiagnostic extends Diagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly frame: string;
}

/** What a run found and what it did, or would do. */
export interface Outcome {
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Every file of the output, with what becomes of it; empty when the input was refused. */
  readonly changes: readonly Change[];
  /** True when the input was refused: nothing was written. */
  readonly failed: boolean;
  /** The texts that the document was read from, by URI; `isWhole`: there was nothing else to be read. */
  readonly read: { readonly texts: ReadonlyMap<string, string>; readonly isWhole: boolean };
  readonly stats: { readonly operations: number; readonly schemas: number };
}
