/** Specwright: the validators that the command line of a checkout generates, made JavaScript as TypeScript would. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { buildSync } from "esbuild";
import { cache, root } from "../paths.js";
import { save, saveModules } from "./save.js";

/** The contender of one checkout. Several are told apart by their folders. */
export function ours(checkout = root) {
  const from = resolve(checkout);
  const name = from === root ? "ours" : `ours:${basename(from)}`;
  return { name, title: name, build: (workload) => generated(from, workload) };
}

/** The same with `guards: false`. */
export const withoutGuards = {
  name: "ours-data",
  title: "ours, without guards",
  build: (workload) => generated(root, { ...workload, guards: false }),
};

/** The folder in which a checkout's packages for a workload are; made anew if the checkout or the document has changed since. */
export function generated(checkout, { name, document, schema, formats, operations, guards = true }) {
  const kind = join(cache, guards ? "ours" : "ours-data", digest([checkout]), name);
  const folder = join(kind, fingerprint(checkout, document));
  if (existsSync(join(folder, "both.js"))) return folder;
  rmSync(kind, { recursive: true, force: true });
  const include = operations === undefined ? {} : { include: { operations } };
  const settings = { emitters: ["types", "validators"], paths: false, scope: "@bench", formats, guards, ...include };
  const config = save(join(folder, "config.mjs"), `export default ${JSON.stringify(settings)};\n`);
  const command = `generate --no-cache --spec ${document} --out ${join(folder, "out")} --config ${config}`;
  execFileSync(process.execPath, [join(checkout, "dist/cli.js"), ...command.split(" ")], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  transpile(join(folder, "out/validators"));
  return saveModules(folder, both(pascalCase(schema)));
}

const both = (name) => `import { ${name} } from "./out/validators/dist/index.js";
export const { is, issues } = ${name};
`;

function transpile(folder) {
  const sources = filesBelow(join(folder, "src"));
  buildSync({ entryPoints: sources, outdir: join(folder, "dist"), outbase: join(folder, "src"), target: "es2022" });
}

/** What `radar.value_list` is called in the generated code. */
export const pascalCase = (name) =>
  name.replaceAll(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter) => letter.toUpperCase());

/** Changes when anything changes of which generated code is made. */
function fingerprint(checkout, document) {
  if (!existsSync(join(checkout, "dist/cli.js"))) throw new Error(`${checkout} is not built: npm run build`);
  const folders = ["dist", "templates", "generator/runtime"].map((it) => join(checkout, it));
  return digest([document, ...folders.flatMap(filesBelow)].map((it) => readFileSync(it)));
}

function digest(parts) {
  const hash = createHash("sha256");
  for (const it of parts) hash.update(it);
  return hash.digest("hex").slice(0, 12);
}

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile() && !it.name.startsWith("."))
    .map((it) => join(it.parentPath, it.name))
    .sort();
