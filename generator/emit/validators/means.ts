/** What of the runtime it takes to explain a schema, so that a bundle holds no more than that. */
import { code, join, nothing, type Code } from "../../code/code.js";
import type { Schema } from "../../model/schema.js";
import { isBareReference } from "./facts.js";
import { concerns } from "./format.js";
import type { Home } from "./home.js";
import { runtime } from "./runtime.js";
import { within } from "./unit.js";

type Asks = (schema: Schema) => boolean;

/** The runtime's keywords, in the order in which what they find at one place is told, and which schemas ask for them. */
const keywords: readonly (readonly [name: string, asks: Asks])[] = [
  ["values", (it) => it.enum !== undefined || it.const !== undefined],
  ["texts", ({ string: it, format }) => hasAny(it.minLength, it.maxLength, it.pattern) || concerns(format, "text")],
  ["numbers", ({ number: it, format }) => hasAny(it.minimum, it.maximum, it.multipleOf) || concerns(format, "number")],
  ["lengths", ({ array: it }) => hasAny(it.minItems, it.maxItems)],
  ["unique", ({ array: it }) => it.uniqueItems],
  ["contains", ({ array: it }) => it.contains !== undefined],
  ["items", ({ array: it }) => it.items !== undefined || it.prefixItems.length > 0],
  ["sizes", ({ object: it }) => hasAny(it.minProperties, it.maxProperties) || it.dependentRequired.length > 0],
  ["propertyNames", ({ object: it }) => it.propertyNames !== undefined],
  ["objects", ({ object: it }) => it.required.length + it.properties.length > 0 || hasAny(it.additionalProperties)],
  ["patternProperties", ({ object: it }) => it.patternProperties.length > 0],
  ["unevaluated", (it) => hasAny(it.object.unevaluatedProperties, it.array.unevaluatedItems)],
  ["dependentSchemas", ({ object: it }) => it.dependentSchemas.length > 0],
  ["applied", (it) => it.allOf.length > 0 || (it.ref !== undefined && !isBareReference(it))],
  ["unions", ({ anyOf, oneOf }) => hasAny(anyOf, oneOf)],
  ["conditions", ({ not, conditional }) => hasAny(not, conditional)],
];

const hasAny = (...parts: readonly unknown[]): boolean => parts.some((it) => it !== undefined);

/** The name of a function of the module that answers them. */
export function meansOf(schema: Schema, home: Home): Code {
  const all = within(schema);
  const asked = keywords.filter(([, asks]) => all.some(asks)).map(([name]) => runtime(name));
  const privacy = home.units.leadsToPersonal(schema) ? code`, privacy: ${runtime("privacy")}` : nothing;
  return home.means(
    code`({ keywords: [${join(
      asked.map((it) => code`${it}`),
      ", ",
    )}]${privacy} })`,
  );
}
