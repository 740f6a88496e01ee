/** The documents of the corpus. `CORPUS` names its folder (default `../shared/corpus`). */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const corpus = resolve(process.env.CORPUS ?? "../shared/corpus");

/**
 * The paths of those in `folders` that hold `filter`, without the parts of documents in several files. Ends the run where there is no
 * corpus.
 */
export function documents(folders, filter = "") {
  if (!existsSync(join(corpus, "MANIFEST.tsv"))) {
    console.error(`There is no corpus in ${corpus}: nothing was run. CORPUS names its folder.`);
    process.exit(1);
  }
  const rows = readFileSync(join(corpus, "MANIFEST.tsv"), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((it) => it.split("\t"));
  return rows
    .filter(
      ([path = "", , , , , , , , , tags = ""]) =>
        folders.includes(path.split("/")[0]) &&
        !tags.split(",").includes("part-of-multi-file") &&
        path.includes(filter),
    )
    .map(([path = ""]) => path);
}
