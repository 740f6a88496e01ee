import { isJsonObject, own, scalarText, type Json } from "../base/json.js";
import { keysOf } from "../base/pointer.js";

export interface JsonFields {
  [key: string]: Json;
}

/** Keywords by which openapi-typescript prints a schema in place, or within an array, which TypeScript does not put off either. */
const lists: readonly string[] = ["allOf", "anyOf", "oneOf", "prefixItems"];

/**
 * Empties the references by which a schema's type would be part of its own annotation without an object in between (TypeScript error
 * 2502), such as those of a list of lists. `document` is changed.
 */
export function cutCircles(document: JsonFields): void {
  const components = own(document, "components");
  const schemas = isJsonObject(components) ? own(components, "schemas") : undefined;
  if (!isJsonObject(schemas)) return;
  const state = new Map<string, "open" | "done">();
  const visit = (name: string): void => {
    state.set(name, "open");
    for (const reference of inPlace(own(schemas, name))) {
      const target = keysOf(scalarText(reference["$ref"]))[2] ?? "";
      if (state.get(target) === "open") delete reference["$ref"];
      else if (!state.has(target) && Object.hasOwn(schemas, target)) visit(target);
    }
    state.set(name, "done");
  };
  for (const name of Object.keys(schemas)) if (!state.has(name)) visit(name);
}

/** The references to components that a type mentions outside of objects. */
function inPlace(schema: Json | undefined): readonly JsonFields[] {
  if (!isJsonObject(schema)) return [];
  const ref = own(schema, "$ref");
  if (typeof ref === "string" && ref.startsWith("#/components/schemas/")) return [schema];
  const parts = lists.flatMap((key): readonly Json[] => {
    const list = own(schema, key);
    return Array.isArray(list) ? (list as readonly Json[]) : [];
  });
  return [...parts, own(schema, "items")].flatMap(inPlace);
}
