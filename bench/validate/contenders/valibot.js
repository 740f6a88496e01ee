/** valibot: `is`, which stops at the first issue, and `safeParse`. */
import { join } from "node:path";
import { identifier, translate } from "../translate/translate.js";
import { valibot as writer } from "../translate/valibot.js";
import { save, saveModules } from "./save.js";

export const valibot = {
  name: "valibot",
  title: "valibot",
  packages: ["valibot"],
  build({ jsonSchema, schema }, folder) {
    save(join(folder, "schemas.js"), translate(jsonSchema, writer));
    return saveModules(folder, both(identifier(schema)));
  },
};

const both = (name) => `import * as v from "valibot";
import { ${name} as schema } from "./schemas.js";
export const is = (value) => v.is(schema, value);
export const issues = (value) => v.safeParse(schema, value).issues ?? [];
`;
