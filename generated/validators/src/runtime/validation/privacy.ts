// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Which values must not be shown. */
import type { Rules, SchemaData } from "./schema.js";
import { expression } from "./text.js";

/**
 * True when any schema that may apply at `path`, or above it, marks its values as personal data (`x-pii`) or as a password. Every
 * branch counts, whether it is taken or not, and so does what must not be.
 */
export function isPrivate(schema: SchemaData, path: readonly (string | number)[]): boolean {
  let here = applicable([schema]);
  for (const key of path) {
    if (here.some(isMarked)) return true;
    here = applicable(
      here.flatMap((it) => (typeof key === "number" ? itemSchemas(it, key) : propertySchemas(it, key))),
    );
  }
  return here.some(isMarked);
}

function isMarked(rules: Rules): boolean {
  const mark = rules["x-pii"];
  return (mark !== undefined && mark !== false && mark !== null) || rules.format === "password";
}

/** The schemas and all that they may apply to the same value. */
function applicable(schemas: readonly SchemaData[]): readonly Rules[] {
  const found = new Set<Rules>();
  const work = [...schemas];
  for (let it = work.pop(); it !== undefined; it = work.pop()) {
    if (typeof it === "boolean" || found.has(it)) continue;
    found.add(it);
    const {
      $ref,
      allOf = [],
      anyOf = [],
      oneOf = [],
      not,
      if: when,
      then,
      else: otherwise,
      dependentSchemas = {},
    } = it;
    const parts = [$ref?.()["~specwright"].data, not, when, then, otherwise].filter((part) => part !== undefined);
    work.push(...parts, ...allOf, ...anyOf, ...oneOf, ...Object.values(dependentSchemas));
  }
  return [...found];
}

function itemSchemas(
  { prefixItems = [], items, contains, unevaluatedItems }: Rules,
  index: number,
): readonly SchemaData[] {
  return [prefixItems[index] ?? items, contains, unevaluatedItems].filter((it) => it !== undefined);
}

function propertySchemas(rules: Rules, name: string): readonly SchemaData[] {
  const { properties = {}, patternProperties = {}, additionalProperties, unevaluatedProperties } = rules;
  const named = Object.hasOwn(properties, name) ? [properties[name]] : [];
  const matched = Object.entries(patternProperties).flatMap(([pattern, it]) =>
    expression(pattern)?.test(name) === false ? [] : [it],
  );
  const others = named.length + matched.length > 0 ? [] : [additionalProperties];
  return [...named, ...matched, ...others, unevaluatedProperties].filter((it) => it !== undefined);
}
