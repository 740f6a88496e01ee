/** Which file a declaration stands in, where there are too many for one. */
import { code, type Code, type ModulePath } from "../code/code.js";
import type { Diagnostics } from "../base/diagnostic.js";
import type { Api, NamedSchema, Operation } from "../model/api.js";
import { fileName } from "./files.js";
import type { Kept } from "./kept.js";
import { sheet, type Sheet } from "./sheet.js";

/** What is made for the files of one kind, of which each has some operations or schemas. */
export interface Kind<Item, Made> {
  readonly kind: ModulePath;
  readonly items: readonly Item[];
  readonly make: (file: ModulePath, items: readonly Item[]) => Made;
  /** What `make` depends on besides its items, the schemas that it looks up, all names, the settings, and the frame of the API. */
  readonly given?: unknown;
  /** False where making one is seen in others, so that every run makes them all. */
  readonly isKept?: boolean;
}

/** One file of a kind. */
export interface Chapter<Item, Made> {
  readonly file: ModulePath;
  readonly items: readonly Item[];
  readonly made: Made;
}

/** What the file that collects chapters exports of each: all its values, all its types, or these names. */
export type Collected<Item> = "values" | "types" | ((items: readonly Item[]) => readonly Code[]);

/** So many operations and schemas together are no longer looked through as one file. */
const many = 300;

/** True where the declarations of a document are spread over files unless somebody says otherwise. */
export const isLarge = ({ operations, schemas }: Api): boolean => operations.length + schemas.length >= many;

/**
 * Where declarations stand: everything of a kind in one file; or, when `isSplit`, operations by their first tag, without one by the first
 * segment of their path that says something, and schemas by their first letter; resources of the client by that segment. What one of them is called or tagged never moves another.
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

  /** What is made for the files of a kind: for the only one, or for each chapter. */
  files<Item extends Operation | NamedSchema, Made>(
    { kind, items, make, given, isKept = true }: Kind<Item, Made>,
    fileOf: (it: Item) => ModulePath,
    report: Diagnostics | undefined,
  ): readonly Chapter<Item, Made>[] {
    if (!this.isSplit) return [{ file: kind, items, made: make(kind, items) }];
    return byFile(items, fileOf).map(([file, its]) => {
      const made = (): Made => make(file, its);
      return { file, items: its, made: isKept ? this.made(file, its, given, report, made) : made() };
    });
  }

  /** What is made for one chapter, as it is or anew (see {@link Kept}). */
  made<Made>(
    file: ModulePath,
    items: readonly (Operation | NamedSchema)[],
    given: unknown,
    report: Diagnostics | undefined,
    make: () => Made,
    isStill?: (made: Made) => boolean,
  ): Made {
    return this.kept === undefined ? make() : this.kept.chapter(file, items, given, report, make, isStill);
  }

  /** The file of a kind that has what stands at some segments of paths: the kind's own for what all have in common. */
  ofSegments(kind: ModulePath, segments: readonly string[]): ModulePath {
    const found = this.isSplit ? segments.find(isTelling) : undefined;
    return found === undefined ? kind : `${kind}/${fileName(found)}`;
  }

  /** The file that has all that is in the chapters of a kind; none where there are no chapters. */
  collection<Item>(
    kind: ModulePath,
    chapters: readonly Chapter<Item, unknown>[],
    collected: Collected<Item>,
  ): readonly Sheet[] {
    if (!this.isSplit) return [];
    const folder = kind.slice(kind.lastIndexOf("/") + 1);
    const parts = chapters.map(({ file, items }) => ({
      from: code`${`./${folder}/${file.slice(kind.length + 1)}.js`}`,
      names: typeof collected === "function" ? collected(items).map((name) => ({ name })) : undefined,
    }));
    return [sheet(`${kind}.ts`, "chapters", { types: collected === "types", chapters: parts })];
  }

  /** The file of a kind that has a schema, by the schema's name in TypeScript. */
  ofSchema(kind: ModulePath, name: string): ModulePath {
    return this.isSplit ? `${kind}/${/^[a-z]/i.exec(name)?.[0].toLowerCase() ?? "others"}` : kind;
  }
}

function segmentOf({ path }: Operation): string {
  return path.flatMap((it) => ("text" in it ? it.text.split("/") : [])).find(isTelling) ?? "others";
}

/** True for a segment that is no version and nothing that every API has in front. */
const isTelling = (segment: string): boolean => segment !== "" && !/^(v\d[\w.]*|api|rest|\d[\d.-]*)$/i.test(segment);

/** Things by the file that they belong to; in one file, things stay in their order. Files come in the order of their names. */
export function byFile<Item>(
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
