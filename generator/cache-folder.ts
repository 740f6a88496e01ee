import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where things are kept: in the nearest folder of packages; undefined where there is none. */
export function cacheFolder(from = process.cwd()): string | undefined {
  const packages = join(from, "node_modules");
  if (existsSync(packages)) return join(packages, ".cache/specwright");
  return dirname(from) === from ? undefined : cacheFolder(dirname(from));
}

/** Readers find what was there or what is there now, whoever else writes. A folder that can't be written to is no reason to fail. */
export function replace(file: string, content: string | Buffer): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch {
    if (existsSync(temporary)) rmSync(temporary);
  }
}
