/** Which file a declaration stands in, where there are too many for one. */
import { code, type Code, type ModulePath } from "../code/code.js";
import type { Diagnostics } from "../base/diagnostic.js";
import type { Api, NamedSchema, Operation } from "../model/api.js";
import { fileName } from "./files.js";
import type { Kept } from "./kept.js";
import type { Sheet } from "./sheet.js";

/** Files of one kind: what each has of its operations or schemas. */
export interface Kind<Item> {
  readonly kind: ModulePath;
  readonly items: readonly Item[];
  readonly sheetOf: (file: ModulePath, items: readonly Item[]) => Sheet;
  /** What the file that collects the chapters exports of one: all its values, all its types, or these names; undefined: there is none. */
  readonly collected: "values" | "types" | ((items: readonly Item[]) => readonly Code[]) | undefined;
  /** What `sheetOf` depends on besides its items, the schemas that it looks up, all names, the settings, and the frame of the API. */
  readonly given?: unknown;
  /** False where making one file is seen in others, so that every run makes them all. */
  readonly isKept?: boolean;
}

/** So many operations and schemas together are no longer looked through as one file. */
const many = 300;

/** True where the declarations of a document are spread over files unless somebody says otherwise. */
export const isLarge = ({ operations, schemas }: Api): boolean => operations.length + schemas.length >= many;

/**
 * Where declarations stand: everything of a kind in one file; or, when `isSplit`, operations by their first tag, without one by the first
 * segment of their path that says something, and schemas by their first letter. What one of them is called or tagged never moves another.
 */
export class Chapters {
  readonly #known = new WeakMap<Operation, string>();

  /** `kept`: those of an earlier run. */
  constructor(
    readonly isSplit: boolean,
    readonly kept?: Kept,
  ) {}

  /** The file of a kind that has an operation's part of it. */
  ofOperation(kind: ModulePath, operation: Operation): ModulePath {
    return this.isSplit ? `${kind}/${this.#chapterOf(operation)}` : kind;
  }

  #chapterOf(operation: Operation): string {
    const found = this.#known.get(operation) ?? fileName(operation.tags[0] ?? segmentOf(operation));
    this.#known.set(operation, found);
    return found;
  }

  /** The files of a kind: the only one, or each chapter, with one that collects them where others import from it. */
  sheets<Item extends Operation | NamedSchema>(
    { kind, items, sheetOf, collected, given, isKept = true }: Kind<Item>,
    fileOf: (it: Item) => ModulePath,
    report: Diagnostics | undefined,
  ): readonly Sheet[] {
    if (!this.isSplit) return [sheetOf(kind, items)];
    const files = byFile(items, fileOf);
    const kept = isKept ? this.kept : undefined;
    const made = files.map(([file, its]) => {
      const make = (): Sheet => sheetOf(file, its);
      return kept === undefined ? make() : kept.sheet(file, its, given, report, make);
    });
    return collected === undefined ? made : [...made, collection(kind, files, collected)];
  }

  /** The file of a kind that has a schema, by the schema's name in TypeScript. */
  ofSchema(kind: ModulePath, name: string): ModulePath {
    return this.isSplit ? `${kind}/${/^[a-z]/i.exec(name)?.[0].toLowerCase() ?? "others"}` : kind;
  }
}

/** The first segment that is no version and nothing that every API has in front. */
function segmentOf({ path }: Operation): string {
  const segments = path.flatMap((it) => ("text" in it ? it.text.split("/") : []));
  return segments.find((it) => it !== "" && !/^(v\d[\w.]*|api|rest|\d[\d.-]*)$/i.test(it)) ?? "others";
}

/** Things by the file that they belong to; in one file, things stay in their order. Files come in the order of their names. */
function byFile<Item>(
  items: readonly Item[],
  fileOf: (it: Item) => ModulePath,
): readonly (readonly [file: ModulePath, items: readonly Item[]])[] {
  const files = new Map<ModulePath, Item[]>();
  for (const it of items) {
    const file = fileOf(it);
    const known = files.get(file);
    if (known === undefined) files.set(file, [it]);
    else known.push(it);
  }
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1));
}

function collection<Item>(
  kind: ModulePath,
  files: readonly (readonly [ModulePath, readonly Item[]])[],
  collected: NonNullable<Kind<Item>["collected"]>,
): Sheet {
  const folder = kind.slice(kind.lastIndexOf("/") + 1);
  const chapters = files.map(([file, items]) => ({
    from: code`${`./${folder}/${file.slice(kind.length + 1)}.js`}`,
    names: typeof collected === "function" ? collected(items).map((name) => ({ name })) : undefined,
  }));
  const view = { types: collected === "types", chapters };
  return { path: `${kind}.ts`, template: "chapters", view, owner: "generator" };
}
