import { Unsayable, literal } from "./translate.js";

const tagged = (type, tags) => {
  const all = tags.filter((it) => it !== undefined);
  return all.length === 0 ? type : `(${[type, ...all].join(" & ")})`;
};
const tag = (name, value) => (value === undefined ? undefined : `tags.${name}<${literal(value)}>`);

/** typia: types of TypeScript, with tags for what they can't say. */
export const typia = {
  module: (declarations) => `import type { tags } from "typia";\n\n${declarations.join("\n")}`,
  getters: false,
  declare: (name, text) => `export type ${name} = ${text};`,
  reference: (name) => name,
  later: (name) => name,
  any: () => "unknown",
  literal,
  enumeration: (values) => `(${values.map(literal).join(" | ")})`,
  nullable: (text) => `(${text} | null)`,
  optional: (text) => text,
  union: (options) => `(${options.join(" | ")})`,
  string: ({ minLength, maxLength, pattern, format }) =>
    tagged("string", [
      tag("Format", format),
      tag("MinLength", minLength),
      tag("MaxLength", maxLength),
      tag("Pattern", pattern),
    ]),
  number: ({ type, minimum, maximum }) =>
    tagged("number", [
      type === "integer" ? tag("Type", "int64") : undefined,
      tag("Minimum", minimum),
      tag("Maximum", maximum),
    ]),
  boolean: () => "boolean",
  array: (items, { minItems, maxItems }) =>
    tagged(`Array<${items}>`, [tag("MinItems", minItems), tag("MaxItems", maxItems)]),
  record: (values) => `Record<string, ${values}>`,
  object: (entries, { closed }) => {
    if (closed) throw new Unsayable("no way to say additionalProperties: false");
    return `{ ${entries.map(({ key, text, optional }) => `${key}${optional ? "?" : ""}: ${text}`).join("; ")} }`;
  },
};
