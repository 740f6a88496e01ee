/** What resources and their methods are called in the client. */
import { camel, pascal } from "../../base/casing.js";
import type { ModulePath, Ref } from "../../code/code.js";
import type { Api, Operation } from "../../model/api.js";
import { resourcesOf, type Method, type Resource } from "../../model/resources.js";
import { modules, type Symbols } from "../symbols.js";
import type { ResourceNames } from "./resource-names.js";
import { distinct } from "./style.js";

export interface NamedResource {
  readonly resource: Resource;
  /** Behind a dot: `connectionPolicies`; of an item, what it is one of. */
  readonly property: string;
  /** Its interface: `TargetsResource`, `TargetContext`. */
  readonly type: Ref;
  /** What its data is with its methods: `TargetInstance`. Taken when it is asked for. */
  readonly instance: Ref;
  /** Where it stands. */
  readonly file: ModulePath;
  readonly methods: readonly NamedMethod[];
  readonly children: readonly NamedResource[];
  readonly item: NamedResource | undefined;
}

export interface NamedMethod extends Method {
  readonly name: string;
  /** The list of its resource that comes in pages: the ways to read it are the resource's own. */
  readonly isPages: boolean;
  /** What it takes, what it resolves to and its options, where these are long to repeat. Taken when they are asked for. */
  readonly params: Ref;
  readonly result: Ref;
  readonly options: Ref;
}

/** A `then` would make a promise of a resource. */
const avoided = ["then", "constructor", "prototype"];
export const pagesMethods: readonly string[] = ["list", "all", "each", "page", "getPage"];

/** The resources of an API with their names; the root is `Resources`. */
export function namedResources(api: Api, names: ResourceNames): NamedResource {
  const root = resourcesOf(api);
  const types = new TypeNames(names, root);
  return named(names, types, root, "", []);
}

/** The operations of a resource and of all below it. */
export function operationsBelow(it: NamedResource): readonly Operation[] {
  const below = it.item === undefined ? it.children : [...it.children, it.item];
  return [...it.methods.map(({ operation }) => operation), ...below.flatMap(operationsBelow)];
}

/** What a resource and those below it depend on, but for names that are still to be taken. */
export function factsOfTree({ resource, property, type, methods, children, item }: NamedResource): object {
  const names = methods.map(({ name, isPages }) => [name, isPages]);
  const below = item === undefined ? children : [...children, item];
  return { resource, property, type, names, below: below.map(factsOfTree) };
}

function named(
  names: ResourceNames,
  types: TypeNames,
  resource: Resource,
  property: string,
  path: readonly Resource[],
): NamedResource {
  const here = [...path, resource];
  const file = names.symbols.chapters.ofSegments(
    modules.clientResources,
    here.map((it) => it.segment),
  );
  const methods = methodNames(names, resource, file);
  const used = methods.flatMap((it) => (it.isPages ? pagesMethods : [it.name]));
  const children = distinct(
    resource.children.map((it) => it.key),
    [...avoided, ...used],
    (key) => camel(nameOf(resource, key)),
    (key) => camel(nameOf(resource, key)) === nameOf(resource, key),
  );
  const { type, instance } = types.of(resource, here, file);
  const own = names.later(instance, file);
  return {
    resource,
    property,
    type,
    file,
    get instance() {
      return own();
    },
    methods,
    children: resource.children.map((it) => named(names, types, it, children.get(it.key) ?? it.segment, here)),
    item: resource.item === undefined ? undefined : named(names, types, resource.item, property, here),
  };
}

function nameOf({ children }: Resource, key: string): string {
  const it = children.find((one) => one.key === key);
  return it?.name ?? it?.segment ?? "";
}

/** Every method has the name of its role, or of its operation where that is taken; what the document asks for comes first. */
function methodNames(taken: ResourceNames, { methods }: Resource, file: ModulePath): readonly NamedMethod[] {
  const used = new Set(avoided);
  const names = new Map<Method, { readonly name: string; readonly isPages: boolean }>();
  const take = (method: Method, wishes: readonly string[]): void => {
    const isPages =
      method.role === "list" && method.operation.pagination !== undefined && !pagesMethods.some((it) => used.has(it));
    const name =
      isPages && (method.name ?? "list") === "list"
        ? "list"
        : (wishes.find((it) => !used.has(it)) ?? numbered(wishes.at(-1) ?? "", used));
    const isListing = isPages && name === "list";
    for (const it of isListing ? pagesMethods : [name]) used.add(it);
    names.set(method, { name, isPages: isListing });
  };
  const inOrder = [...methods.filter((it) => it.name !== undefined), ...methods.filter((it) => it.name === undefined)];
  for (const it of inOrder) take(it, wishesOf(taken.symbols, it));
  return methods.map((it) => {
    const own = upper(taken.symbols.operationName(it.operation));
    const later = (suffix: string): (() => Ref) => taken.later(`${own}${suffix}`, file);
    const [params, result, options] = [later("Params"), later("Result"), later("Options")];
    return {
      ...it,
      ...(names.get(it) as { readonly name: string; readonly isPages: boolean }),
      get params() {
        return params();
      },
      get result() {
        return result();
      },
      get options() {
        return options();
      },
    };
  });
}

const upper = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const byMethod: Readonly<Record<string, string>> = { PUT: "replace", PATCH: "patch" };

function wishesOf(symbols: Symbols, { operation, role, name }: Method): readonly string[] {
  const own = symbols.operationName(operation);
  const isChange = role === "update" || role === "replace" || role === "patch";
  const byRole =
    role === "other" || role === "action" ? [] : [role, ...(isChange ? [byMethod[operation.method] ?? role] : [])];
  return [...(name === undefined ? [] : [camel(name)]), ...byRole, own];
}

function numbered(wish: string, used: ReadonlySet<string>): string {
  for (let n = 2; ; n += 1) if (!used.has(`${wish}${n}`)) return `${wish}${n}`;
}

/** The names of interfaces: those of segments, with as much of what is above them as it takes to tell them apart. */
class TypeNames {
  readonly #names: ResourceNames;
  readonly #counts = new Map<string, number>();

  constructor(names: ResourceNames, root: Resource) {
    this.#names = names;
    this.#count(root, []);
  }

  #count(resource: Resource, path: readonly Resource[]): void {
    const here = [...path, resource];
    for (let depth = 1; depth <= here.length; depth += 1) {
      const name = typeName(here, depth);
      this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    }
    for (const it of [...resource.children, ...(resource.item === undefined ? [] : [resource.item])])
      this.#count(it, here);
  }

  of(
    resource: Resource,
    here: readonly Resource[],
    file: ModulePath,
  ): { readonly type: Ref; readonly instance: string } {
    const depths = here.map((_, i) => i + 1);
    const base =
      depths.map((depth) => typeName(here, depth)).find((it) => this.#counts.get(it) === 1) ??
      typeName(here, here.length);
    const isRoot = here.length === 1;
    const plain = base.replace(/(Resource|Context)$/, "");
    const instance = resource.parameters.length === 0 ? singular(plain) : plain;
    return {
      type: this.#names.take(isRoot ? "Resources" : base, file),
      instance: `${isRoot ? "Root" : instance}Instance`,
    };
  }
}

/** `TargetContext`, `ConnectionPolicyTargetContext`: the last segment, and `depth - 1` of those above it. */
function typeName(path: readonly Resource[], depth: number): string {
  const isItem = (path.at(-1)?.parameters.length ?? 0) > 0;
  const segments = path
    .filter((it) => it.parameters.length === 0 && it.segment !== "")
    .map((it) => it.name ?? it.segment);
  const words = segments.slice(-depth).map((it, i, all) => pascal(i < all.length - 1 || isItem ? singular(it) : it));
  return `${words.join("")}${isItem ? "Context" : "Resource"}`;
}

/** One of what a plural names, as far as rules go: Policies, Addresses, Statuses, Targets; not Status, Address, News. */
export function singular(word: string): string {
  if (/(news|series|species|ss|us|is)$/i.test(word)) return word;
  if (/[^aeiou]ies$/i.test(word)) return word.replace(/ies$/i, (end) => (end === "IES" ? "Y" : "y"));
  if (/(ss|sh|ch|x|z|us)es$/i.test(word)) return word.slice(0, -2);
  return word.replace(/(?<=.)s$/i, "");
}
