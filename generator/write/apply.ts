import { mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { emptied, type Change } from "./plan.js";

/**
 * Makes the changes of a plan. Every new text is on the disk under a temporary name before the first file is replaced, so that a run
 * that fails leaves what was there. Without waiting in between, which would cost many times what the writing does.
 */
export function apply(changes: readonly Change[], output: string): void {
  const written = changes.filter((it) => it.kind === "create" || it.kind === "update");
  const prepared: { readonly temporary: string; readonly path: string }[] = [];
  try {
    for (const folder of new Set(written.map((it) => dirname(join(output, it.path)))))
      mkdirSync(folder, { recursive: true });
    for (const { path, text } of written) {
      const whole = join(output, path);
      const temporary = `${whole}.${process.pid}.tmp`;
      prepared.push({ temporary, path: whole });
      writeFileSync(temporary, text);
    }
  } catch (error) {
    for (const { temporary } of prepared) rmSync(temporary, { force: true });
    throw error;
  }
  for (const { temporary, path } of prepared) renameSync(temporary, path);
  for (const { path } of changes.filter((it) => it.kind === "remove")) rmSync(join(output, path), { force: true });
  for (const folder of emptied(changes)) removeEmpty(output, folder);
}

/** Removes a folder, and those above it, as long as nothing is in them. */
function removeEmpty(output: string, folder: string): void {
  for (let here = folder; here !== "." && here !== ""; here = dirname(here)) {
    try {
      rmdirSync(join(output, here));
    } catch {
      return; // something is in it, or it is gone already
    }
  }
}
