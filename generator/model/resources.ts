/**
 * The paths of an API as a tree of resources. `/Targets` and `/Targets/{Sid}` are one resource, a collection and its items; what is
 * below an item hangs on the item, whether or not anything can be done with the item itself. No operation is left out: one that is
 * no list, create, fetch, … keeps its own name.
 *
 * An operation may say otherwise with `x-resource`: `name` is what its resource is called, `parent` the path that it hangs on, `kind`
 * one of collection, instance, singleton and action, `method` what the method is called.
 */
import { isJsonObject } from "../base/json.js";
import type { Api, Operation } from "./api.js";
import { isList, isVerb, roleOf, type Role } from "./roles.js";

export interface Resource {
  /** The segment as written, "Targets"; of a parameter that is below no collection, its name. "" for the root, and for items. */
  readonly segment: string;
  /** The path to it, with `{}` for parameters. Unique. */
  readonly key: string;
  /** The parameters that choose an item, as the first operation calls them; only items have any. */
  readonly parameters: readonly string[];
  /** What the document calls it with `x-resource`. */
  readonly name: string | undefined;
  readonly methods: readonly Method[];
  readonly children: readonly Resource[];
  /** One of the collection. */
  readonly item: Resource | undefined;
}

export interface Method {
  readonly operation: Operation;
  readonly role: Role;
  /** What the document calls it: with `x-resource`, or by the verb that its path ends with. */
  readonly name: string | undefined;
  /** For each value that was chosen on the way here: the path parameter that it is, if it is one of the operation's. */
  readonly chosen: readonly (string | undefined)[];
}

type Open = { -readonly [field in keyof Omit<Resource, "methods" | "children" | "item">]: Resource[field] } & {
  methods: Method[];
  children: Open[];
  item: Open | undefined;
};

/** The root of the tree; its children are what paths begin with. */
export function resourcesOf(api: Api): Resource {
  const root = open("", "", []);
  const placed = api.operations.map((operation) => ({ operation, ...place(root, operation) }));
  for (const { operation, at, chosen } of placed) {
    const isCollection = at.item !== undefined || isList(api, operation);
    const role = roleOf(operation, { isItem: at.parameters.length > 0, isCollection });
    at.methods.push({ operation, role, name: wish(operation, "method"), chosen });
  }
  foldVerbs(root);
  return root;
}

function open(segment: string, key: string, parameters: readonly string[]): Open {
  return { segment, key, parameters, name: undefined, methods: [], children: [], item: undefined };
}

/** What an operation says with `x-resource`. */
function wish({ extensions }: Operation, field: "name" | "parent" | "kind" | "method"): string | undefined {
  const it = extensions["x-resource"];
  const value = isJsonObject(it) ? it[field] : undefined;
  return typeof value === "string" ? value : undefined;
}

interface Segment {
  /** Without parameters: as written. With: `{}` in their places. */
  readonly text: string;
  readonly parameters: readonly string[];
}

/** The segments of a path. A custom verb behind a colon is one more; an ending `.json` says nothing. */
function segmentsOf(template: string): readonly Segment[] {
  return template
    .replace(/[?#].*$/s, "")
    .split("/")
    .flatMap((it) => it.split(/(?=:[A-Za-z]+$)/))
    .map((it) => it.replace(/^:/, "").replace(/\.json$/, ""))
    .filter((it) => it !== "")
    .map((it) => ({
      text: it.replace(/\{[^{}]*\}/g, "{}"),
      parameters: [...it.matchAll(/\{([^{}]*)\}/g)].map((found) => found[1] ?? ""),
    }));
}

/** The segments that count: the operation's own, or the end of them below the parent it names. */
function effective(operation: Operation): readonly Segment[] {
  const own = segmentsOf(operation.template);
  const parent = wish(operation, "parent");
  if (parent === undefined) return own;
  const last = own.findLastIndex((it) => it.parameters.length === 0);
  return [...segmentsOf(parent), ...own.slice(Math.max(last, 0))];
}

function place(
  root: Open,
  operation: Operation,
): { readonly at: Open; readonly chosen: readonly (string | undefined)[] } {
  const names = new Set(operation.path.flatMap((it) => ("parameter" in it ? [it.parameter] : [])));
  const segments = effective(operation);
  const at = segments.reduce(step, root);
  const named = at.parameters.length > 0 ? undefined : at;
  const name = wish(operation, "name");
  if (name !== undefined && named !== undefined) named.name ??= name;
  const chosen = segments.flatMap((it) => it.parameters).map((it) => (names.has(it) ? it : undefined));
  return { at, chosen };
}

/** The resource that a segment leads to from `here`, made if it is new. */
function step(here: Open, { text, parameters }: Segment): Open {
  if (parameters.length === 0) return child(here, text, text);
  const isCollection = here.parameters.length === 0 && here.segment !== "";
  if (text === "{}" && isCollection) return itemOf(here, parameters, text);
  // No collection to choose from, or a segment with text in it: a function of its own, called like its parameters.
  return itemOf(child(here, text, parameters.join("-")), parameters, text);
}

function child(here: Open, text: string, segment: string): Open {
  const key = `${here.key}/${text}`;
  const known = here.children.find((it) => it.key === key);
  if (known !== undefined) return known;
  const added = open(segment, key, []);
  here.children.push(added);
  return added;
}

function itemOf(here: Open, parameters: readonly string[], text: string): Open {
  here.item ??= open("", `${here.key}/${text}`, parameters);
  return here.item;
}

/** A leaf that is something one does becomes a method: `/Targets/{Sid}/cancel` is `targets(sid).cancel()`. */
function foldVerbs(here: Open): void {
  for (const it of here.item === undefined ? here.children : [...here.children, here.item]) foldVerbs(it);
  for (const it of [...here.children]) {
    const [only, ...others] = it.methods;
    const isLeaf = it.children.length === 0 && it.item === undefined;
    if (only === undefined || others.length > 0 || !isLeaf) continue;
    const kind = wish(only.operation, "kind");
    if (kind === undefined ? !isVerb(it.segment, only.operation) : kind !== "action") continue;
    here.children.splice(here.children.indexOf(it), 1);
    here.methods.push({ ...only, role: "action", name: only.name ?? it.name ?? it.segment });
  }
}
