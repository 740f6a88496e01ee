import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where things are kept: in the nearest folder of packages; undefined where there is none. */
export function cacheFolder(from = process.cwd()): string | undefined {
  const packages = join(from, "node_modules");
  if (existsSync(packages)) return join(packages, ".cache/specwright");
  return dirname(from) === from ? undefined : cacheFolder(dirname(from));
}
