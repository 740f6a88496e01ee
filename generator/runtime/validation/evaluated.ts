/**
 * What `unevaluatedProperties` and `unevaluatedItems` leave alone: what the schema itself, or a schema applied to the same value
 * that the value fits, has looked at (JSON Schema Core, section 11).
 */
import { own, type Fields } from "./fields.js";
import { behind, type Rules, type SchemaData } from "./schema.js";
import { expression } from "./text.js";
import type { Walk } from "./walk.js";

/** A test whether the property of a name was evaluated by anything but the schema's own `unevaluatedProperties`. */
export function isPropertyEvaluated(rules: Rules, fields: Fields, walk: Walk): (name: string) => boolean {
  const applied = appliedTo(rules, fields, walk);
  const inner = applied.filter((it) => it !== rules);
  if (inner.some((it) => it.additionalProperties !== undefined || it.unevaluatedProperties !== undefined))
    return () => true;
  if (rules.additionalProperties !== undefined) return () => true;
  return (name) => applied.some((it) => isNamed(it, name));
}

function isNamed({ properties, patternProperties }: Rules, name: string): boolean {
  if (properties !== undefined && Object.hasOwn(properties, name)) return true;
  return Object.keys(patternProperties ?? {}).some((it) => expression(it)?.test(name) !== false);
}

/** The same for the item at an index. */
export function isItemEvaluated(rules: Rules, items: readonly unknown[], walk: Walk): (index: number) => boolean {
  const applied = appliedTo(rules, items, walk);
  const inner = applied.filter((it) => it !== rules);
  if (inner.some((it) => it.items !== undefined || it.unevaluatedItems !== undefined) || rules.items !== undefined)
    return () => true;
  const first = Math.max(...applied.map((it) => it.prefixItems?.length ?? 0));
  const contains = applied.flatMap((it) => (it.contains === undefined ? [] : [it.contains]));
  return (index) => index < first || contains.some((it) => walk.fits(it, items[index]));
}

/** The schemas that are applied to a value as it is and that it fits; those that it must fit anyway are taken to. */
function appliedTo(schema: SchemaData, value: unknown, walk: Walk): readonly Rules[] {
  if (typeof schema === "boolean") return [];
  if (typeof schema === "function") return appliedTo(behind(schema).data, value, walk);
  const target = schema.$ref;
  const must = [...(target === undefined ? [] : [target]), ...(schema.allOf ?? []), ...dependentsOf(schema, value)];
  const may = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter((it) => walk.fits(it, value));
  return [
    schema,
    ...[...must, ...may, ...conditionalsOf(schema, value, walk)].flatMap((it) => appliedTo(it, value, walk)),
  ];
}

function conditionalsOf({ if: when, then, else: otherwise }: Rules, value: unknown, walk: Walk): readonly SchemaData[] {
  if (when === undefined) return [];
  const applied = walk.fits(when, value) ? [when, then] : [otherwise];
  return applied.filter((it) => it !== undefined);
}

function dependentsOf({ dependentSchemas }: Rules, value: unknown): readonly SchemaData[] {
  if (dependentSchemas === undefined || typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(dependentSchemas).flatMap(([name, it]) =>
    own(value as Fields, name) === undefined ? [] : [it],
  );
}
