/** The files of validators; what several of them have alike stands in one that they share. */
import { code, Code, Ref, type ModulePath } from "../../code/code.js";
import { sheet, type Sheet, type View } from "../sheet.js";
import { declarationView, type Alias, type Declaration } from "./declaration.js";
import { nameOf, settle, type Piece } from "./pieces.js";

/** The validators of a file. */
export interface Module {
  readonly path: ModulePath;
  readonly validators: readonly (Declaration | Alias)[];
}

const sharedPath: ModulePath = "validators/src/shared";

/** A file for each module. */
export const moduleSheets = (modules: readonly Module[]): readonly Sheet[] =>
  modules.map((it) => sheetOf(it.path, viewsOf(it, new Map())));

/** A file for each module, and one for the pieces that several of them have. Pieces of one name are the same in all modules. */
export function sharingSheets(modules: readonly Module[]): readonly Sheet[] {
  const counts = new Map<string, number>();
  for (const it of modules) for (const name of portable(it).keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const refs = new Map(
    [...counts].filter(([, count]) => count > 1).map(([name]) => [name, new Ref(name, sharedPath)] as const),
  );
  const pieces = sharedPieces(modules, refs);
  const shared = sheet(`${sharedPath}.ts`, "validators/shared", { pieces });
  return [...modules.map((it) => sharingSheet(it, refs)), ...(pieces.length === 0 ? [] : [shared])];
}

/** The pieces of these names, each behind what it mentions; what else it mentions stands in its place. */
function sharedPieces(modules: readonly Module[], refs: ReadonlyMap<string, Ref>): readonly Code[] {
  const all = new Map(modules.flatMap(piecesOf).map((it) => [nameOf(it), it]));
  const written = ({ parts }: Code): Code =>
    new Code(
      parts.flatMap((part) => {
        const inline = typeof part === "string" && !refs.has(part) ? all.get(part)?.inline : undefined;
        return inline === undefined ? [part] : written(inline).parts;
      }),
    );
  return [...all].filter(([name]) => refs.has(name)).map(([, it]) => code`export ${written(it.code)}`);
}

const sheetOf = (path: ModulePath, validators: readonly View[]): Sheet =>
  sheet(`${path}.ts`, "validators/validators", { validators });

const declarationsOf = ({ validators }: Module): readonly Declaration[] => validators.filter((it) => "body" in it);

const piecesOf = (module: Module): readonly Piece[] => declarationsOf(module).flatMap((it) => it.pieces);

const rootsOf = (module: Module): readonly Code[] => declarationsOf(module).flatMap((it) => [...it.body, it.object]);

function viewsOf(module: Module, others: ReadonlyMap<string, Ref>): readonly View[] {
  const own = piecesOf(module).filter((it) => !others.has(nameOf(it)));
  const settled = settle(own, rootsOf(module), others);
  return module.validators.map((it) =>
    "body" in it ? declarationView(it, settled) : { ...it.names, guarded: it.guarded, alias: { ...it.of } },
  );
}

/** The pieces that a module declares and that could stand anywhere, by name: they mention nothing but the runtime and each other. */
function portable(module: Module): ReadonlyMap<string, Piece> {
  const known = portables.get(module);
  if (known !== undefined) return known;
  const pieces = piecesOf(module);
  const byName = new Map(pieces.map((it) => [nameOf(it), it]));
  const { isDeclared } = settle(pieces, rootsOf(module));
  const isPortable = portableIn(byName);
  const found = new Map(
    pieces.filter((it) => isDeclared(it) && isPortable.has(nameOf(it))).map((it) => [nameOf(it), it]),
  );
  portables.set(module, found);
  return found;
}

/** The names of pieces that mention nothing else, however far one follows them; none of those that mention each other. Chains may be long. */
function portableIn(pieces: ReadonlyMap<string, Piece>): ReadonlySet<string> {
  const waiting = new Map<string, number>();
  const mentioning = new Map<string, string[]>();
  for (const [name, { code: written }] of pieces) {
    const isBound = written.parts.some((it) => it instanceof Ref && !it.from.startsWith("validators/src/runtime/"));
    const others = new Set(
      written.parts.flatMap((it) => (typeof it === "string" && it !== name && pieces.has(it) ? [it] : [])),
    );
    waiting.set(name, isBound ? Infinity : others.size);
    for (const it of others) {
      const known = mentioning.get(it);
      if (known === undefined) mentioning.set(it, [name]);
      else known.push(name);
    }
  }
  const found = new Set([...waiting].flatMap(([name, count]) => (count === 0 ? [name] : [])));
  for (const name of found)
    for (const it of mentioning.get(name) ?? []) {
      const left = (waiting.get(it) ?? 0) - 1;
      waiting.set(it, left);
      if (left === 0) found.add(it);
    }
  return found;
}

/** Modules outlive a run where the next one has nothing to change in them; so do their sheets where they share the same. */
const portables = new WeakMap<Module, ReadonlyMap<string, Piece>>();
const sheets = new WeakMap<Module, { readonly shared: string; readonly sheet: Sheet }>();

function sharingSheet(module: Module, refs: ReadonlyMap<string, Ref>): Sheet {
  const shared = piecesOf(module)
    .map(nameOf)
    .filter((it) => refs.has(it))
    .join(" ");
  const before = sheets.get(module);
  if (before?.shared === shared) return before.sheet;
  const sheet = sheetOf(module.path, viewsOf(module, refs));
  sheets.set(module, { shared, sheet });
  return sheet;
}
