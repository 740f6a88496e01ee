/**
 * What `unevaluatedProperties` and `unevaluatedItems` leave alone: what the schema itself, or a schema applied to the same value
 * that the value fits, has looked at (JSON Schema Core, section 11).
 */
import { explainerOf, type Keywords } from "./explainer.js";
import { fieldsOf, own, type Fields } from "./fields.js";
import { merge } from "./order.js";
import { behind, type Rules, type SchemaData } from "./schema.js";
import { expression } from "./text.js";
import type { Walk } from "./walk.js";

/** `unevaluatedProperties` and `unevaluatedItems` */
export const unevaluated: Keywords = (rules, inner) => {
  const { unevaluatedProperties: ofProperties, unevaluatedItems: ofItems } = rules;
  const [properties, items] = [ofProperties, ofItems].map((it) => (it === undefined ? undefined : inner(it)));
  if (properties === undefined && items === undefined) return [];
  return [
    {
      merge,
      explain: (value, place, walk) => {
        const fields = properties === undefined ? undefined : fieldsOf(value);
        if (fields !== undefined) {
          const isEvaluated = isPropertyEvaluated(rules, inner, fields, walk);
          for (const name of Object.keys(fields))
            if (fields[name] !== undefined && !isEvaluated(name))
              properties?.visitPart(fields[name], place, name, "unevaluatedProperties", walk);
        }
        if (items === undefined || !Array.isArray(value)) return;
        const isEvaluated = isItemEvaluated(rules, inner, value, walk);
        value.forEach((it, key) => {
          if (!isEvaluated(key)) items.visitPart(it, place, key, "unevaluatedItems", walk);
        });
      },
    },
  ];
};

type Inner = Parameters<Keywords>[1];

/** A test whether the property of a name was evaluated by anything but the schema's own `unevaluatedProperties`. */
function isPropertyEvaluated(rules: Rules, inner: Inner, fields: Fields, walk: Walk): (name: string) => boolean {
  const applied = appliedTo(rules, inner, fields, walk).map((it) => it.rules);
  const others = applied.filter((it) => it !== rules);
  if (others.some((it) => it.additionalProperties !== undefined || it.unevaluatedProperties !== undefined))
    return () => true;
  if (rules.additionalProperties !== undefined) return () => true;
  return (name) => applied.some((it) => isNamed(it, name));
}

function isNamed({ properties, patternProperties }: Rules, name: string): boolean {
  if (properties !== undefined && Object.hasOwn(properties, name)) return true;
  return Object.keys(patternProperties ?? {}).some((it) => expression(it)?.test(name) !== false);
}

/** The same for the item at an index. */
function isItemEvaluated(
  rules: Rules,
  inner: Inner,
  items: readonly unknown[],
  walk: Walk,
): (index: number) => boolean {
  const applied = appliedTo(rules, inner, items, walk);
  const others = applied.map((it) => it.rules).filter((it) => it !== rules);
  if (others.some((it) => it.items !== undefined || it.unevaluatedItems !== undefined) || rules.items !== undefined)
    return () => true;
  const first = Math.max(...applied.map((it) => it.rules.prefixItems?.length ?? 0));
  const contains = applied.flatMap((it) => (it.rules.contains === undefined ? [] : it.inner(it.rules.contains)));
  return (index) => index < first || contains.some((it) => it.fits(items[index], walk));
}

/** A schema, and how those within it are explained. */
interface Applied {
  readonly rules: Rules;
  readonly inner: Inner;
}

/** The schemas that are applied to a value as it is and that it fits; those that it must fit anyway are taken to. */
function appliedTo(schema: SchemaData, inner: Inner, value: object, walk: Walk): readonly Applied[] {
  if (typeof schema === "boolean") return [];
  if (typeof schema === "function") {
    const { data, means } = behind(schema);
    return appliedTo(data, (it) => explainerOf(it, means), value, walk);
  }
  const target = schema.$ref;
  const must = [...(target === undefined ? [] : [target]), ...(schema.allOf ?? []), ...dependentsOf(schema, value)];
  const may = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter((it) =>
    walk.budget.fitsOnce(value, inner(it), walk),
  );
  return [
    { rules: schema, inner },
    ...[...must, ...may, ...conditionalsOf(schema, inner, value, walk)].flatMap((it) =>
      appliedTo(it, inner, value, walk),
    ),
  ];
}

function conditionalsOf(
  { if: when, then, else: otherwise }: Rules,
  inner: Inner,
  value: object,
  walk: Walk,
): readonly SchemaData[] {
  if (when === undefined) return [];
  const applied = walk.budget.fitsOnce(value, inner(when), walk) ? [when, then] : [otherwise];
  return applied.filter((it) => it !== undefined);
}

function dependentsOf({ dependentSchemas }: Rules, value: unknown): readonly SchemaData[] {
  if (dependentSchemas === undefined || typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(dependentSchemas).flatMap(([name, it]) =>
    own(value as Fields, name) === undefined ? [] : [it],
  );
}
