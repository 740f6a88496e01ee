/**
 * A room of the runtime as one file: its modules one behind the other, each after those that it imports. Whoever imports a generated
 * package as it is waits about a millisecond for every file of it. No two modules of a room call something by the same name, so that
 * nothing of their text has to change but `import` and `export`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Module {
  /** Without its imports. */
  readonly text: string;
  /** The modules of its room that it imports. */
  readonly needs: readonly string[];
  /** What it imports of other rooms, by room; a type with `type` in front. */
  readonly imports: readonly (readonly [room: string, names: readonly string[]])[];
}

/** The module that says what the others of its room are asked for. */
const door = "index";

/** `home`: the folder of all rooms. `beside`: the rooms that stand beside this one in a package, each a file as well. */
export function roomText(home: string, room: string, beside: readonly string[] = []): string {
  const all = modulesOf(home, room);
  const exports = all.get(door)?.text ?? "";
  const modules = new Map([...all].filter(([name]) => name !== door));
  const isExported = exportedBy(exports);
  const wanted = new Set(beside.flatMap((it) => [...modulesOf(home, it).values()]).flatMap((it) => namesOf(it, room)));
  const sections = inOrder(modules).map(([name, { text }]) => {
    const own = text.replace(declared, (it, start: string, word: string, broken?: string) => {
      if (isExported(name, word) || wanted.has(word)) return it;
      return broken === undefined ? start : joined(start, broken);
    });
    return `// #region ${name}\n${own.trim()}\n// #endregion\n`;
  });
  const [head = ""] = /^\/\*\*[^]*?\*\/\n/.exec(exports) ?? [];
  return [`${head}${importsText([...modules.values()])}`, ...sections].filter((it) => it !== "").join("\n");
}

const read = new Map<string, ReadonlyMap<string, Module>>();

/** The modules of a room, which are read once. */
function modulesOf(home: string, room: string): ReadonlyMap<string, Module> {
  const folder = join(home, room);
  const known = read.get(folder) ?? modulesIn(folder);
  read.set(folder, known);
  return known;
}

function modulesIn(folder: string): ReadonlyMap<string, Module> {
  const names = readdirSync(folder)
    .filter((it) => it.endsWith(".ts"))
    .sort(); // which not every runtime does
  return new Map(names.map((it) => [it.slice(0, -".ts".length), moduleOf(readFileSync(join(folder, it), "utf8"))]));
}

/** What a module imports of another room. */
const namesOf = ({ imports }: Module, room: string): readonly string[] =>
  imports.filter(([from]) => from === room).flatMap(([, names]) => names.map(bare));

const imported = /^import (type )?\{([^}]*)\} from "\.\.?\/([^"]*)\.js";\n/gm;
/** The start of a declaration; of a function whose parameters take lines of their own, all that comes before its body. */
const declared =
  /^export ((?:abstract |async )?(?:function\*?|const|class|interface|type) (\w+))((?:<.*>)?\(\n(?: {2}.*,\n)+\).* \{$)?/gm;

/** A function's head without `export`, on one line if that is short enough now. */
function joined(start: string, broken: string): string {
  const line = start + broken.replace("(\n  ", "(").replaceAll(",\n  ", ", ").replace(",\n)", ")");
  return line.length <= width ? line : start + broken;
}

/** Of a line, as our own sources are laid out. */
const width = 120;

function moduleOf(text: string): Module {
  const all = [...text.matchAll(imported)].map(([, type = "", names = "", from = ""]) => ({
    from,
    names: namesIn(names).map((it) => `${type}${it}`),
  }));
  return {
    text: text.replace(imported, "").replace(/\n{3,}/g, "\n\n"),
    needs: all.filter(({ from }) => !from.includes("/")).map(({ from }) => from),
    imports: all.filter(({ from }) => from.includes("/")).map(({ from, names }) => [from.replace(/\/.*/, ""), names]),
  };
}

const namesIn = (list: string): readonly string[] =>
  list
    .split(",")
    .map((it) => it.trim())
    .filter((it) => it !== "");

/** Whether what a module exports is exported by the door. */
function exportedBy(exports: string): (module: string, name: string) => boolean {
  const all = [...exports.matchAll(/^export (?:type )?(?:\*|\{([^}]*)\}) from "\.\/([^"]*)\.js";$/gm)];
  const known = new Map(all.map(([, names, module = ""]) => [module, names]));
  return (module, name) => {
    if (!known.has(module)) return false;
    const names = known.get(module);
    return names === undefined || namesIn(names).some((it) => it.replace(/^type /, "") === name);
  };
}

/** Each behind those that it needs. */
function inOrder(modules: ReadonlyMap<string, Module>): readonly (readonly [name: string, module: Module])[] {
  const ordered = new Map<string, Module>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const module = modules.get(name);
    if (module === undefined || seen.has(name)) return;
    seen.add(name);
    module.needs.forEach(visit);
    ordered.set(name, module);
  };
  for (const name of modules.keys()) visit(name);
  return [...ordered];
}

/** One statement for each room that is imported. */
function importsText(modules: readonly Module[]): string {
  const byRoom = new Map<string, Set<string>>();
  for (const [room, names] of modules.flatMap((it) => it.imports))
    byRoom.set(room, new Set([...(byRoom.get(room) ?? []), ...names]));
  return [...byRoom].map(([room, all]) => importText(room, [...all])).join("");
}

function importText(room: string, all: readonly string[]): string {
  const values = all.filter((it) => !it.startsWith("type "));
  const types = all.filter((it) => it.startsWith("type ") && !values.includes(it.slice("type ".length)));
  const isTypes = values.length === 0;
  const names = [...values, ...types.map((it) => (isTypes ? it.slice("type ".length) : it))].sort(byName);
  const start = `import ${isTypes ? "type " : ""}{`;
  const end = `} from "./${room}.js";\n`;
  const line = `${start} ${names.join(", ")} ${end}`;
  return line.length <= width + 1 ? line : `${start}\n${names.map((it) => `  ${it},\n`).join("")}${end}`;
}

const bare = (it: string): string => it.replace(/^type /, "");
const byName = (a: string, b: string): number => (bare(a) < bare(b) ? -1 : 1);
