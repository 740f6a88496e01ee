/**
 * Which functions there are. Each named schema is one; one that a `$dynamicRef` can lead out of is one more for every other way in,
 * so that dynamic references are settled before anything runs.
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.2
 */
import type { Api } from "../../model/api.js";
import type { Reference, Schema } from "../../model/schema.js";
import { comparesDeeply, partsOfSchema, type Lookup } from "./facts.js";

/** Which schema each dynamic anchor stands for: that of the outermost schema on the way which has the anchor. */
export type Bindings = ReadonlyMap<string, string>;

export const unbound: Bindings = new Map();

/** A named schema, entered in some way. */
export interface Unit {
  readonly schema: string;
  readonly bindings: Bindings;
  /** Undefined for the schema entered from outside, which is what is exported. */
  readonly key: string | undefined;
}

export class Units {
  readonly lookup: Lookup;
  readonly #anchors: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #deep: ReadonlySet<string>;
  readonly #bindings = new Map([["", unbound]]);

  constructor(api: Api) {
    const schemas = new Map(api.schemas.map((it) => [it.name, it.schema]));
    this.lookup = (name) => {
      const schema = schemas.get(name);
      if (schema === undefined) throw new Error(`No schema is called ${name}`);
      return schema;
    };
    const targets = targetsByName(schemas);
    this.#anchors = new Map([...schemas.keys()].map((name) => [name, anchorsFrom(name, schemas, targets)]));
    this.#deep = deepNames(schemas, targets);
  }

  /** What a reference leads to under the bindings that are in force where it stands. */
  follow({ name, dynamic }: Reference, bindings: Bindings): Unit {
    return this.enter(dynamic === undefined ? name : (bindings.get(dynamic) ?? name), bindings);
  }

  /** A named schema under the bindings that are in force where it is entered. */
  enter(schema: string, bindings: Bindings): Unit {
    const own = this.#bind(schema, unbound);
    const here = this.#bind(schema, bindings);
    return { schema, bindings: here, key: here === own ? undefined : `${schema} ${textOf(here)}` };
  }

  /** The bindings within a schema: those on the way to it come first. What it can't lead to doesn't matter. */
  #bind(schema: string, bindings: Bindings): Bindings {
    const anchors = this.#anchors.get(schema);
    return this.#shared([...this.within(this.lookup(schema), bindings)].filter(([it]) => anchors?.has(it)));
  }

  /** The same for a schema without a name, which may be a resource of its own. */
  within({ scope }: Schema, bindings: Bindings): Bindings {
    if (scope.length === 0) return bindings;
    return this.#shared([...scope.map(({ anchor, schema }) => [anchor, schema] as const), ...bindings]);
  }

  /** Equal bindings are one object. */
  #shared(entries: readonly (readonly [string, string])[]): Bindings {
    const bindings: Bindings = new Map([...new Map(entries)].sort(([a], [b]) => (a < b ? -1 : 1)));
    const known = this.#bindings.get(textOf(bindings)) ?? bindings;
    this.#bindings.set(textOf(bindings), known);
    return known;
  }

  /** True when its guard can lead deep into data, however it is nested; it then counts how deep. */
  isDeep(schema: string): boolean {
    return this.#deep.has(schema);
  }

  /** The same for a schema without a name. */
  isDeepSchema(schema: Schema): boolean {
    const { ref } = schema;
    return comparesDeeply(schema) || (ref !== undefined && this.isDeep(ref.name)) || partsOfSchema(schema).some((it) => this.isDeepSchema(it));
  }
}

const textOf = (bindings: Bindings): string => [...bindings].map((it) => it.join("=")).join(" ");

type Schemas = ReadonlyMap<string, Schema>;

/** What each named schema may refer to. A dynamic reference may lead to every schema that has the anchor. */
function targetsByName(schemas: Schemas): ReadonlyMap<string, readonly string[]> {
  const anchors = [...schemas.values()].flatMap(within).flatMap(({ scope }) => scope);
  const byAnchor = (name: string): readonly string[] => anchors.flatMap(({ anchor, schema }) => (anchor === name ? [schema] : []));
  const targets = ({ ref }: Schema): readonly string[] =>
    ref === undefined ? [] : [ref.name, ...(ref.dynamic === undefined ? [] : byAnchor(ref.dynamic))];
  return new Map([...schemas].map(([name, it]) => [name, [...new Set(within(it).flatMap(targets))]]));
}

const within = (schema: Schema): readonly Schema[] => [schema, ...partsOfSchema(schema).flatMap(within)];

/** Everything that can be reached from a name, the name itself only if a way leads back. */
function reach(name: string, targets: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const work = [...(targets.get(name) ?? [])];
  for (let it = work.pop(); it !== undefined; it = work.pop()) {
    if (found.has(it)) continue;
    found.add(it);
    work.push(...(targets.get(it) ?? []));
  }
  return found;
}

function anchorsFrom(name: string, schemas: Schemas, targets: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = [name, ...reach(name, targets)].flatMap((it) => within(schemas.get(it) as Schema));
  return new Set(reached.flatMap(({ ref }) => (ref?.dynamic === undefined ? [] : [ref.dynamic])));
}

/** The schemas that contain themselves, that compare whole values, or that refer to such a schema. */
function deepNames(schemas: Schemas, targets: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Map([...schemas.keys()].map((name) => [name, reach(name, targets)]));
  const core = new Set([...schemas].filter(([name, it]) => reached.get(name)?.has(name) || within(it).some(comparesDeeply)).map(([name]) => name));
  return new Set([...schemas.keys()].filter((name) => core.has(name) || [...(reached.get(name) ?? [])].some((it) => core.has(it))));
}
