/** What was created, changed and removed in a scenario: the items of each collection, by what they are chosen by. */
import { camel } from "../base/casing.js";
import { isJsonObject, type Json } from "../base/json.js";
import { keysOf } from "../base/pointer.js";
import type { Api, Operation } from "../model/api.js";
import { resourcesOf, type Resource } from "../model/resources.js";
import { wordsOf, type Role } from "../model/roles.js";

export type Fields = { readonly [name: string]: Json };

/** Where an operation stands: what it does, and with which items. */
interface Standing {
  readonly role: Role;
  /** The path parameters of the collection. */
  readonly outer: readonly string[];
  /** The path parameter that chooses an item; of a collection's own operations, that of its items. */
  readonly chooser: string;
  readonly collection: string;
}

/** True for a body that is as the document says. */
export type Fits = (value: Json) => boolean;

export class Memory {
  readonly #standings = new Map<Operation, Standing>();
  readonly #scenarios = new Map<string, Map<string, Map<string, Fields>>>();

  constructor(api: Api) {
    this.#place(resourcesOf(api));
  }

  #place({ key, methods, children, item }: Resource): void {
    const [chooser, ...more] = item?.parameters ?? [];
    if (item !== undefined && chooser !== undefined && more.length === 0)
      for (const { methods: own, isItem } of [
        { methods, isItem: false },
        { methods: item.methods, isItem: true },
      ])
        for (const { operation, role, chosen } of own) {
          const names = chosen.filter((it) => it !== undefined);
          const [outer, last] = isItem ? [names.slice(0, -1), names.at(-1)] : [names, chooser];
          this.#standings.set(operation, { role, outer, chooser: last ?? chooser, collection: key });
        }
    for (const it of [...children, ...(item === undefined ? [] : [item])]) this.#place(it);
  }

  /** What an operation does with remembered items; undefined for one that has nothing to do with any. */
  roleOf(operation: Operation): "list" | "create" | "fetch" | "change" | "remove" | undefined {
    const role = this.#standings.get(operation)?.role;
    if (role === "update" || role === "replace" || role === "patch") return "change";
    return role === "action" || role === "other" ? undefined : role;
  }

  #items(scenario: string, operation: Operation, path: Fields): Map<string, Fields> {
    const standing = this.#standings.get(operation);
    const address = JSON.stringify([standing?.collection, ...(standing?.outer ?? []).map((it) => path[it])]);
    const collections = this.#scenarios.get(scenario) ?? new Map<string, Map<string, Fields>>();
    this.#scenarios.set(scenario, collections);
    const items = collections.get(address) ?? new Map<string, Fields>();
    collections.set(address, items);
    return items;
  }

  #chosen(operation: Operation, path: Fields): string {
    return String(path[this.#standings.get(operation)?.chooser ?? ""]);
  }

  list(scenario: string, operation: Operation, path: Fields): readonly Fields[] {
    return [...this.#items(scenario, operation, path).values()];
  }

  find(scenario: string, operation: Operation, path: Fields): Fields | undefined {
    return this.#items(scenario, operation, path).get(this.#chosen(operation, path));
  }

  /** True where there was one. */
  remove(scenario: string, operation: Operation, path: Fields): boolean {
    return this.#items(scenario, operation, path).delete(this.#chosen(operation, path));
  }

  /** Keeps what became of an item. */
  keep(scenario: string, operation: Operation, path: Fields, item: Fields): void {
    this.#items(scenario, operation, path).set(this.#chosen(operation, path), item);
  }

  /** Keeps a new item, with an identifier that no other has; answers it. */
  add(scenario: string, operation: Operation, path: Fields, item: Fields, fits: Fits): Fields {
    const items = this.#items(scenario, operation, path);
    const property = identifierIn(item, this.#standings.get(operation)?.chooser ?? "");
    if (property === undefined) {
      items.set(String(items.size + 1), item);
      return item;
    }
    for (const id of identifiers(item[property] ?? null)) {
      const named = renamed(item, property, id);
      if (items.has(String(id)) || !fits(named)) continue;
      items.set(String(id), named);
      return named;
    }
    return item;
  }
}

/** An item with another identifier, also where that is a segment of an address. */
function renamed(item: Fields, property: string, id: Json): Fields {
  const old = item[property];
  const moved = (value: Json): Json =>
    typeof value === "string" && value.includes("/")
      ? value
          .split("/")
          .map((it) => (it === old ? String(id) : it))
          .join("/")
      : value;
  const entries = Object.entries(item).map(([name, value]) => [name, name === property ? id : moved(value)]);
  return Object.fromEntries(entries) as Fields;
}

/** The property that an item is chosen by: `sid` for `Sid`, `petId` or `id` for `petId`. */
function identifierIn(item: Fields, parameter: string): string | undefined {
  const names = Object.keys(item).filter((it) => ["string", "number"].includes(typeof item[it]));
  const wanted = wordsOf(parameter);
  const isEnd = (name: string): boolean => wordsOf(name).every((word, i, all) => wanted.at(i - all.length) === word);
  return (
    names.find((it) => isSameName(it, parameter)) ??
    names.filter((it) => wordsOf(it).length > 0 && isEnd(it)).sort((a, b) => b.length - a.length)[0]
  );
}

const mostTried = 10_000;

/** Identifiers like an example: itself, then numbers in place of its end, then behind it. */
function* identifiers(example: Json): Generator<Json> {
  yield example;
  for (let i = 1; i <= mostTried; i += 1) {
    if (typeof example === "number") yield example + i;
    if (typeof example !== "string") continue;
    const end = i.toString(16);
    if (end.length < example.length) yield example.slice(0, -end.length) + end;
    yield `${example}${i}`;
  }
}

const isSameName = (one: string, other: string): boolean => camel(one).toLowerCase() === camel(other).toLowerCase();

/**
 * A copy of an item with the values of `others`, where it has a property of that name, in whatever casing: `FriendlyName` is
 * `friendly_name`. A value that does not fit there is left out.
 */
export function merged(item: Fields, others: Fields, fits: Fits): Fields {
  let result = item;
  for (const [name, value] of Object.entries(others)) {
    const property = Object.keys(item).find((it) => isSameName(it, name)) ?? name;
    const next = { ...result, [property]: value };
    if (fits(next)) result = next;
  }
  return result;
}

/** A list's body with other items, and without a way to a further page. */
export function listOf({ pagination }: Operation, body: Json, items: readonly Fields[], fits: Fits): Json {
  if (Array.isArray(body)) return items;
  if (!isJsonObject(body)) return body;
  const keys = pagination === undefined ? undefined : [...keysOf(pagination.items)];
  const found =
    keys ??
    Object.keys(body)
      .filter((it) => Array.isArray(body[it]))
      .slice(0, 1);
  if (found.length === 0) return body;
  const whole = replaced(body, found, items);
  const next = pagination?.next;
  if (next === undefined || !("pointer" in next)) return whole;
  const ended = replaced(whole, [...keysOf(next.pointer)], null);
  return fits(ended) ? ended : whole;
}

function replaced(value: Json, [key, ...rest]: readonly string[], by: Json): Json {
  if (key === undefined) return by;
  return isJsonObject(value) && Object.hasOwn(value, key)
    ? { ...value, [key]: replaced(value[key] ?? null, rest, by) }
    : value;
}
