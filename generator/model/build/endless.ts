import { below } from "../../base/pointer.js";
import type { Diagnostics } from "../../base/diagnostic.js";
import type { NamedSchema } from "../api.js";
import type { Schema } from "../schema.js";

/**
 * Reports schemas that refer back to themselves without ever looking into a value: no validator could end on them, and no value
 * could tell (JSON Schema Core, section 9.4.1 "A schema MUST NOT be run into an infinite recursive loop").
 */
export function refuseEndless(schemas: readonly NamedSchema[], report: Diagnostics): void {
  const byName = new Map(schemas.map((it) => [it.name, it]));
  const state = new Map<string, "open" | "done">();
  const visit = (name: string, trail: readonly string[]): void => {
    if (state.get(name) === "done") return;
    if (state.get(name) === "open") {
      const circle = [...trail.slice(trail.indexOf(name)), name].join(" → ");
      const hint = "Break the circle, or put one step of it inside a property or an item.";
      report.error("schema/endless", below(byName.get(name)?.at ?? "#"), `The schema ${name} consists of itself: ${circle}.`, hint);
      return;
    }
    state.set(name, "open");
    const schema = byName.get(name)?.schema;
    if (schema !== undefined) for (const next of inPlace(schema)) visit(next, [...trail, name]);
    state.set(name, "done");
  };
  for (const { name } of schemas) visit(name, []);
}

/** The names that a schema refers to for the same value. */
function inPlace(schema: Schema): readonly string[] {
  const { ref, allOf, anyOf, oneOf, not, conditional, object } = schema;
  const own = ref === undefined || ref.dynamic !== undefined ? [] : [ref.name];
  const parts = [...allOf, ...(anyOf ?? []), ...(oneOf ?? []), not, conditional?.if, conditional?.then, conditional?.else];
  const dependent = object.dependentSchemas.map((it) => it.schema);
  return [...own, ...[...parts, ...dependent].flatMap((it) => (it === undefined ? [] : inPlace(it)))];
}
