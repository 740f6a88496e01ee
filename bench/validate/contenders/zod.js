/** zod: it has no verdict without an answer; `safeParse` gives both. */
import { join } from "node:path";
import { identifier, translate } from "../translate/translate.js";
import { zod as writer } from "../translate/zod.js";
import { save, saveModules } from "./save.js";

export const zod = {
  name: "zod",
  title: "zod",
  packages: ["zod"],
  build({ jsonSchema, schema }, folder) {
    save(join(folder, "schemas.js"), translate(jsonSchema, writer));
    return saveModules(folder, both(identifier(schema)));
  },
};

const both = (name) => `import { ${name} as schema } from "./schemas.js";
export const is = (value) => schema.safeParse(value).success;
export const issues = (value) => schema.safeParse(value).error?.issues ?? [];
`;
