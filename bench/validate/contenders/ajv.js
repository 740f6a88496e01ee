/** Ajv, compiled ahead of time: stopping at the first error for the verdict, with all errors for the issues. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { identifier } from "../translate/translate.js";
import { save } from "./save.js";

const require = createRequire(import.meta.url);
const { Ajv2020 } = require("ajv/dist/2020.js");
const { default: standaloneCode } = require("ajv/dist/standalone/index.js");
const { default: addFormats } = require("ajv-formats");

export const ajv = {
  name: "ajv",
  title: "Ajv standalone",
  packages: ["ajv", "ajv-formats"],
  build(workload, folder) {
    save(join(folder, "verdict.cjs"), standalone(workload.jsonSchema, { allErrors: false }));
    save(join(folder, "issues.cjs"), standalone(workload.jsonSchema, { allErrors: true }));
    save(join(folder, "is.js"), `export { default as is } from "./verdict.cjs";\n`);
    save(join(folder, "issues.js"), issues);
    return folder;
  },
};

/** The code of a validator, which requires parts of Ajv and of ajv-formats. */
function standalone(schema, { allErrors }) {
  const compiler = compilerOf({ allErrors });
  return standaloneCode(compiler, compiler.compile(schema));
}

/** The code of the validators of all definitions, with all errors; each is exported by its name. */
export function ajvOfAll($defs) {
  const compiler = compilerOf({ allErrors: true });
  compiler.addSchema({ $id: "all", $defs });
  const names = Object.keys($defs).map((it) => [identifier(it), `all#/$defs/${it}`]);
  return standaloneCode(compiler, Object.fromEntries(names));
}

function compilerOf({ allErrors }) {
  const compiler = new Ajv2020({
    code: { source: true, lines: true },
    allErrors,
    discriminator: true,
    strict: false,
    logger: false,
  });
  addFormats(compiler);
  return compiler;
}

const issues = `import validate from "./issues.cjs";
export { validate as is };
export const issues = (value) => (validate(value) ? [] : validate.errors);
`;
