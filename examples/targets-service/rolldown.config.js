import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "rolldown";

const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, "package.json"), "utf8"));
const outside = Object.keys(dependencies);

/** One program of the service and the generated packages, as they are in this repository; what is a dependency stays one. */
export default defineConfig({
  input: { main: "src/main.ts", "pglite-worker": "src/database/pglite-worker.js" },
  platform: "node",
  external: (id) => outside.some((it) => id === it || id.startsWith(`${it}/`)),
  tsconfig: "tsconfig.json",
  output: { dir: "dist", format: "esm", sourcemap: true, cleanDir: true },
});
