/** The files of the resource style: one, or with the chapters of a large document. */
import { code, word, type ModulePath } from "../../code/code.js";
import { byFile } from "../chapters.js";
import { sheet, type Sheet, type View } from "../sheet.js";
import { modules } from "../symbols.js";
import { transport } from "./runtime.js";
import type { Models } from "./models.js";
import type { Personal } from "./personal.js";
import { Resources, type Reached } from "./resources.js";
import type { ResourceNames } from "./resource-names.js";
import { factsOfTree, operationsBelow, type NamedResource } from "./tree.js";
import { factory, start, wayTo, type Way } from "./way.js";

const kind = modules.clientResources;

/** `isKept`: nothing else sees which of them are made. */
export function resourceSheets(
  models: Models,
  personal: Personal,
  { root, names }: { readonly root: NamedResource; readonly names: ResourceNames },
  isKept: boolean,
): readonly Sheet[] {
  const { chapters: all, report } = models.symbols;
  const files = new Map(byFile(reached(models, root, start), ({ it }) => it.file));
  const chapters = new Map<ModulePath, Chapter>();
  /** Each when the tree first leads to it, which gives names as in one file. */
  const add = (file: ModulePath): void => {
    const roots = files.get(file) ?? [];
    const make = (): Chapter => {
      const { made, taken } = names.during(() => new Resources(models, personal, file, roots, add));
      return { ...chapterOf(made), taken };
    };
    const operations = roots.flatMap(({ it }) => operationsBelow(it));
    const given = roots.map(({ it, way }) => [factsOfTree(it), way]);
    const isStill = ({ taken }: Chapter): boolean => names.again(taken);
    if (!chapters.has(file))
      chapters.set(file, isKept ? all.made(file, operations, given, report, make, isStill) : make());
  };
  const main = new Resources(models, personal, kind, [{ it: root, way: start }], add);
  const made = [...chapters].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, it]) => it);
  const head = { root: root.type, make: factory(root), client: transport("Client", true) };
  const view = { ...main.view(), ...head, chapters: made.map((it) => it.exports) };
  return [...made.map((it) => it.sheet), sheet(`${kind}.ts`, "client/resources", view)];
}

interface Chapter {
  readonly sheet: Sheet;
  readonly exports: View;
  readonly taken: ReturnType<ResourceNames["during"]>["taken"];
}

function chapterOf(resources: Resources): Omit<Chapter, "taken"> {
  const { file, names } = resources;
  const from = code`${`./resources/${file.slice(kind.length + 1)}.js`}`;
  return {
    sheet: sheet(`${file}.ts`, "client/chapter", resources.view()),
    exports: { from, names: names.map((it) => ({ name: word(it.name) })) },
  };
}

/** The uppermost resources of the chapters. */
function reached(models: Models, it: NamedResource, way: Way): readonly Reached[] {
  if (it.file !== kind) return [{ it, way }];
  const item = it.item === undefined ? [] : reached(models, it.item, wayTo(models.wire, it.item, way));
  return [...it.children.flatMap((one) => reached(models, one, way)), ...item];
}
