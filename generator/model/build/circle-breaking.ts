/** The two circles of schemas that have a lawful reading. */
import type { Diagnostics } from "../../base/diagnostic.js";
import type { NamedSchema } from "../api.js";
import { isAnything, isUntyped, type Schema } from "../schema.js";
import type { Registry } from "./registry.js";

type Schemas = ReadonlyMap<string, NamedSchema>;

/**
 * Breaks the circles that have one lawful reading, each with a warning.
 *
 * 1. A schema that names itself among its `allOf`, beside something else: that a value must be what it is asks nothing of it.
 * 2. A schema that is one of its children (`oneOf`, `anyOf`), each of which extends it (`allOf`): the usual way to write a family with a
 *    discriminator. A child extends what its parent says of itself, which is the parent without the choice among children; that becomes
 *    a schema of its own, `PetBase` for `Pet`.
 */
export function breakCircles(
  schemas: readonly NamedSchema[],
  circular: ReadonlySet<string>,
  registry: Registry,
  report: Diagnostics,
): readonly NamedSchema[] {
  let current: Schemas = new Map(schemas.map((it) => [it.name, it]));
  for (const name of circular) {
    current = withoutItself(current, name, report);
    current = withBase(current, name, registry, report);
  }
  return [...current.values()];
}

/** True for a reference to `name` and no more. */
function isBareReference(it: Schema, name: string): boolean {
  return it.ref?.name === name && isAnything({ ...it, ref: undefined });
}

function withoutItself(schemas: Schemas, name: string, report: Diagnostics): Schemas {
  const it = schemas.get(name);
  const allOf = it?.schema.allOf.filter((part) => !isBareReference(part, name));
  if (it === undefined || allOf === undefined || allOf.length === it.schema.allOf.length) return schemas;
  const schema = { ...it.schema, allOf };
  if (isAnything(schema)) return schemas;
  report.add(
    "schema/part-of-itself",
    it.at,
    `The schema ${name} names itself in its allOf, which asks nothing and is left out.`,
    "Remove it.",
  );
  return new Map([...schemas, [name, { ...it, schema }]]);
}

function withBase(schemas: Schemas, name: string, registry: Registry, report: Diagnostics): Schemas {
  const parent = schemas.get(name);
  if (parent === undefined) return schemas;
  const choices = choicesOf(parent.schema);
  const children = [...reachable(schemas, choices)].filter(
    (it) => it !== name && isExtension(schemas.get(it)?.schema, name),
  );
  if (children.length === 0 && !choices.some((it) => isExtension(it, name))) return schemas;
  const base = registry.fresh(`${name}Base`);
  const message = `${name} is a choice among schemas that extend ${name}; what they extend, ${name} without the choice, is called ${base}.`;
  report.add(
    "schema/family",
    parent.at,
    message,
    `To name it yourself, move what ${name} has besides the choice to a schema of its own.`,
  );
  return new Map(
    [...schemas].flatMap(([key, it]) => {
      if (children.includes(key)) return [[key, { ...it, schema: extended(it.schema, name, base) }] as const];
      if (key !== name) return [[key, it] as const];
      const schema = withChoices(it.schema, (branch) => extended(branch, name, base));
      return [[key, { ...it, schema }] as const, [base, { ...it, name: base, schema: baseOf(it.schema) }] as const];
    }),
  );
}

/** The branches that a schema chooses among, its own and those of its `allOf`. */
function choicesOf(it: Schema): readonly Schema[] {
  return [...(it.oneOf ?? []), ...(it.anyOf ?? []), ...it.allOf.flatMap(choicesOf)];
}

/** A schema with its branches changed. */
function withChoices(it: Schema, change: (branch: Schema) => Schema): Schema {
  const allOf = it.allOf.map((part) => withChoices(part, change));
  return { ...it, oneOf: it.oneOf?.map(change), anyOf: it.anyOf?.map(change), allOf };
}

/** Every name that a value must be held against in place, starting from some schemas. */
function reachable(schemas: Schemas, from: readonly Schema[]): ReadonlySet<string> {
  const found = new Set<string>();
  const work = from.flatMap(named);
  for (let name = work.pop(); name !== undefined; name = work.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const it = schemas.get(name);
    if (it !== undefined) work.push(...named(it.schema));
  }
  return found;
}

function named({ ref, allOf, anyOf, oneOf }: Schema): string[] {
  const own = ref === undefined || ref.dynamic !== undefined ? [] : [ref.name];
  return [...own, ...[...allOf, ...(anyOf ?? []), ...(oneOf ?? [])].flatMap(named)];
}

/** True for a schema that extends `parent`: by `allOf`, or by a reference with siblings. */
function isExtension(child: Schema | undefined, parent: string): boolean {
  if (child === undefined) return false;
  const refers = child.ref?.name === parent && !isBareReference(child, parent);
  return refers || child.allOf.some((part) => isBareReference(part, parent) || isExtension(part, parent));
}

/** The same as an extension of `base`. */
function extended(child: Schema, parent: string, base: string): Schema {
  const ref = { name: base, dynamic: undefined };
  const part = (it: Schema): Schema => (isBareReference(it, parent) ? { ...it, ref } : extended(it, parent, base));
  const refers = child.ref?.name === parent && !isBareReference(child, parent);
  return { ...child, allOf: child.allOf.map(part), ref: refers ? ref : child.ref };
}

/** What a parent says of itself: everything but the choice among its children. A choice between something and null stays one. */
function baseOf(it: Schema): Schema {
  const [first, second] = it.anyOf ?? [];
  const isNullable = it.anyOf?.length === 2 && first !== undefined && first.ref === undefined && isNull(second);
  const anyOf = isNullable && second !== undefined ? [baseOf(first), second] : undefined;
  return {
    ...it,
    anyOf,
    oneOf: undefined,
    discriminator: undefined,
    default: undefined,
    examples: [],
    allOf: it.allOf.map(baseOf),
  };
}

const isNull = (it: Schema | undefined): boolean =>
  it !== undefined && !isUntyped(it) && it.types.length === 1 && it.types[0] === "null";
