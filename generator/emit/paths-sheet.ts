import { foreign } from "../code/code.js";
import { sheet, type Sheet } from "./sheet.js";

/** The file of the surface that openapi-typescript makes; `text`: its declarations. */
export const pathsSheet = (text: string): Sheet =>
  sheet("types/src/paths.ts", "types/paths", { declarations: foreign(text) });
