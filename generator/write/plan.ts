import { lstat, readFile, realpath } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Diagnostics } from "../base/diagnostic.js";
import type { SourceText } from "../print/print.js";
import { carriesBanner } from "./banner.js";
import { leftover } from "./leftover.js";

/** What becomes of one file. `text` is what it will hold; "" for one that is removed. */
export interface Change {
  readonly kind: "create" | "update" | "keep" | "remove";
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/**
 * Compares what was made with what is on disk, and touches nothing. A file in our way that is not ours is reported. Throws for our own
 * faults: two files of one path, or a path that leaves the output folder.
 */
export async function plan(
  files: readonly SourceText[],
  output: string,
  report: Diagnostics,
): Promise<readonly Change[]> {
  checkPaths(files);
  await checkLinks(files, output);
  const wanted = await Promise.all(files.map((it) => changeOf(it, output, report)));
  const left = await leftover(
    output,
    files.map((it) => it.path),
  );
  const removed = left.map((path): Change => ({ kind: "remove", path, text: "" }));
  return [...wanted, ...removed].sort((a, b) => (a.path < b.path ? -1 : 1));
}

const windowsNames = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

function checkPaths(files: readonly SourceText[]): void {
  const seen = new Set<string>();
  for (const { path } of files) {
    const folded = path.toLowerCase();
    if (seen.has(folded)) throw new Error(`Two files are to be called ${path}.`);
    seen.add(folded);
    const outside = isAbsolute(path) || path.split("/").some((it) => it === ".." || it === "." || it === "");
    if (outside || /[\\:*?"<>|\0]/.test(path))
      throw new Error(`${JSON.stringify(path)} is no path inside the output folder.`);
    if (path.split("/").some((it) => windowsNames.test(it))) throw new Error(`${path} can't be a file on Windows.`);
  }
}

/** A link inside the output folder must not lead out of it. */
async function checkLinks(files: readonly SourceText[], output: string): Promise<void> {
  const root = await realpath(output).catch(() => undefined);
  if (root === undefined) return;
  const folders = new Set(files.flatMap((it) => parents(it.path)));
  for (const folder of folders) {
    const real = await realpath(join(output, folder)).catch(() => undefined);
    if (real !== undefined && relative(root, real).split(sep)[0] === "..")
      throw new Error(`${join(output, folder)} leads out of the output folder.`);
  }
}

function parents(path: string): readonly string[] {
  const steps = path.split("/").slice(0, -1);
  return steps.map((_, i) => steps.slice(0, i + 1).join("/"));
}

async function changeOf({ path, text }: SourceText, output: string, report: Diagnostics): Promise<Change> {
  const there = resolve(output, path);
  const current = await readFile(there, "utf8").catch((error: NodeJS.ErrnoException) =>
    error.code === "ENOENT" || error.code === "ENOTDIR" ? undefined : "",
  );
  if (current === undefined) return { kind: "create", path, text };
  if (current === text) return { kind: "keep", path, text };
  if (!carriesBanner(current) || (await lstat(there)).isSymbolicLink()) {
    report.add(
      "output/not-ours",
      "#",
      `${relative(process.cwd(), there)} was not made by specwright, and is not touched.`,
      "Move it away, or choose another output folder.",
    );
  }
  return { kind: "update", path, text };
}

/** The folders that become empty when files go. */
export function emptied(changes: readonly Change[]): readonly string[] {
  return [...new Set(changes.filter((it) => it.kind === "remove").map((it) => dirname(it.path)))].sort(
    (a, b) => b.length - a.length,
  );
}
