/** Contract: what fields and headers don't say of a value. All that they hold is text, so that a schema must say what it was. */
import { isJsonObject, own, type Json } from "../base/json.js";
import type { Part } from "../emit/parts.js";
import { factsOf, type Facts, type Lookup, type Term } from "../emit/wire/facts.js";
import type { Parameter } from "../model/api.js";

/** Why the fields of a part don't say its value; undefined where they do. */
export function untold(lookup: Lookup, { media, parameters, schema }: Part, value: Json): string | undefined {
  if (!isJsonObject(value)) return undefined;
  if (media?.codec === "form") {
    const facts = factsOf(lookup, schema);
    const name = Object.keys(value).find((it) => !isTyped(lookup, termOf(facts, it), own(value, it)));
    return name === undefined ? undefined : `no schema says what ${name} is`;
  }
  const given = parameters.filter((it) => it.content === undefined && own(value, it.name) !== undefined);
  const unclear = given.find((it) => !isSaid(lookup, it.schema, own(value, it.name), spreads(it)));
  return unclear === undefined ? shared(given, value) : `no schema says what is in ${unclear.name}`;
}

/** The properties of such an object are fields of their own. */
const spreads = ({ in: place, style, explode }: Parameter): boolean =>
  explode && (place === "query" || place === "cookie") && style !== "deepObject";

/** Two objects have properties of one name, or one has a property that is called as another parameter. */
function shared(given: readonly Parameter[], value: { readonly [name: string]: Json }): string | undefined {
  const names = given.flatMap((it) => {
    const its = own(value, it.name);
    return spreads(it) && isJsonObject(its) ? Object.keys(its) : [it.name];
  });
  const twice = given.some(spreads) ? names.find((it, i) => names.indexOf(it) < i) : undefined;
  return twice === undefined ? undefined : `nothing says which parameter ${twice} belongs to`;
}

/** `isOpen`: what no schema names may be another's. */
function isSaid(lookup: Lookup, term: Term | undefined, value: Json | undefined, isOpen: boolean): boolean {
  if (!isTyped(lookup, term, value)) return false;
  if (term === undefined || typeof value !== "object" || value === null) return true;
  const facts = factsOf(lookup, term);
  if (Array.isArray(value))
    return value.every((it: Json, i) => isSaid(lookup, facts.prefix[i] ?? facts.items, it, false));
  const isLost = (name: string): boolean =>
    isOpen && facts.properties.size > 0 && !facts.properties.has(name) && facts.rest === undefined;
  return Object.entries(value as object).every(
    ([name, it]) => !isLost(name) && isSaid(lookup, termOf(facts, name), it as Json, false),
  );
}

const termOf = ({ properties, rest }: Facts, name: string): Term | undefined =>
  properties.get(name) ?? (rest === false ? undefined : rest);

/** Of text, nobody need say what it is; nor of what is there more than once. Null is no text, which it is told from where there may be none. */
function isTyped(lookup: Lookup, term: Term | undefined, value: Json | undefined): boolean {
  if (value === undefined || typeof value === "string") return true;
  if (Array.isArray(value) && value.length > 1 && value.every((it) => typeof it === "string")) return true;
  const types = term === undefined ? undefined : factsOf(lookup, term).types;
  return types !== undefined && !(value === null && types.has("string"));
}
