/** A validator's schema as plain JSON Schema, for those who pass it on. */
import { behind, type Compiled, type Rules, type SchemaData } from "./schema.js";

/** JSON Schema 2020-12. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/** A schema that needs nothing but itself: what it refers to stands under `$defs`, by name. */
export function toJsonSchema({ name, data }: Pick<Compiled, "name" | "data">): JsonSchema {
  if (typeof data === "boolean") return data;
  const defs = new Map<string, JsonSchema>();
  const refer = (target: Compiled): string => {
    if (target.data === data) return "#";
    if (!defs.has(target.name)) {
      defs.set(target.name, true);
      defs.set(target.name, jsonSchemaOf(target.data, refer));
    }
    return `#/$defs/${target.name}`;
  };
  const root = jsonSchemaOf(data, refer) as { readonly [keyword: string]: unknown };
  const $defs = defs.size === 0 ? {} : { $defs: Object.fromEntries(defs) };
  return { $schema: "https://json-schema.org/draft/2020-12/schema", title: name, ...root, ...$defs };
}

type Refer = (target: Compiled) => string;

function jsonSchemaOf(data: SchemaData, refer: Refer): JsonSchema {
  if (typeof data === "boolean") return data;
  if (typeof data === "function") return { $ref: refer(behind(data)) };
  const { check: _, ...rules } = data;
  return fromEntries(
    Object.entries(rules).map(([keyword, it]) => [keyword, value(keyword as keyof Rules, it, data, refer)]),
  );
}

const tables: ReadonlySet<string> = /* @__PURE__ */ new Set(["properties", "patternProperties", "dependentSchemas"]);
const lists: ReadonlySet<string> = /* @__PURE__ */ new Set(["prefixItems", "allOf", "anyOf", "oneOf"]);
const single: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "items",
  "contains",
  "unevaluatedItems",
  "additionalProperties",
  "propertyNames",
  "unevaluatedProperties",
  "not",
  "if",
  "then",
  "else",
]);

function value(keyword: keyof Rules, it: unknown, { $ref, format, discriminator }: Rules, refer: Refer): unknown {
  if (keyword === "$ref" && $ref !== undefined) return refer(behind($ref));
  if (keyword === "format") return typeof format === "object" ? format.name : format;
  if (keyword === "discriminator" && discriminator !== undefined) return { propertyName: discriminator.propertyName };
  if (single.has(keyword)) return jsonSchemaOf(it as SchemaData, refer);
  if (lists.has(keyword)) return (it as readonly SchemaData[]).map((one) => jsonSchemaOf(one, refer));
  if (!tables.has(keyword)) return it;
  return fromEntries(
    Object.entries(it as Readonly<Record<string, SchemaData>>).map(([name, one]) => [name, jsonSchemaOf(one, refer)]),
  );
}

/** An object with these properties, whatever they are called. */
const fromEntries = (entries: readonly (readonly [string, unknown])[]): { readonly [name: string]: unknown } =>
  Object.fromEntries(entries);
