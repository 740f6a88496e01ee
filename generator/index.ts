/** The programmatic face of specwright. */
export { generate } from "./generate.js";
export { defineConfig, loadOptions, OptionError, type Config, type Flags, type Options } from "./options.js";
export { prove, type LocatedCheck, type Proof } from "./prove.js";
export type { LocatedDiagnostic, Outcome } from "./outcome.js";
export type { Change } from "./write/plan.js";
export type { Severity } from "./base/diagnostic.js";
export type { Code as DiagnosticCode } from "./base/codes.js";
export type { Selection } from "./model/select.js";

// What an emitter of one's own is made with.
export { code, join, key, Ref, word, type Code, type Splice } from "./code/code.js";
export { doc, markdown } from "./code/doc.js";
export { banner } from "./base/banner.js";
export type { Emitter, Sheet, View } from "./emit/sheet.js";
export type { Settings } from "./emit/settings.js";
export type { Symbols } from "./emit/symbols.js";
export type * as model from "./model/api.js";
export type * as schema from "./model/schema.js";
