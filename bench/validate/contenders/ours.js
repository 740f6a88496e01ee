/** Specwright: the validators that the command line of a checkout generates, made JavaScript as TypeScript would. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { buildSync } from "esbuild";
import { cache, root } from "../paths.js";

/** The contender of one checkout. Several are told apart by their folders. */
export function ours(checkout = root) {
  const from = resolve(checkout);
  const name = from === root ? "ours" : `ours:${basename(from)}`;
  return { name, title: name, build: (workload) => join(generated(from, workload), "entry.js") };
}

/** The folder in which a checkout's packages for a workload are; made anew if the checkout has changed since. */
export function generated(checkout, { name, document, schema, formats, operations }) {
  const folder = join(cache, "ours", `${name}-${fingerprint(checkout)}`);
  if (existsSync(join(folder, "entry.js"))) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const include = operations === undefined ? {} : { include: { operations } };
  const config = { emitters: ["types", "validators"], paths: false, scope: "@bench", formats, ...include };
  writeFileSync(join(folder, "config.mjs"), `export default ${JSON.stringify(config)};\n`);
  const flags = [
    "--spec",
    document,
    "--out",
    join(folder, "out"),
    "--config",
    join(folder, "config.mjs"),
    "--no-cache",
  ];
  execFileSync(process.execPath, [join(checkout, "dist/cli.js"), "generate", ...flags], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  transpile(join(folder, "out/validators"));
  if (schema !== undefined) writeFileSync(join(folder, "entry.js"), entry(pascalCase(schema)));
  return folder;
}

const entry = (name) => `export { is${name} as is, ${name} as validator } from "./out/validators/dist/index.js";
import { ${name} } from "./out/validators/dist/index.js";
export const issues = ${name}.issues;
`;

function transpile(folder) {
  const sources = filesBelow(join(folder, "src"));
  buildSync({ entryPoints: sources, outdir: join(folder, "dist"), outbase: join(folder, "src"), target: "es2022" });
}

/** What `radar.value_list` is called in the generated code. */
export const pascalCase = (name) =>
  name.replaceAll(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter) => letter.toUpperCase());

/** Changes when anything changes of which generated code is made. */
function fingerprint(checkout) {
  if (!existsSync(join(checkout, "dist/cli.js"))) throw new Error(`${checkout} is not built: npm run build`);
  const hash = createHash("sha256");
  for (const folder of ["dist", "templates", "generator/runtime"])
    for (const file of filesBelow(join(checkout, folder))) hash.update(file).update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile() && !it.name.startsWith("."))
    .map((it) => join(it.parentPath, it.name))
    .sort();
