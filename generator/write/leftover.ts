import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { carriesBanner } from "./banner.js";

/**
 * Files of ours that are not among those that were made: in the folders of these, and with our banner. All paths are relative to the
 * output folder, with `/`. What we didn't make is not looked at twice.
 */
export async function leftover(output: string, made: readonly string[]): Promise<readonly string[]> {
  const known = new Set(made);
  const folders = [...new Set(made.map((it) => it.split("/")[0] ?? ""))];
  const others = (await Promise.all(folders.map((it) => filesIn(output, it)))).flat().filter((it) => !known.has(it));
  const ours = await Promise.all(others.map(async (it) => carriesBanner(await readFile(join(output, it), "utf8"))));
  return others.filter((_, i) => ours[i] === true);
}

async function filesIn(output: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(output, folder), { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries.filter((it) => it.isFile()).map((it) => relative(output, join(it.parentPath, it.name)));
  return files.filter((it) => !ignored.test(it) && /\.(ts|md|json)$/.test(it)).map((it) => it.split(sep).join("/"));
}

/** What others make inside a package: its build and its dependencies. */
const ignored = /(^|[\\/])(dist|node_modules)([\\/]|$)/;
