/** Who generates what, and how each is called: a script for Node with its arguments, and the files that it wants beside it. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { newestNode, root } from "../validate/paths.js";

/** The file that a package's command is. */
function command(name, from, bin = name) {
  const manifest = createRequire(join(from, "package.json")).resolve(`${name}/package.json`);
  const { bin: bins } = createRequire(import.meta.url)(manifest);
  return join(dirname(manifest), typeof bins === "string" ? bins : bins[bin]);
}

const here = join(root, "bench");
const ours = join(root, "dist/cli.js");

/** `needs`: Node's oldest version that it runs on, where that is newer than ours. */
export const contenders = [
  {
    name: "ours",
    title: "ours: types, paths, validators, client, server; formatted",
    make: ({ spec, out }) => [ours, "generate", "--no-cache", "--lenient", "--spec", spec, "--out", out],
  },
  {
    name: "prettier",
    title: "the same, formatted by prettier",
    files: ({ spec, out }) => ({
      "specwright.config.mjs": config({ spec, output: out, lenient: true, format: "prettier" }),
    }),
    make: () => [ours, "generate", "--no-cache"],
  },
  {
    name: "unformatted",
    title: "the same, not formatted",
    files: ({ spec, out }) => ({
      "specwright.config.mjs": config({ spec, output: out, lenient: true, format: "none" }),
    }),
    make: () => [ours, "generate", "--no-cache"],
  },
  {
    name: "four",
    title: "ours without paths, not formatted",
    files: ({ spec, out }) => ({
      "specwright.config.mjs": config({ spec, output: out, lenient: true, format: "none", paths: false }),
    }),
    make: () => [ours, "generate", "--no-cache"],
  },
  {
    name: "redocly",
    title: "Redocly generate-client: types, client, zod; not formatted",
    package: "@redocly/cli",
    make: ({ spec, out }) => [
      command("@redocly/cli", root, "redocly"),
      ...[
        "generate-client",
        spec,
        "--output",
        join(out, "client.ts"),
        "--generator",
        "typescript",
        "--generator",
        "zod",
      ],
    ],
  },
  {
    name: "openapi-typescript",
    title: "openapi-typescript: types",
    package: "openapi-typescript",
    make: ({ spec, out }) => [command("openapi-typescript", root), spec, "--output", join(out, "types.ts")],
  },
  {
    name: "hey-api",
    title: "hey-api: types, sdk, zod",
    package: "@hey-api/openapi-ts",
    make: ({ spec, out }) => [
      command("@hey-api/openapi-ts", here, "openapi-ts"),
      ...[
        "--input",
        spec,
        "--output",
        out,
        "--plugins",
        "@hey-api/typescript",
        "@hey-api/sdk",
        "zod",
        "@hey-api/client-fetch",
      ],
    ],
  },
  {
    name: "orval",
    title: "orval: fetch, zod",
    package: "orval",
    needs: newestNode,
    files: ({ spec, out }) => ({
      "orval.config.mjs": config({
        api: { input: { target: spec }, output: { target: join(out, "api.ts"), client: "fetch" } },
        zod: { input: { target: spec }, output: { target: join(out, "zod.ts"), client: "zod" } },
      }),
    }),
    make: () => [command("orval", here)],
  },
  {
    name: "swagger-typescript-api",
    title: "swagger-typescript-api: types, client",
    package: "swagger-typescript-api",
    make: ({ spec, out }) => [
      command("swagger-typescript-api", here),
      ...["generate", "--path", spec, "--output", out, "--name", "api.ts"],
    ],
  },
  {
    name: "kubb",
    title: "kubb: ts, zod, client",
    package: "@kubb/cli",
    files: ({ spec, out }) => ({
      "kubb.config.mjs": `import { pluginOas } from ${at("@kubb/plugin-oas")};
import { pluginTs } from ${at("@kubb/plugin-ts")};
import { pluginZod } from ${at("@kubb/plugin-zod")};
import { pluginClient } from ${at("@kubb/plugin-client")};
export default {
  input: { path: ${JSON.stringify(spec)} },
  output: { path: ${JSON.stringify(out)} },
  plugins: [pluginOas({ validate: false }), pluginTs(), pluginZod(), pluginClient()],
};
`,
    }),
    make: () => [command("@kubb/cli", here, "kubb"), "generate"],
  },
];

const config = (value) => `export default ${JSON.stringify(value)};\n`;

const at = (name) => JSON.stringify(join(here, "node_modules", name, "dist/index.js"));
