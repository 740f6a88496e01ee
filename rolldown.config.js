/** Run by the build itself, since rolldown's own command always prints a table. */
import { rmSync } from "node:fs";
import { build } from "rolldown";

/** What is started, or imported by its path. All else is put together with what needs it: a module by itself takes Node.js a third of a millisecond. */
const entries = [
  "cli",
  "index",
  "generate",
  "options",
  "paths-worker",
  "contract/run",
  "docs/main",
  "print/precompile",
];

rmSync("dist/parts", { recursive: true, force: true }); // of the last build
await build({
  input: Object.fromEntries(entries.map((it) => [it, `generator/${it}.ts`])),
  external: /^[^./]/,
  platform: "node",
  resolve: { extensionAlias: { ".js": [".ts"] } },
  output: { dir: "dist", format: "esm", chunkFileNames: "parts/[name].js" },
});
