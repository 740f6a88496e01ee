/** Schemas that refer back to themselves without ever looking into a value. */
import type { Diagnostics } from "../../base/diagnostic.js";
import type { NamedSchema } from "../api.js";
import { inPlaceReferences, schema, type Schema } from "../schema.js";
import { breakCircles } from "./circle-breaking.js";
import type { Registry } from "./registry.js";

/**
 * The schemas with the circles broken that have one lawful reading; the others are reported. No validator could end on them, and no
 * value could tell what they mean (JSON Schema Core, section 9.4.1: "A schema MUST NOT be run into an infinite recursive loop").
 */
export function withoutCircles(
  schemas: readonly NamedSchema[],
  registry: Registry,
  report: Diagnostics,
): readonly NamedSchema[] {
  const circular = onCircles(schemas);
  if (circular.size === 0) return schemas;
  const broken = breakCircles(schemas, circular, registry, report);
  refuse(broken, report);
  return broken;
}

/** The names on circles, or between two of them: what is left when names that lead nowhere, or that nothing leads to, are taken away. */
function onCircles(schemas: readonly NamedSchema[]): ReadonlySet<string> {
  const forward = new Map(schemas.map((it) => [it.name, new Set(inPlace(it.schema))]));
  const trimmed = trim(forward, new Set(forward.keys()));
  return trimmed.size === 0 ? trimmed : trim(reversed(forward), trimmed);
}

type Edges = ReadonlyMap<string, ReadonlySet<string>>;

/** The names of `among` from which an edge leads to another one of those that stay. */
function trim(edges: Edges, among: ReadonlySet<string>): ReadonlySet<string> {
  const back = reversed(edges);
  const left = new Map(
    [...among].map((name) => [name, [...(edges.get(name) ?? [])].filter((it) => among.has(it)).length]),
  );
  const work = [...left].flatMap(([name, count]) => (count === 0 ? [name] : []));
  for (let name = work.pop(); name !== undefined; name = work.pop()) {
    left.delete(name);
    for (const source of back.get(name) ?? []) {
      const count = left.get(source);
      if (count === undefined) continue;
      left.set(source, count - 1);
      if (count === 1) work.push(source);
    }
  }
  return new Set(left.keys());
}

function reversed(edges: Edges): Edges {
  const back = new Map<string, Set<string>>();
  for (const [from, targets] of edges) for (const to of targets) back.set(to, (back.get(to) ?? new Set()).add(from));
  return back;
}

const inPlace = (it: Schema): readonly string[] =>
  inPlaceReferences(it).flatMap(({ name, dynamic }) => (dynamic === undefined ? [name] : []));

/** One report for each circle that shares no name with one reported before. */
function refuse(schemas: readonly NamedSchema[], report: Diagnostics): void {
  const circular = onCircles(schemas);
  const byName = new Map(schemas.map((it) => [it.name, it]));
  const told = new Set<string>();
  for (const name of circular) {
    const circle = circleFrom(name, circular, byName, told);
    if (circle === undefined) continue;
    const way = [...circle, circle[0]].join(" → ");
    const [first = name] = circle;
    const hint = "Break the circle, or put one step of it inside a property or an item.";
    report.error(
      "schema/endless",
      byName.get(first)?.at ?? "#",
      `The schema ${first} consists of itself: ${way}.`,
      hint,
    );
  }
}

/** The first circle met on a walk from a name, over names not told before. */
function circleFrom(
  start: string,
  circular: ReadonlySet<string>,
  byName: ReadonlyMap<string, NamedSchema>,
  told: Set<string>,
): readonly string[] | undefined {
  const trail = new Set<string>();
  let name: string | undefined = start;
  while (name !== undefined && !told.has(name)) {
    told.add(name);
    trail.add(name);
    const next: readonly string[] = inPlace(byName.get(name)?.schema ?? schema({})).filter((it) => circular.has(it));
    const back = next.find((it) => trail.has(it));
    if (back !== undefined) return [...trail].slice([...trail].indexOf(back));
    name = next[0];
  }
  return undefined;
}
