import { code, join, key, type Code } from "../../code/code.js";
import type { ObjectRules, Schema } from "../../model/schema.js";
import { partsOf } from "../../model/visit.js";
import { unionOf } from "./union.js";
import { docOf, typeOf, type TypeContext } from "./type.js";

/**
 * An object's type. Where further properties have a schema, the index signature also admits the types of the named ones, which
 * TypeScript asks for; where the document is silent about them they are not mentioned, unless nothing else is.
 */
export function objectType(context: TypeContext, rules: ObjectRules): Code {
  const named = rules.properties.map(({ name, schema }) => ({
    name,
    schema,
    type: typeOf(context, schema),
    required: rules.required.includes(name),
  }));
  const undeclared = undeclaredOf(rules);
  const fields = [
    ...named.map(
      (it) =>
        code`${docOf(it.schema)}${key(context.style?.property(rules, it.name) ?? it.name)}${it.required ? code`` : code`?`}: ${it.type}`,
    ),
    ...undeclared.map((name) => code`${key(name)}: unknown`),
  ];
  const others = otherTypes(context, rules);
  if (others.length === 0)
    return block(fields, fields.length === 0 && rules.additionalProperties === undefined ? code`unknown` : undefined);
  const isAny = others.some((it) => it.parts[0] === "unknown") || undeclared.length > 0;
  if (isAny || named.some((it) => differsFromItself(it.schema))) return block(fields, code`unknown`);
  const optional = named.some((it) => !it.required) ? [code`undefined`] : [];
  return block(fields, unionOf([...others, ...named.map((it) => it.type), ...optional]));
}

/** What must be there, and nothing else is said of. */
const undeclaredOf = ({ required, properties }: ObjectRules): readonly string[] =>
  required.filter((name) => !properties.some((it) => it.name === name));

/**
 * True where a type, written twice, may not be assignable to itself: `{ a?: string } & ({ a: unknown } | { b: unknown })` has an `a` that
 * may be undefined, which TypeScript then refuses for the `a?` of the other one. What `not` and `if` ask for is in no type.
 */
const differsFromItself = (it: Schema): boolean =>
  undeclaredOf(it.object).length > 0 ||
  partsOf({ ...it, not: undefined, conditional: undefined }).some(differsFromItself);

function block(fields: readonly Code[], index: Code | undefined): Code {
  const lines = index === undefined ? fields : [...fields, code`[key: string]: ${index}`];
  if (lines.length === 0) return code`{ [key: string]: never }`;
  return code`{\n${join(
    lines.map((it) => code`${it};\n`),
    "",
  )}}`;
}

/** What properties without a name of their own may hold. */
function otherTypes(context: TypeContext, { additionalProperties, patternProperties }: ObjectRules): readonly Code[] {
  const patterns = patternProperties.map((it) => typeOf(context, it.schema));
  if (additionalProperties === undefined) return patterns.length === 0 ? [] : [code`unknown`];
  return isNever(additionalProperties) ? patterns : [...patterns, typeOf(context, additionalProperties)];
}

const isNever = (it: Schema): boolean => it.types.length === 0;
