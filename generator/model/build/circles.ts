/** Schemas that refer back to themselves without ever looking into a value. */
import type { Diagnostics } from "../../base/diagnostic.js";
import type { NamedSchema } from "../api.js";
import { inPlaceReferences, schema, type Schema } from "../schema.js";
import { breakCircles } from "./circle-breaking.js";
import { reportDepth } from "./depth.js";
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
  const broken = circular.size === 0 ? schemas : breakCircles(schemas, circular, registry, report);
  const left = circular.size === 0 ? circular : onCircles(broken);
  if (left.size === 0) reportDepth(broken, report);
  else refuse(broken, left, report);
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

/** How many names are looked at for a report: one circle may hold thousands, and nobody reads as many. */
const mostReports = 200;

/** One report for the shortest circle through each name, each circle once. */
function refuse(schemas: readonly NamedSchema[], circular: ReadonlySet<string>, report: Diagnostics): void {
  const byName = new Map(schemas.map((it) => [it.name, it]));
  const told = new Set<string>();
  for (const name of [...circular].slice(0, mostReports)) {
    const circle = circleThrough(name, circular, byName);
    const members = JSON.stringify(circle?.toSorted());
    if (circle === undefined || told.has(members)) continue;
    told.add(members);
    const hint = "Break the circle, or put one step of it inside a property or an item.";
    const message = `The schema ${name} consists of itself: ${[...circle, name].join(" → ")}.`;
    report.add("schema/endless", byName.get(name)?.at ?? "#", message, hint);
  }
}

/** The shortest circle through a name; undefined for a name between two circles. */
function circleThrough(
  start: string,
  circular: ReadonlySet<string>,
  byName: ReadonlyMap<string, NamedSchema>,
): readonly string[] | undefined {
  const from = new Map<string, string>();
  const work = [start];
  for (const name of work) {
    for (const next of inPlace(byName.get(name)?.schema ?? schema({}))) {
      if (next === start) return wayTo(name, start, from);
      if (!circular.has(next) || from.has(next)) continue;
      from.set(next, name);
      work.push(next);
    }
  }
  return undefined;
}

function wayTo(end: string, start: string, from: ReadonlyMap<string, string>): readonly string[] {
  const way = [end];
  for (let name = end; name !== start;) {
    name = from.get(name) ?? start;
    way.unshift(name);
  }
  return way;
}
