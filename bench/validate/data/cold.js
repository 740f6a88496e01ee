import { jsonSchema } from "../schema.js";
import { generate } from "./generate.js";
import { page } from "./page.js";

/** A value of the schema whose guard is loaded alone. */
export const coldValue = (document) =>
  document.name === "targets"
    ? page({ formats: true }).valid.targets[0]
    : generate(jsonSchema(document), { seed: 5, depth: 3, texts: {} });
