import { ruleOf, type Code } from "./codes.js";
import type { Pointer } from "./pointer.js";

export type Severity = "error" | "warning";

/** How severe what is found is, where that differs from what `codes` says. */
export interface Severities {
  /** Every error that has a lawful fallback is a warning. */
  readonly lenient: boolean;
  /** By code; these win. */
  readonly rules: Readonly<Partial<Record<Code, Severity | "off">>>;
}

const asGiven: Severities = { lenient: false, rules: {} };

/** Something about the user's input that the user should know. Never used for our own bugs: those throw. */
export interface Diagnostic {
  readonly severity: Severity;
  /** Stable and documented: "body/unsupported-media-type". */
  readonly code: Code;
  readonly at: Pointer;
  /** What is the case, in one sentence. */
  readonly message: string;
  /** What to write instead. */
  readonly hint: string | undefined;
}

// eslint-disable-next-line no-control-regex -- these are the characters that must not get through
const steering = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Text from a document as a terminal may have it: what would steer the terminal, or turn the text around, is written as an escape. */
export function printable(text: string): string {
  return text.replace(steering, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** What is reported: its code, its place, what is the case, and what to write instead. */
export type Said = readonly [code: Code, at: Pointer, message: string, hint?: string | undefined];

/** Collects what builders find, so that one run shows everything. What is found twice, by two ways to one place, is listed once. */
export class Diagnostics {
  readonly #list: Diagnostic[] = [];
  readonly #known = new Set<string>();
  readonly #severities: Severities;
  #listener: (it: Said) => void = () => undefined;

  constructor(severities: Severities = asGiven) {
    this.#severities = severities;
  }

  get list(): readonly Diagnostic[] {
    return this.#list;
  }

  /** True once an error was reported; the run then stops before it emits anything. */
  get failed(): boolean {
    return this.#list.some((it) => it.severity === "error");
  }

  /** How severe a code is in this run. */
  severityOf(code: Code): Severity | "off" {
    const { severity, fallback } = ruleOf(code);
    return this.#severities.rules[code] ?? (this.#severities.lenient && fallback !== undefined ? "warning" : severity);
  }

  /** `code` says how severe this is, unless the severities of this run do. */
  add(...[code, at, message, hint]: Said): void {
    this.#listener([code, at, message, hint]);
    const { severity: usual, fallback } = ruleOf(code);
    const severity = this.severityOf(code);
    if (severity === "off") return;
    const isLowered = usual === "error" && severity === "warning" && fallback !== undefined;
    this.#add({ severity, code, at, message: isLowered ? `${message} ${fallback}` : message, hint });
  }

  /** Makes something, and says what is reported meanwhile, whether or not it is known already: to be {@link add}ed again. */
  heard<Made>(make: () => Made): { readonly made: Made; readonly said: readonly Said[] } {
    const said: Said[] = [];
    const outer = this.#listener;
    this.#listener = (it) => said.push(it);
    try {
      return { made: make(), said };
    } finally {
      this.#listener = outer;
    }
  }

  #add(it: Diagnostic): void {
    const key = JSON.stringify([it.severity, it.code, it.at, it.message]);
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#list.push({
      ...it,
      message: printable(it.message),
      hint: it.hint === undefined ? undefined : printable(it.hint),
    });
  }
}
