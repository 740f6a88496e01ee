/**
 * From JSON Schema to another library's schemas, as source text in the way that its users write them. A writer has a function for each kind
 * of schema; what it has no way to say is an {@link Unsayable}, never left out.
 */

/** What a library has no way to say. */
export class Unsayable extends Error {}

/** A module that declares every definition, those first that the others need, and exports them all. */
export function translate({ $defs }, writer) {
  const context = { writer, declared: new Set(), names: identifiers(Object.keys($defs)), $defs };
  const declarations = inOrder($defs).map((name) => {
    const text = expression($defs[name], { ...context, late: false });
    context.declared.add(name);
    return writer.declare(context.names.get(name), text);
  });
  return `${writer.module(declarations)}\n`;
}

/** What the definition `name` is called in the module. */
export const identifier = (name) => `${name.replaceAll(/[^A-Za-z0-9]+/g, "_")}Schema`;

const identifiers = (names) => {
  const found = new Map(names.map((it) => [it, identifier(it)]));
  if (new Set(found.values()).size !== found.size) throw new Error("Two definitions would have one name.");
  return found;
};

/** Definitions, each after those that it refers to, as far as they aren't in a circle. */
function inOrder($defs) {
  const order = new Set();
  const open = new Set();
  const visit = (name) => {
    if (order.has(name) || open.has(name)) return;
    open.add(name);
    for (const it of references($defs[name])) visit(it);
    order.add(name);
  };
  Object.keys($defs).forEach(visit);
  return [...order];
}

/** The definitions that a schema refers to. */
export function references(schema) {
  if (typeof schema !== "object" || schema === null) return [];
  if (typeof schema.$ref === "string") return [definition(schema)];
  return Object.values(schema).flatMap(references);
}

const definition = ({ $ref }) => decodeURIComponent($ref.slice("#/$defs/".length));

/** What is carried over; each writer says what it is handed. */
const sayable = new Set([
  ...["$ref", "type", "const", "enum", "anyOf", "oneOf", "discriminator", "properties", "required", "items"],
  ...[
    "additionalProperties",
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
  ],
]);

/** The expression of a schema. `late` is true where the expression is evaluated when it is first used, after all declarations. */
function expression(schema, context) {
  const { writer, late, declared, names } = context;
  const strange = Object.keys(schema).filter((it) => !sayable.has(it));
  if (strange.length > 0) throw new Unsayable(`no way to say ${strange}`);
  if (schema === true || Object.keys(schema).length === 0) return writer.any();
  if (schema.$ref !== undefined) {
    const name = names.get(definition(schema));
    return late || declared.has(definition(schema)) ? writer.reference(name) : writer.later(name);
  }
  if (schema.const !== undefined) return writer.literal(schema.const);
  if (Array.isArray(schema.type)) return nullable(schema, context);
  if (schema.enum !== undefined)
    return schema.enum.length === 1 ? writer.literal(schema.enum[0]) : writer.enumeration(schema.enum);
  if (schema.anyOf !== undefined || schema.oneOf !== undefined) return union(schema, context);
  return ofType(schema, context);
}

function nullable(schema, context) {
  const { type, enum: values, ...rest } = schema;
  const [only, ...others] = type.filter((it) => it !== "null");
  if (others.length > 0 || !type.includes("null")) throw new Unsayable(`no way to say type: ${JSON.stringify(type)}`);
  const own = values === undefined ? {} : { enum: values.filter((it) => it !== null) };
  return context.writer.nullable(expression({ type: only, ...own, ...rest }, context));
}

/** A union; of one schema, or of one and null, it is that schema. */
function union({ anyOf, oneOf, discriminator }, context) {
  const all = anyOf ?? oneOf;
  const options = all.filter((it) => it.type !== "null").map((it) => expression(it, context));
  if (oneOf !== undefined && discriminator === undefined && options.length > 1)
    throw new Unsayable("no way to say oneOf.");
  const written = options.length === 1 ? options[0] : context.writer.union(options, discriminator?.propertyName);
  return options.length < all.length ? context.writer.nullable(written) : written;
}

function ofType(schema, context) {
  const { writer } = context;
  if (schema.type === "string") return string(schema, writer);
  if (schema.type === "integer" || schema.type === "number") return writer.number(schema);
  if (schema.type === "boolean") return writer.boolean();
  if (schema.type === "array") return writer.array(expression(schema.items, context), schema);
  if (schema.type === "object") return object(schema, context);
  throw new Unsayable(`no way to say ${JSON.stringify(schema)}`);
}

/** Formats that everyone here checks, and those of Stripe's that nobody does. */
const checked = ["byte", "date-time", "date", "email", "hostname", "ipv4", "ipv6", "uri", "uuid"];
const unchecked = ["unix-time", "decimal"];

function string(schema, writer) {
  const { format } = schema;
  if (format !== undefined && ![...checked, ...unchecked].includes(format))
    throw new Unsayable(`no way to say ${format}`);
  return writer.string(unchecked.includes(format) ? { ...schema, format: undefined } : schema);
}

function object({ properties, required = [], additionalProperties }, context) {
  const { writer } = context;
  if (properties === undefined || Object.keys(properties).length === 0) {
    const values = typeof additionalProperties === "object" ? additionalProperties : true;
    return writer.record(expression(values, context));
  }
  if (typeof additionalProperties === "object" && Object.keys(additionalProperties).length > 0)
    throw new Unsayable("no way to say additionalProperties beside properties.");
  const entries = Object.entries(properties).map(([key, schema]) => {
    const late = references(schema).some((it) => !context.declared.has(it));
    const text = expression(schema, { ...context, late: context.late || (late && writer.getters) });
    const optional = !required.includes(key);
    return { key: JSON.stringify(key), text: optional ? writer.optional(text) : text, late, optional };
  });
  return writer.object(entries, { closed: additionalProperties === false });
}

/** The value as a literal of JavaScript. */
export const literal = (value) => JSON.stringify(value);

/** A pattern of JSON Schema as a regular expression. */
export const regex = (pattern) => `new RegExp(${JSON.stringify(pattern)}, "u")`;
