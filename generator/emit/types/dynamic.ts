import type { Api } from "../../model/api.js";
import { inPlaceReferences, type Reference, type Schema } from "../../model/schema.js";

/**
 * The schemas that each dynamic anchor may stand for. Which one it is depends on the way to the reference, and TypeScript's types know
 * no way: a dynamic reference has the type of any of them. An anchor by which a type would consist of itself is left out.
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.2
 */
export function anchorTargets(api: Api): ReadonlyMap<string, readonly string[]> {
  const targets = new Map<string, string[]>();
  for (const { name, schema } of api.schemas) {
    if (schema.dynamicAnchor !== undefined)
      targets.set(schema.dynamicAnchor, [...(targets.get(schema.dynamicAnchor) ?? []), name]);
  }
  if (targets.size === 0) return targets;
  const schemas = new Map(api.schemas.map((it) => [it.name, it.schema]));
  return new Map([...targets].filter(([anchor]) => !isEndless(anchor, schemas, targets)));
}

type Targets = ReadonlyMap<string, readonly string[]>;

function isEndless(anchor: string, schemas: ReadonlyMap<string, Schema>, targets: Targets): boolean {
  const names = ({ name, dynamic }: Reference): readonly string[] =>
    dynamic === undefined ? [name] : [name, ...(targets.get(dynamic) ?? [])];
  const found = new Set<string>();
  const work = [...(targets.get(anchor) ?? [])];
  for (let name = work.pop(); name !== undefined; name = work.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const schema = schemas.get(name);
    const references = schema === undefined ? [] : inPlaceReferences(schema);
    if (references.some((it) => it.dynamic === anchor)) return true;
    work.push(...references.flatMap(names));
  }
  return false;
}
