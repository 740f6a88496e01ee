import { mkdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { emptied, type Change } from "./plan.js";

/**
 * Makes the changes of a plan. Every new text is on the disk under a temporary name before the first file is replaced, so that a run
 * that fails leaves what was there.
 */
export async function apply(changes: readonly Change[], output: string): Promise<void> {
  const written = changes.filter((it) => it.kind === "create" || it.kind === "update");
  const prepared: { readonly temporary: string; readonly path: string }[] = [];
  try {
    for (const { path, text } of written) prepared.push(await prepare(join(output, path), text));
  } catch (error) {
    await Promise.all(prepared.map((it) => rm(it.temporary, { force: true })));
    throw error;
  }
  for (const { temporary, path } of prepared) await rename(temporary, path);
  for (const { path } of changes.filter((it) => it.kind === "remove")) await rm(join(output, path), { force: true });
  for (const folder of emptied(changes)) await removeEmpty(output, folder);
}

async function prepare(path: string, text: string): Promise<{ readonly temporary: string; readonly path: string }> {
  const temporary = `${path}.${process.pid}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(temporary, text);
  return { temporary, path };
}

/** Removes a folder, and those above it, as long as nothing is in them. */
async function removeEmpty(output: string, folder: string): Promise<void> {
  for (let here = folder; here !== "." && here !== ""; here = dirname(here)) {
    try {
      await rmdir(join(output, here));
    } catch {
      return; // something is in it, or it is gone already
    }
  }
}
