import { code, join, type Code } from "../../code/code.js";
import type { ArrayRules, Schema } from "../../model/schema.js";
import { typeOf, type TypeContext } from "./type.js";

/** An array's type: a tuple where `prefixItems` says what comes first, of which only `minItems` makes anything required. */
export function arrayType(context: TypeContext, rules: ArrayRules): Code {
  const { prefixItems, items } = rules;
  const rest = items === undefined ? code`unknown` : typeOf(context, items);
  if (prefixItems.length === 0) return isNever(items) ? code`[]` : code`(${rest})[]`;
  const required = Math.min(rules.minItems ?? 0, prefixItems.length);
  const first = prefixItems.map((it, i) => code`(${typeOf(context, it)})${i < required ? code`` : code`?`}`);
  return code`[${join(isNever(items) ? first : [...first, code`...(${rest})[]`], ", ")}]`;
}

const isNever = (it: Schema | undefined): boolean => it?.types.length === 0;
