import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@targets-api\/types\/paths$/, replacement: at("generated/types/src/paths.ts") },
      { find: /^@targets-api\/client\/flat$/, replacement: at("generated/client/src/flat.ts") },
      { find: /^@targets-api\/(types|validators|client|server)$/, replacement: at("generated/$1/src/index.ts") },
      { find: /^specwright$/, replacement: at("generator/index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/seed.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
