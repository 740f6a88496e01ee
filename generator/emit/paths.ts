import openapiTS, { astToString } from "openapi-typescript";
import { foreign } from "../code/code.js";
import type { Sheet } from "./sheet.js";

/**
 * The `paths`, `operations` and `components` surface that openapi-fetch and its relatives are written against, made by
 * openapi-typescript: a second reader of the same document. `source`: a parsed document of one file (it is not changed), or the URL of
 * the entry file of several.
 */
export async function pathsSheet(source: object | URL): Promise<Sheet> {
  const nodes = await openapiTS((source instanceof URL ? source : structuredClone(source)) as URL, { silent: true });
  return { path: "types/src/paths.ts", template: "types/paths", view: { declarations: foreign(astToString(nodes)) }, owner: "generator" };
}
