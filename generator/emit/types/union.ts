import type { Json } from "../../base/json.js";
import { code, join, key, type Code } from "../../code/code.js";
import type { Schema } from "../../model/schema.js";
import { answerTo } from "../../model/trace.js";
import type { Lookup } from "../wire/facts.js";
import { typeOf, type TypeContext } from "./type.js";
import { valuesOf } from "./values.js";

/** A union of branches; undefined where one of them may be anything, so that the union says nothing. */
export function branchesType(context: TypeContext, schema: Schema, branches: readonly Schema[]): Code | undefined {
  const types = branches.map((it) => typeOf(context, it));
  if (types.length === 0 || types.some((it) => it.parts[0] === "unknown")) return undefined;
  return unionOf(branches.map((it, i) => tagged(context, schema, it, types[i] as Code)));
}

/** Each alternative once, those of unions among them in place of these, `null` last; no literal beside the type that has it anyway. */
export function unionOf(types: readonly Code[]): Code {
  const flat = types.flatMap((it) => alternatives.get(it) ?? [it]);
  const each = [...new Map(flat.map((it) => [identity(it), it]))];
  const isString = each.some(([text]) => text === "string");
  const wide = isString ? each.filter(([text]) => !text.startsWith('"')) : each;
  const union = [...wide.filter(([text]) => text !== "null"), ...wide.filter(([text]) => text === "null")].map(
    ([, it]) => it,
  );
  if (union.length === 1) return union[0] as Code;
  const made = code`(${join(union, " | ")})`;
  alternatives.set(made, union);
  return made;
}

/** What unions were made of. */
const alternatives = new WeakMap<Code, readonly Code[]>();

/** In brackets, so that any operator may stand beside it. */
export const bracketed = (it: Code): Code => (alternatives.has(it) ? it : code`(${it})`);

/** Equal for types that are written alike. */
export const identity = (it: Code): string =>
  it.parts.map((part) => (typeof part === "string" ? part : part.name)).join("");

/** A branch chosen by a discriminator says so in its type, unless its own schema leaves no other value, or it is for all other values. */
function tagged(context: TypeContext, union: Schema, branch: Schema, type: Code): Code {
  const { discriminator } = union;
  if (discriminator === undefined || branch.ref === undefined) return type;
  if (discriminator.defaultMapping === branch.ref.name) return type;
  const tags = discriminator.mapping.filter((it) => it.schema === branch.ref?.name).map((it) => it.value);
  const own = answerTo(context.lookup, propertyValues(branch, discriminator.propertyName));
  if (tags.length === 0 || own?.every((it) => (tags as readonly Json[]).includes(it)) === true) return type;
  return code`(${type} & { ${key(context.style?.tag(union, discriminator.propertyName) ?? discriminator.propertyName)}: ${join(
    tags.map((it) => code`${it}`),
    " | ",
  )} })`;
}

const propertyValues =
  (schema: Schema, property: string) =>
  (lookup: Lookup): readonly Json[] | undefined =>
    valuesAt(lookup, schema, property);

/** The values that a property can have, where they are named; `seen` ends a walk through recursive schemas. */
function valuesAt(
  lookup: Lookup,
  schema: Schema,
  property: string,
  seen: readonly string[] = [],
): readonly Json[] | undefined {
  const own = schema.object.properties.find((it) => it.name === property)?.schema;
  const values = own === undefined ? undefined : valuesOf(own);
  if (values !== undefined) return values;
  const { ref } = schema;
  const referred =
    ref === undefined || seen.includes(ref.name)
      ? undefined
      : valuesAt(lookup, lookup(ref.name), property, [...seen, ref.name]);
  const found = [referred, ...schema.allOf.map((it) => valuesAt(lookup, it, property, seen))].filter(
    (it) => it !== undefined,
  );
  return found.sort((a, b) => a.length - b.length)[0];
}
