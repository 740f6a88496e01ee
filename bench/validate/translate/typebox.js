import { literal } from "./translate.js";

const kept = ["minLength", "maxLength", "pattern", "format", "minimum", "maximum", "minItems", "maxItems"];
const options = (schema) => {
  const own = kept.filter((key) => schema[key] !== undefined).map((key) => [key, schema[key]]);
  return own.length === 0 ? "" : literal(Object.fromEntries(own));
};

/** TypeBox 0.34: a module of types, which know each other by name. */
export const typebox = {
  module: (declarations) => `import { Type } from "@sinclair/typebox";

export const schemas = Type.Module({
${declarations.join("\n")}
});`,
  getters: false,
  declare: (name, text) => `  ${name}: ${text},`,
  reference: (name) => `Type.Ref(${literal(name)})`,
  later: (name) => `Type.Ref(${literal(name)})`,
  any: () => "Type.Unknown()",
  literal: (value) => `Type.Literal(${literal(value)})`,
  enumeration: (values) => `Type.Union([${values.map((it) => `Type.Literal(${literal(it)})`).join(", ")}])`,
  nullable: (text) => `Type.Union([${text}, Type.Null()])`,
  optional: (text) => `Type.Optional(${text})`,
  union: (schemas) => `Type.Union([${schemas.join(", ")}])`,
  string: (schema) => `Type.String(${options(schema)})`,
  number: (schema) => `Type.${schema.type === "integer" ? "Integer" : "Number"}(${options(schema)})`,
  boolean: () => "Type.Boolean()",
  array: (items, schema) => `Type.Array(${[items, options(schema)].filter((it) => it !== "").join(", ")})`,
  record: (values) => `Type.Record(Type.String(), ${values})`,
  object: (entries, { closed }) => {
    const written = entries.map(({ key, text }) => `${key}: ${text}`).join(", ");
    return `Type.Object({ ${written} }${closed ? ", { additionalProperties: false }" : ""})`;
  },
};
