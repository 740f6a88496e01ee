/** TypeBox 1: its own compiler of JSON Schema. It has no `discriminator`, and what it calls a union is `anyOf`. */
import { saveModules } from "./save.js";

export const typebox = {
  name: "typebox",
  title: "TypeBox Compile",
  packages: ["typebox"],
  build: ({ jsonSchema }, folder) => saveModules(folder, both(unions(jsonSchema))),
};

const both = (schema) => `import Schema from "typebox/schema";
import Format from "typebox/format";
import { Settings } from "typebox/system";
Settings.Set({ maxErrors: 1e6 });
Format.Set("byte", (text) => /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text));
const validator = Schema.Compile(${JSON.stringify(schema)});
if (!validator.IsAccelerated()) throw new Error("TypeBox did not compile the schema.");
export const is = (value) => validator.Check(value);
export const issues = (value) => validator.Errors(value)[1];
`;

/** `oneOf` with a discriminator, of which at most one can fit, as the union that it is. */
function unions(schema) {
  return JSON.parse(JSON.stringify(schema), (_, it) => {
    if (it?.discriminator === undefined || it.oneOf === undefined) return it;
    const { discriminator: _discriminator, oneOf, ...rest } = it;
    return { ...rest, anyOf: oneOf };
  });
}
