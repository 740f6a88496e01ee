/** Generated packages, made JavaScript as TypeScript would. */
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { save } from "../validate/contenders/save.js";
import { root } from "../validate/paths.js";
import { made } from "./api.js";

const packages = ["types", "validators", "server"];

const scopeOf = (name) => join(made, name, "node_modules/@bench");

/** A module of the Targets' packages. */
export const entry = (name) => join(scopeOf("targets"), name, "dist/index.js");

/** Makes the packages of a document anew, as this checkout does; answers their folder. */
export function generated(name, document) {
  const folder = scopeOf(name);
  const settings = { emitters: packages, paths: false, scope: "@bench" };
  const config = save(join(made, name, "config.mjs"), `export default ${JSON.stringify(settings)};\n`);
  const command = ["generate", "--no-cache", "--spec", document, "--out", folder, "--config", config];
  execFileSync(process.execPath, [join(root, "dist/cli.js"), ...command], { stdio: ["ignore", "ignore", "inherit"] });
  for (const it of packages) transpile(join(folder, it));
  const routes = readFileSync(join(folder, "server/dist/routes.js"), "utf8");
  save(join(folder, "server/dist/description.js"), `${routes}\nexport { description };\n`);
  return folder;
}

function transpile(folder) {
  const sources = readdirSync(join(folder, "src"), { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile() && it.name.endsWith(".ts"))
    .map((it) => join(it.parentPath, it.name));
  buildSync({ entryPoints: sources, outdir: join(folder, "dist"), outbase: join(folder, "src"), target: "es2022" });
}
