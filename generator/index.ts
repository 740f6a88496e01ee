/** The programmatic face of specwright. */
export { generate } from "./generate.js";
export { defineConfig, loadOptions, OptionError, type Config, type Flags, type Options } from "./options.js";
export { prove, type LocatedCheck, type Proof } from "./prove.js";
export type { LocatedDiagnostic, Outcome } from "./outcome.js";
export type { Change } from "./write/plan.js";
