import { foreign } from "../code/code.js";
import type { Sheet } from "./sheet.js";

/** The file of the surface that openapi-typescript makes; `text`: its declarations. */
export const pathsSheet = (text: string): Sheet => ({
  path: "types/src/paths.ts",
  template: "types/paths",
  view: { declarations: foreign(text) },
  owner: "generator",
});
