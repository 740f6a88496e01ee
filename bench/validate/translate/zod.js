import { literal, regex } from "./translate.js";

const formats = {
  "date-time": "z.iso.datetime({ offset: true })",
  date: "z.iso.date()",
  uri: "z.url()",
  email: "z.email()",
  hostname: "z.hostname()",
  ipv4: "z.ipv4()",
  ipv6: "z.ipv6()",
  uuid: "z.guid()", // z.uuid() wants a version of RFC 9562, which JSON Schema does not
  byte: "z.base64()",
};

/** What is called for each keyword that is there. */
export const calls = (schema, names) =>
  Object.entries(names).map(([key, write]) => (schema[key] === undefined ? "" : write(schema[key])));

/** zod 4. Objects take more than they declare, and drop it from what they answer: `z.object`. */
export const zod = {
  module: (declarations) => `import * as z from "zod";\n\n${declarations.join("\n")}`,
  getters: true,
  declare: (name, text) => `export const ${name} = ${text};`,
  reference: (name) => name,
  later: (name) => `z.lazy(() => ${name})`,
  any: () => "z.unknown()",
  literal: (value) => `z.literal(${literal(value)})`,
  enumeration: (values) =>
    values.every((it) => typeof it === "string") ? `z.enum(${literal(values)})` : `z.literal(${literal(values)})`,
  nullable: (text) => `${text}.nullable()`,
  optional: (text) => `${text}.optional()`,
  union: (options, discriminator) =>
    discriminator === undefined
      ? `z.union([${options.join(", ")}])`
      : `z.discriminatedUnion(${literal(discriminator)}, [${options.join(", ")}])`,
  string: (schema) =>
    [
      formats[schema.format] ?? "z.string()",
      ...calls(schema, {
        minLength: (it) => `.min(${it})`,
        maxLength: (it) => `.max(${it})`,
        pattern: (it) => `.regex(${regex(it)})`,
      }),
    ].join(""),
  number: (schema) =>
    [
      schema.type === "integer" ? "z.int()" : "z.number()",
      ...calls(schema, { minimum: (it) => `.min(${it})`, maximum: (it) => `.max(${it})` }),
    ].join(""),
  boolean: () => "z.boolean()",
  array: (items, schema) =>
    [`z.array(${items})`, ...calls(schema, { minItems: (it) => `.min(${it})`, maxItems: (it) => `.max(${it})` })].join(
      "",
    ),
  record: (values) => `z.record(z.string(), ${values})`,
  object: (entries, { closed }) => {
    const written = entries.map(({ key, text, late }) =>
      late ? `get ${key}() { return ${text}; }` : `${key}: ${text}`,
    );
    return `${closed ? "z.strictObject" : "z.object"}({ ${written.join(", ")} })`;
  },
};
