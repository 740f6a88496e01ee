import { foreign } from "../code/code.js";
import { sheet, type Sheet } from "./sheet.js";

/**
 * What openapi-typescript makes properties required by. TypeScript refuses it for a schema that may be null, and for a union that has the
 * property in some of its branches.
 */
const theirs = "type WithRequired<T, K extends keyof T> = T & {\n    [P in K]-?: T[P];\n};\n";
const ours =
  "type WithRequired<T, K extends PropertyKey> = T & {\n    [P in K & keyof NonNullable<T>]-?: NonNullable<T>[P];\n};\n";

/** The file of the surface that openapi-typescript makes; `text`: its declarations. */
export const pathsSheet = (text: string): Sheet =>
  sheet("types/src/paths.ts", "types/paths", { declarations: foreign(text.replace(theirs, ours)) });
