import type { Pointer } from "../base/pointer.js";

export type CheckKind = "types" | "validator" | "request" | "response" | "violation";

/** One thing that was proved, or was not. */
export interface Check {
  readonly operation: string;
  /** Which of a document's operations it is. */
  readonly of: "operation" | "webhook" | "callback";
  readonly kind: CheckKind;
  /** What was tried, for people: `example one_target`, `body /Priority: just above the highest`. */
  readonly what: string;
  /** The place in the document. */
  readonly at: Pointer;
  /** Why it failed; undefined when it held. */
  readonly fault: string | undefined;
}

/** Something the contract could not try, and why. */
export interface Omission {
  readonly operation: string;
  readonly what: string;
  readonly at: Pointer;
}
