/** What `@hey-api/openapi-ts` generates of a whole document: schemas of zod or of valibot, with those of the operations. */
import { execFileSync } from "node:child_process";
import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { cache } from "../paths.js";
import { version } from "../versions.js";
import { save } from "./save.js";

/** The folder of a document's schemas: `schemas.ts`, and `schemas.js` of it. `plugin` is zod or valibot. */
export function heyApi(plugin, { name, document }) {
  const folder = join(cache, "hey-api", `${plugin}-${name}-${version("@hey-api/openapi-ts")}`);
  if (existsSync(join(folder, "schemas.js"))) return folder;
  const script = save(join(folder, "generate.mjs"), text(plugin, document, folder));
  execFileSync(process.execPath, [script], { stdio: ["ignore", "ignore", "inherit"] });
  renameSync(join(folder, `out/${plugin}.gen.ts`), join(folder, "schemas.ts"));
  buildSync({ entryPoints: [join(folder, "schemas.ts")], outfile: join(folder, "schemas.js"), target: "es2022" });
  return folder;
}

/** What the schema `target` is called. */
export const heyApiName = (plugin, schema) => `${plugin[0]}${schema[0].toUpperCase()}${schema.slice(1)}`;

const text = (plugin, input, folder) => `import { createClient } from "@hey-api/openapi-ts";
await createClient(${JSON.stringify({ input, output: join(folder, "out"), plugins: [plugin], logs: { level: "silent" } })});
`;
