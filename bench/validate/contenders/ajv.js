/** Ajv, compiled ahead of time: stopping at the first error for the verdict, with all errors for the issues. */
import { createRequire } from "node:module";
import { join } from "node:path";
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
    return save(join(folder, "entry.js"), entry);
  },
};

/** The code of a validator, which requires parts of Ajv and of ajv-formats. */
export function standalone(schema, { allErrors }) {
  const compiler = new Ajv2020({
    code: { source: true, lines: true },
    allErrors,
    discriminator: true,
    strict: false,
    logger: false,
  });
  addFormats(compiler);
  return standaloneCode(compiler, compiler.compile(schema));
}

const entry = `export { default as is } from "./verdict.cjs";
import validate from "./issues.cjs";
export const issues = (value) => (validate(value) ? [] : validate.errors);
`;
