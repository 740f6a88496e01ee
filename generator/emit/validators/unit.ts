/**
 * Which functions there are. Each named schema is one; one that a `$dynamicRef` can lead out of is one more for every other way in,
 * so that dynamic references are settled before anything runs.
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.2
 */
import type { Api } from "../../model/api.js";
import type { DynamicAnchor, Reference, Schema } from "../../model/schema.js";
import { lookupOf } from "../../model/visit.js";
import { DemandsOfSchemas } from "./demands.js";
import { comparesDeeply, isPersonal, partsOfSchema, type Lookup } from "./facts.js";

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
  readonly demands: DemandsOfSchemas;
  readonly #anchors: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #deep: ReadonlySet<string>;
  readonly #personal: ReadonlySet<string>;
  readonly #bindings = new Map([["", unbound]]);

  constructor(api: Api) {
    this.lookup = lookupOf(api);
    this.demands = new DemandsOfSchemas(this.lookup);
    const facts = new Map(api.schemas.map((it) => [it.name, factsOf(it.schema)]));
    const targets = targetsByName(facts);
    this.#anchors = anchorsByName(facts, targets);
    this.#deep = deepNames(facts, targets);
    this.#personal = leadingTo(
      [...targets.keys()].filter((it) => facts.get(it)?.isPersonal === true),
      targets,
    );
  }

  /** What is known here of how schemas lead to each other: it does not show in any one of them. */
  get ways(): object {
    return { anchors: this.#anchors, deep: this.#deep, personal: this.#personal };
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
    if (anchors === undefined || anchors.size === 0) return unbound;
    return this.#shared([...this.within(this.lookup(schema), bindings)].filter(([it]) => anchors.has(it)));
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
    return (
      comparesDeeply(schema) ||
      (ref !== undefined && this.isDeep(ref.name)) ||
      partsOfSchema(schema).some((it) => this.isDeepSchema(it))
    );
  }

  /** True where a schema, or any that it may lead to, marks values as personal. */
  leadsToPersonal(schema: Schema): boolean {
    return within(schema).some(
      (it) =>
        isPersonal(it) ||
        (it.ref !== undefined &&
          (this.#personal.has(it.ref.name) || (it.ref.dynamic !== undefined && this.#personal.size > 0))),
    );
  }
}

const textOf = (bindings: Bindings): string => [...bindings].map((it) => it.join("=")).join(" ");

/** What matters of a named schema here. */
interface Facts {
  readonly references: readonly Reference[];
  readonly scope: readonly DynamicAnchor[];
  /** It compares whole values. */
  readonly compares: boolean;
  /** It marks values as personal. */
  readonly isPersonal: boolean;
}

function factsOf(schema: Schema): Facts {
  const all = within(schema);
  return {
    references: all.flatMap(({ ref }) => ref ?? []),
    scope: all.flatMap((it) => it.scope),
    compares: all.some(comparesDeeply),
    isPersonal: all.some(isPersonal),
  };
}

/** A schema and every schema within it, which are no others as long as it is there. */
export function within(schema: Schema): readonly Schema[] {
  const known = insides.get(schema);
  if (known !== undefined) return known;
  const found: Schema[] = [];
  gather(schema, found);
  insides.set(schema, found);
  return found;
}

const insides = new WeakMap<Schema, readonly Schema[]>();

function gather(schema: Schema, found: Schema[]): void {
  found.push(schema);
  for (const it of partsOfSchema(schema)) gather(it, found);
}

type ByName<Value> = ReadonlyMap<string, Value>;

/** What each named schema may refer to. A dynamic reference may lead to every schema that has the anchor. */
function targetsByName(facts: ByName<Facts>): ByName<ReadonlySet<string>> {
  const anchors = [...facts.values()].flatMap(({ scope }) => scope);
  const byAnchor = (name: string): readonly string[] =>
    anchors.flatMap(({ anchor, schema }) => (anchor === name ? [schema] : []));
  const targets = ({ name, dynamic }: Reference): readonly string[] => [
    name,
    ...(dynamic === undefined ? [] : byAnchor(dynamic)),
  ];
  return new Map([...facts].map(([name, { references }]) => [name, new Set(references.flatMap(targets))]));
}

/** The dynamic anchors that each named schema may lead to. */
function anchorsByName(facts: ByName<Facts>, targets: ByName<ReadonlySet<string>>): ByName<ReadonlySet<string>> {
  const own = new Map(
    [...facts].map(([name, { references }]) => [name, references.flatMap(({ dynamic }) => dynamic ?? [])]),
  );
  if ([...own.values()].every((it) => it.length === 0)) return new Map();
  return new Map(
    [...facts.keys()].map((name) => [name, new Set([...reach(name, targets)].flatMap((it) => own.get(it) ?? []))]),
  );
}

function reach(name: string, targets: ByName<ReadonlySet<string>>): ReadonlySet<string> {
  const found = new Set([name]);
  for (const it of found) for (const next of targets.get(it) ?? []) found.add(next);
  return found;
}

/** The schemas that refer to each. */
function usersOf(targets: ByName<ReadonlySet<string>>): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const [name, it] of targets)
    for (const target of it) {
      const known = users.get(target);
      if (known === undefined) users.set(target, [name]);
      else known.push(name);
    }
  return users;
}

/** These, and all that may lead to one of them. */
function leadingTo(names: readonly string[], targets: ByName<ReadonlySet<string>>): ReadonlySet<string> {
  const users = usersOf(targets);
  const found = new Set(names);
  for (const it of found) for (const user of users.get(it) ?? []) found.add(user);
  return found;
}

/**
 * The schemas that contain themselves, that compare whole values, or that refer to such a schema: what is left when those are taken away,
 * one after the other, that refer to nothing that is left.
 */
function deepNames(facts: ByName<Facts>, targets: ByName<ReadonlySet<string>>): ReadonlySet<string> {
  const open = new Map([...targets].map(([name, it]) => [name, it.size]));
  const users = usersOf(targets);
  const work = [...open].filter(([, count]) => count === 0).map(([name]) => name);
  for (let it = work.pop(); it !== undefined; it = work.pop()) {
    if (facts.get(it)?.compares === true) continue;
    open.delete(it);
    for (const user of users.get(it) ?? []) {
      const count = (open.get(user) ?? 0) - 1;
      open.set(user, count);
      if (count === 0) work.push(user);
    }
  }
  return new Set(open.keys());
}
