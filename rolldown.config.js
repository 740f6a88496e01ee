import { rmSync } from "node:fs";
import { defineConfig } from "rolldown";

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

export default defineConfig({
  input: Object.fromEntries(entries.map((it) => [it, `generator/${it}.ts`])),
  external: /^[^./]/,
  platform: "node",
  logLevel: "warn",
  resolve: { extensionAlias: { ".js": [".ts"] } },
  output: { dir: "dist", format: "esm", chunkFileNames: "parts/[name].js" },
  plugins: [
    { name: "nothing of the last build", buildStart: () => rmSync("dist/parts", { recursive: true, force: true }) },
  ],
});
