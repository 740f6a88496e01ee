import type { Code } from "./code.js";
import { Ref, type ModulePath } from "./code.js";

/** How packages are called from outside: "types" → "@targets-api/types". */
export type PackageNames = Readonly<Record<string, string>>;

/** How a module's names are reached: one by one, or through a namespace. */
interface Way {
  readonly specifier: string;
  readonly namespace: string | undefined;
}

/**
 * The imports of one file, collected while it is printed. A name of the same package is imported by name; what another package or a
 * room of the runtime exports is reached through a namespace (`types.Target`, `validation.isDateTime`), so that equal names never meet.
 */
export class Module {
  readonly #values = new Map<string, Set<string>>();
  readonly #types = new Map<string, Set<string>>();
  readonly #ways = new Map<ModulePath, Way>();
  readonly #namespaces = new Map<string, { readonly specifier: string; typeOnly: boolean }>();

  constructor(
    readonly path: ModulePath,
    readonly packages: PackageNames,
  ) {}

  /** The text of a piece of code in this file. */
  text(it: Code | Ref): string {
    return it instanceof Ref
      ? this.#name(it)
      : it.parts.map((part) => (typeof part === "string" ? part : this.#name(part))).join("");
  }

  #name(ref: Ref): string {
    if (ref.from === this.path) return ref.name;
    const way = this.#wayTo(ref.from);
    if (way.namespace !== undefined) return this.#namespace(way.namespace, way.specifier, ref);
    this.#add(ref.typeOnly ? this.#types : this.#values, way.specifier, ref.name);
    return ref.name;
  }

  #wayTo(from: ModulePath): Way {
    const known = this.#ways.get(from);
    if (known !== undefined) return known;
    const home = packageOf(from);
    const room = /\/src\/runtime\/(\w+)$/.exec(from)?.[1];
    const isOwn = home === packageOf(this.path);
    const specifier = isOwn ? relative(this.path, from) : this.#specifier(home);
    const way = { specifier, namespace: isOwn ? room : home };
    this.#ways.set(from, way);
    return way;
  }

  #namespace(name: string, specifier: string, ref: Ref): string {
    const known = this.#namespaces.get(name);
    if (known === undefined) this.#namespaces.set(name, { specifier, typeOnly: ref.typeOnly });
    else if (!ref.typeOnly) known.typeOnly = false;
    return `${name}.${ref.name}`;
  }

  #specifier(home: string): string {
    const name = this.packages[home];
    if (name === undefined) throw new Error(`No package is called ${home}`);
    return name;
  }

  #add(table: Map<string, Set<string>>, specifier: string, name: string): void {
    const names = table.get(specifier) ?? new Set();
    table.set(specifier, names.add(name));
  }

  /** The import declarations of everything printed so far; values first, then types, each sorted. */
  imports(): string {
    const namespaces = [...this.#namespaces].map(
      ([name, it]) => `import ${it.typeOnly ? "type " : ""}* as ${name} from "${it.specifier}";`,
    );
    const lines = [
      ...namespaces.sort(),
      ...named(this.#values, "import"),
      ...named(this.#types, "import type", this.#values),
    ];
    return lines.join("\n");
  }
}

function named(
  table: Map<string, Set<string>>,
  keyword: string,
  shadowedBy?: Map<string, Set<string>>,
): readonly string[] {
  return [...table]
    .map(
      ([from, names]) => [from, [...names].filter((name) => shadowedBy?.get(from)?.has(name) !== true).sort()] as const,
    )
    .filter(([, names]) => names.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, names]) => `${keyword} { ${names.join(", ")} } from "${from}";`);
}

const packageOf = (path: ModulePath): string => path.slice(0, path.indexOf("/"));

function relative(from: ModulePath, to: ModulePath): string {
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared += 1;
  const up = here.slice(shared).map(() => "..");
  const steps = [...(up.length > 0 ? up : ["."]), ...there.slice(shared)];
  return `${steps.join("/")}.js`;
}
