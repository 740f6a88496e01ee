import { existsSync } from "node:fs";
import { join } from "node:path";
import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** The service has dependencies of its own, without which its types are unknown: it is looked at once they are installed. */
const service = "examples/targets-service/";
const uninstalled = existsSync(join(import.meta.dirname, service, "node_modules")) ? [] : [service];

export default defineConfig(
  globalIgnores([
    ...uninstalled,
    "dist/",
    "docs/",
    "generated/",
    "node_modules/",
    "test/cases/",
    "test/merges/",
    "examples/*/dist/",
    "bench/",
  ]),
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/unbound-method": "off", // what is unbound here never looks at this
      "@typescript-eslint/no-base-to-string": "off", // JSON values are printed as what they turn out to be
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    // Tests look at what is generated, whose types they can't know, and hand over handlers that have nothing to wait for.
    files: ["test/**/*.ts", "examples/targets-service/test/**/*.ts"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "no-control-regex": "off",
      "no-loss-of-precision": "off",
    },
  },
);
