/**
 * typia 12, ahead of time, by its own `typia generate`. Later ones are a plugin in Go for another compiler, which is built when it is first
 * used, of sources that are fetched from elsewhere.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { root } from "../paths.js";
import { identifier, translate } from "../translate/translate.js";
import { typia as writer } from "../translate/typia.js";
import { save } from "./save.js";

export const typia = {
  name: "typia",
  title: "typia",
  packages: ["typia", "typescript"],
  build({ jsonSchema, schema }, folder) {
    const name = identifier(schema);
    const sources = { "types.ts": translate(jsonSchema, writer), "is.ts": is(name), "issues.ts": issues(name) };
    if (!isMade(sources, folder)) make(sources, folder);
    return folder;
  },
};

const is = (name) => `import typia from "typia";
import type { ${name} } from "./types.js";
export const is = typia.createIs<${name}>();
`;

const issues = (name) => `import typia from "typia";
import type { ${name} } from "./types.js";
const validate = typia.createValidate<${name}>();
export const is = (value: unknown) => validate(value).success;
export const issues = (value: unknown) => {
  const answer = validate(value);
  return answer.success ? [] : answer.errors;
};
`;

/** What was made, written when it was. */
const made = (folder) => join(folder, "made.json");

const isMade = (sources, folder) =>
  existsSync(made(folder)) && readFileSync(made(folder), "utf8") === JSON.stringify(sources);

/** Writes the sources, lets typia put its code in the place of its calls, and makes JavaScript of that. */
function make(sources, folder) {
  for (const [name, text] of Object.entries(sources)) save(join(folder, "src", name), text);
  const project = save(join(folder, "tsconfig.json"), JSON.stringify(settings));
  const command = [join(root, "bench/node_modules/typia/lib/executable/typia.js"), "generate", "--project", project];
  execFileSync(process.execPath, [...command, "--input", join(folder, "src"), "--output", join(folder, "out")], {
    cwd: join(root, "bench"),
    stdio: ["ignore", "ignore", "inherit"],
  });
  const entryPoints = ["is", "issues"].map((it) => join(folder, `out/${it}.ts`));
  buildSync({ entryPoints, outdir: folder, target: "es2022" });
  save(made(folder), JSON.stringify(sources));
}

const settings = {
  compilerOptions: {
    target: "ES2022",
    module: "NodeNext",
    moduleResolution: "NodeNext",
    strict: true,
    skipLibCheck: true,
  },
  include: ["src"],
};
