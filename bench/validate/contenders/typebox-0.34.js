/** TypeBox 0.34: `TypeCompiler`, whose users bring the formats along; here they are those of ajv-formats. */
import { join } from "node:path";
import { identifier, translate } from "../translate/translate.js";
import { typebox as writer } from "../translate/typebox.js";
import { save, saveModules } from "./save.js";

export const typebox034 = {
  name: "typebox-0.34",
  title: "TypeBox TypeCompiler",
  packages: ["@sinclair/typebox", "ajv-formats"],
  build({ jsonSchema, schema }, folder) {
    save(join(folder, "schemas.js"), translate(jsonSchema, writer));
    return saveModules(folder, both(identifier(schema)));
  },
};

const both = (name) => `import { FormatRegistry } from "@sinclair/typebox";
import { TypeCompiler } from "@sinclair/typebox/compiler";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { schemas } from "./schemas.js";
const test = (it) => (it instanceof RegExp ? (text) => it.test(text) : (it.validate ?? it));
for (const [name, it] of Object.entries(fullFormats)) FormatRegistry.Set(name, it === true ? () => true : test(it));
const validator = TypeCompiler.Compile(schemas.Import("${name}"));
export const is = (value) => validator.Check(value);
export const issues = (value) => [...validator.Errors(value)];
`;
