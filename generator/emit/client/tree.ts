/** Names and types of the resource style: what each resource and each of its methods is called in the client. */
import { camel, pascal } from "../../base/casing.js";
import { Names } from "../../base/names.js";
import type { Api } from "../../model/api.js";
import { resourcesOf, type Method, type Resource } from "../../model/resources.js";
import { globals, languageWords, namespaces } from "../reserved.js";
import type { ClientSettings } from "../settings.js";
import type { Symbols } from "../symbols.js";
import { Codecs } from "./codec.js";

export interface NamedResource {
  readonly resource: Resource;
  /** Behind a dot: `connectionPolicies`. */
  readonly property: string;
  /** In front of List, Item and Methods: `Targets`. */
  readonly type: string;
  readonly list: readonly NamedMethod[];
  readonly item: readonly NamedMethod[];
  readonly children: readonly NamedResource[];
  readonly below: readonly NamedResource[];
}

export interface NamedMethod extends Method {
  readonly name: string;
}

/** What no property of the tree may be called: a `then` makes a promise of it, the others are the lists' own. */
const avoided = ["then", "toJSON", "constructor", "prototype"];
const listMethods = ["list", "all", "each", "page", "getPage", "get"];

/** The whole resource style of an API. */
export class Tree {
  readonly root: NamedResource;
  readonly codecs: Codecs;
  readonly #types = new Names([...languageWords, ...namespaces, ...globals, "Resources"]);

  constructor(
    readonly api: Api,
    readonly symbols: Symbols,
    readonly settings: ClientSettings,
  ) {
    this.codecs = new Codecs(api, symbols, settings.names === "camel");
    this.root = this.#named(resourcesOf(api.operations), new Names(), undefined);
  }

  #named(resource: Resource, siblings: Names, parent: string | undefined): NamedResource {
    const property = siblings.take(camel(resource.segment));
    const type = this.#type(resource, parent);
    const onList = new Names(avoided);
    const onItem = new Names(avoided);
    const paged = resource.list.some((it) => it.operation.pagination !== undefined && it.operation.method === "GET");
    if (paged) for (const name of listMethods) onList.take(name);
    const list = resource.list.map((it) => this.#method(it, onList, resource, paged));
    const item = resource.item.map((it) => this.#method(it, onItem, resource, false));
    const children = resource.children.map((it) => this.#named(it, onList, type));
    const below = resource.below.map((it) => this.#named(it, onItem, type));
    return { resource, property, type, list, item, children, below };
  }

  /** The segment's own name, or with those above it where it is taken. */
  #type({ segment }: Resource, parent: string | undefined): string {
    if (segment === "") return "Resources";
    const ideal = pascal(segment);
    const names = [ideal, `${parent ?? ""}${ideal}`];
    const free = names.find((it) => !this.#taken.has(it.toLowerCase())) ?? (names[1] as string);
    this.#taken.add(free.toLowerCase());
    return this.#types.take(free);
  }
  readonly #taken = new Set<string>();

  #method(method: Method, names: Names, { parameter }: Resource, paged: boolean): NamedMethod {
    if (paged && method.operation.pagination !== undefined && method.operation.method === "GET") return { ...method, name: "list" };
    const own = this.symbols.operationName(method.operation);
    const kind = method.kind === "list" && parameter === undefined && !isList(method) ? "fetch" : method.kind;
    const ideal = method.wish === undefined ? (kind === "other" ? own : kind) : camel(method.wish);
    const name = names.take(ideal);
    return { ...method, name: name === ideal ? name : names.take(own) };
  }
}

/** Whether a GET on a path without items reads several things all the same. */
function isList({ operation }: Method): boolean {
  const [first] = operation.responses.filter((it) => it.status === 200 || it.status === "2XX");
  return first?.content.some((it) => it.schema.types.length === 1 && it.schema.types[0] === "array") ?? false;
}
