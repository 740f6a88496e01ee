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
    const source = `${translate(jsonSchema, writer)}\n${validators(identifier(schema))}`;
    const path = join(folder, "src/entry.ts");
    const made = join(folder, "entry.js");
    if (existsSync(made) && readFileSync(path, "utf8") === source) return made;
    save(path, source);
    save(join(folder, "tsconfig.json"), JSON.stringify(settings));
    const command = [join(root, "bench/node_modules/typia/lib/executable/typia.js"), "generate"];
    const flags = ["--input", "src", "--output", "out", "--project", "tsconfig.json"];
    execFileSync(process.execPath, [...command, ...flags], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
    buildSync({ entryPoints: [join(folder, "out/entry.ts")], outfile: made, target: "es2022" });
    return made;
  },
};

const validators = (name) => `import typia from "typia";
export const is = typia.createIs<${name}>();
const validate = typia.createValidate<${name}>();
export const issues = (value: unknown) => {
  const answer = validate(value);
  return answer.success ? [] : answer.errors;
};
`;

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
