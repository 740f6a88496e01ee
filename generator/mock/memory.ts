/** What was created, changed and removed in a scenario: the items of each collection, by what they are chosen by. */
import { camel } from "../base/casing.js";
import { isJsonObject, type Json } from "../base/json.js";
import { keysOf } from "../base/pointer.js";
import type { Api, Operation } from "../model/api.js";
import { resourcesOf, type Method, type Resource } from "../model/resources.js";
import { wordsOf, type Role } from "../model/roles.js";

export type Fields = { readonly [name: string]: Json };

/** By what they are chosen by. What was removed keeps its place, so that nothing new has its name. */
type Items = Map<string, Fields | "removed">;

/** Where an operation stands: what it does, and with which items. */
interface Standing {
  readonly role: Role;
  /** The path parameters of the collection. */
  readonly outer: readonly string[];
  /** The path parameter that chooses an item; of a collection's own operations, that of its items. Undefined where there is none. */
  readonly chooser: string | undefined;
  readonly collection: string;
  /** The operation that lists the collection. */
  readonly list: Operation | undefined;
}

/** True for a body that is as the document says. */
export type Fits = (value: Json) => boolean;

const named = (chosen: readonly (string | undefined)[]): readonly string[] => chosen.filter((it) => it !== undefined);

/**
 * The methods of a path without items below it that have to do with each other: a list and what adds to it; or what reads and what changes the
 * one thing that is there.
 */
function remembering(methods: readonly Method[]): readonly Method[] {
  const of = (...roles: readonly Role[]): readonly Method[] => methods.filter((it) => roles.includes(it.role));
  if (of("list").length > 0) return of("create").length > 0 ? of("list", "create") : [];
  const changing = of("update", "replace", "patch", "remove");
  return of("fetch").length > 0 && changing.length > 0 ? [...of("fetch"), ...changing] : [];
}

export class Memory {
  readonly #standings = new Map<Operation, Standing>();
  readonly #scenarios = new Map<string, Map<string, Items>>();

  constructor(api: Api) {
    this.#place(resourcesOf(api));
  }

  #place(resource: Resource): void {
    const { key, methods, children, item, parameters } = resource;
    const [chooser, ...more] = item?.parameters ?? [];
    const list = methods.find((it) => it.role === "list")?.operation;
    const frame = { collection: key, list };
    if (item !== undefined && chooser !== undefined && more.length === 0) {
      for (const { operation, role, chosen } of methods)
        this.#standings.set(operation, { ...frame, role, outer: named(chosen), chooser });
      for (const { operation, role, chosen } of item.methods) {
        const names = named(chosen);
        this.#standings.set(operation, { ...frame, role, outer: names.slice(0, -1), chooser: names.at(-1) ?? chooser });
      }
    } else if (item === undefined && parameters.length === 0)
      for (const { operation, role, chosen } of remembering(methods))
        this.#standings.set(operation, { ...frame, role, outer: named(chosen), chooser: undefined });
    for (const it of [...children, ...(item === undefined ? [] : [item])]) this.#place(it);
  }

  /** True for what there is but one of at its path, so that it is there without having been created. */
  isSingle(operation: Operation): boolean {
    const standing = this.#standings.get(operation);
    return standing?.chooser === undefined && standing?.list === undefined;
  }

  /** The operation that lists what another one creates. */
  listFor(operation: Operation): Operation | undefined {
    return this.#standings.get(operation)?.list;
  }

  /** What an operation does with remembered items; undefined for one that has nothing to do with any. */
  roleOf(operation: Operation): "list" | "create" | "fetch" | "change" | "remove" | undefined {
    const role = this.#standings.get(operation)?.role;
    if (role === "update" || role === "replace" || role === "patch") return "change";
    return role === "action" || role === "other" ? undefined : role;
  }

  #items(scenario: string, operation: Operation, path: Fields): Items {
    const standing = this.#standings.get(operation);
    const address = JSON.stringify([standing?.collection, ...(standing?.outer ?? []).map((it) => path[it])]);
    const collections = this.#scenarios.get(scenario) ?? new Map<string, Items>();
    this.#scenarios.set(scenario, collections);
    const items = collections.get(address) ?? (new Map() as Items);
    collections.set(address, items);
    return items;
  }

  #chosen(operation: Operation, path: Fields): string {
    return String(path[this.#standings.get(operation)?.chooser ?? ""]);
  }

  list(scenario: string, operation: Operation, path: Fields): readonly Fields[] {
    return [...this.#items(scenario, operation, path).values()].filter((it) => it !== "removed");
  }

  find(scenario: string, operation: Operation, path: Fields): Fields | "removed" | undefined {
    return this.#items(scenario, operation, path).get(this.#chosen(operation, path));
  }

  remove(scenario: string, operation: Operation, path: Fields): void {
    this.#items(scenario, operation, path).set(this.#chosen(operation, path), "removed");
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

/** Where the items of a list stand in its body: at a path of keys; undefined where there are none. */
function itemsAt({ pagination }: Operation, body: Json): readonly string[] | undefined {
  if (Array.isArray(body)) return [];
  if (!isJsonObject(body)) return undefined;
  if (pagination !== undefined) return keysOf(pagination.items);
  const key = Object.keys(body).find((it) => Array.isArray(body[it]));
  return key === undefined ? undefined : [key];
}

/** The first of a list's items; an object without anything where there is none. */
export function firstOf(operation: Operation, body: Json): Fields {
  const at = itemsAt(operation, body) ?? [];
  const items = at.reduce<Json | undefined>((here, key) => (isJsonObject(here) ? here[key] : undefined), body);
  const [first] = Array.isArray(items) ? (items as readonly Json[]) : [];
  return isJsonObject(first) ? first : {};
}

/** A list's body with other items, and without a way to a further page. */
export function listOf(operation: Operation, body: Json, items: readonly Fields[], fits: Fits): Json {
  const found = itemsAt(operation, body);
  if (found === undefined) return body;
  const whole = replaced(body, found, items);
  const next = operation.pagination?.next;
  if (next === undefined || !("pointer" in next) || found.length === 0) return whole;
  const ended = replaced(whole, [...keysOf(next.pointer)], null);
  return fits(ended) ? ended : whole;
}

function replaced(value: Json, [key, ...rest]: readonly string[], by: Json): Json {
  if (key === undefined) return by;
  return isJsonObject(value) && Object.hasOwn(value, key)
    ? { ...value, [key]: replaced(value[key] ?? null, rest, by) }
    : value;
}
