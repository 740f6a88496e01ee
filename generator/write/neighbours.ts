import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Reexported } from "./merge.js";

/** Reads the modules that a file re-exports from files beside it, as TypeScript would find them. Packages are not looked into. */
export function neighbours(path: string): Reexported {
  return (specifier) => {
    if (!specifier.startsWith(".")) return undefined;
    const bare = resolve(dirname(path), specifier).replace(/\.(js|mjs|ts|mts)$/, "");
    for (const ending of [".ts", ".mts", ".js", ".mjs", "/index.ts", "/index.js"]) {
      try {
        return readFileSync(bare + ending, "utf8");
      } catch {
        continue; // not under this name
      }
    }
    return undefined;
  };
}
