import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Json } from "../generator/base/json.js";
import { parseFile } from "../generator/load/parse.js";

/** The folder of documents that other people wrote; see its README. */
export const corpus = process.env["CORPUS"] ?? "../shared/corpus";

export const hasCorpus = existsSync(join(corpus, "MANIFEST.tsv"));

/** The paths of its documents whose path starts so, without the parts of those in several files; says loudly when it is not there. */
export function documentsOf(folder: string): readonly string[] {
  if (!hasCorpus) {
    console.warn(
      `\n*** ${corpus} is not there: the documents in ${folder} are NOT tried. Set CORPUS to the folder that holds them. ***\n`,
    );
    return [];
  }
  const rows = readFileSync(join(corpus, "MANIFEST.tsv"), "utf8").trim().split("\n").slice(1);
  return rows
    .map((row) => row.split("\t"))
    .filter(
      ([path = "", ...rest]) => path.startsWith(folder) && !(rest[8] ?? "").split(",").includes("part-of-multi-file"),
    )
    .map(([path = ""]) => path);
}

/** The value of one of its files, as it is read. Throws an `UnreadableDocument` for what is not. */
export function valueOf(path: string): Json {
  const file = resolve(corpus, path);
  return parseFile(readFileSync(file, "utf8"), pathToFileURL(file).href, "").value;
}
