/** The programmatic face of specwright. */
export { generate } from "./generate.js";
export { defineConfig, type Config, type Options } from "./options.js";
export type { LocatedDiagnostic, Outcome } from "./outcome.js";
export type { Change } from "./write/plan.js";
