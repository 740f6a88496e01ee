import { literal, regex } from "./translate.js";
import { calls } from "./zod.js";

const formats = {
  "date-time": "v.isoTimestamp()",
  date: "v.isoDate()",
  uri: "v.url()",
  email: "v.email()",
  hostname: "v.domain()",
  ipv4: "v.ipv4()",
  ipv6: "v.ipv6()",
  uuid: "v.uuid()",
  byte: "v.base64()",
};

const piped = (schema, actions) => {
  const all = actions.filter((it) => it !== "" && it !== undefined);
  return all.length === 0 ? schema : `v.pipe(${[schema, ...all].join(", ")})`;
};

/** valibot 1. Objects take more than they declare, and drop it from what they answer: `v.object`. */
export const valibot = {
  module: (declarations) => `import * as v from "valibot";\n\n${declarations.join("\n")}`,
  getters: false,
  declare: (name, text) => `export const ${name} = ${text};`,
  reference: (name) => name,
  later: (name) => `v.lazy(() => ${name})`,
  any: () => "v.unknown()",
  literal: (value) => `v.literal(${literal(value)})`,
  enumeration: (values) => `v.picklist(${literal(values)})`,
  nullable: (text) => `v.nullable(${text})`,
  optional: (text) => `v.optional(${text})`,
  union: (options, discriminator) =>
    discriminator === undefined
      ? `v.union([${options.join(", ")}])`
      : `v.variant(${literal(discriminator)}, [${options.join(", ")}])`,
  string: (schema) =>
    piped("v.string()", [
      formats[schema.format],
      ...calls(schema, {
        minLength: (it) => `v.minLength(${it})`,
        maxLength: (it) => `v.maxLength(${it})`,
        pattern: (it) => `v.regex(${regex(it)})`,
      }),
    ]),
  number: (schema) =>
    piped("v.number()", [
      schema.type === "integer" ? "v.integer()" : "",
      ...calls(schema, { minimum: (it) => `v.minValue(${it})`, maximum: (it) => `v.maxValue(${it})` }),
    ]),
  boolean: () => "v.boolean()",
  array: (items, schema) =>
    piped(
      `v.array(${items})`,
      calls(schema, { minItems: (it) => `v.minLength(${it})`, maxItems: (it) => `v.maxLength(${it})` }),
    ),
  record: (values) => `v.record(v.string(), ${values})`,
  object: (entries, { closed }) => {
    const written = entries.map(({ key, text }) => `${key}: ${text}`);
    return `${closed ? "v.strictObject" : "v.object"}({ ${written.join(", ")} })`;
  },
};
