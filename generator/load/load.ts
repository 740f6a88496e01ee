import { readFile } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Document, type LoadedFile, type Unresolved } from "./document.js";
import { Room } from "./bounds.js";
import { parseFile } from "./parse.js";
import { nothingElse, readPart, reason, type Allowed } from "./read-part.js";
import type { Wanted } from "./scan.js";
import { UnreadableDocument } from "./unreadable.js";

/** Where the parts of a document may be. */
export interface Bounds {
  /** The folder that holds the document; by default that of its entry file. */
  readonly root?: string | undefined;
  /** What may be read besides; by default nothing. */
  readonly allow?: Allowed | undefined;
}

/**
 * Reads a document and every file that it refers to. Nothing is fetched from a network, and no file outside of the document's folder is
 * opened, but for what is allowed. Rejects with {@link UnreadableDocument} where a file is missing, or not YAML 1.2 or JSON.
 */
export async function load(spec: string, bounds: Bounds = {}): Promise<Document> {
  const path = resolve(spec);
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableDocument(spec, 1, 1, `The document can't be read: ${reason(error)}.`, "document/not-readable");
  });
  return loadText(text, path, bounds);
}

/** The same for a text that is in memory already; `path` is where it would be, for messages and for relative references. */
export async function loadText(
  text: string,
  path: string,
  { root, allow = nothingElse }: Bounds = {},
): Promise<Document> {
  const folder = dirname(resolve(path));
  const room = new Room();
  const entry = parseFile(text, pathToFileURL(resolve(path)).href, "", undefined, room);
  const reader = new Reader(room, entry, folder, root === undefined ? folder : resolve(root), allow);
  await reader.readAll();
  return new Document(entry, reader.files, reader.homes, reader.failures);
}

/** Reads the files of a document, each once. */
class Reader {
  readonly files: Map<string, LoadedFile>;
  readonly failures = new Map<string, Unresolved>();
  /** The file's URI for each URI that references say, where `$self` or `$id` makes the two differ. */
  readonly homes = new Map<string, string>();
  readonly #work: (readonly [string, Wanted])[];
  readonly #known: Set<string>;

  constructor(
    readonly room: Room,
    readonly entry: LoadedFile,
    readonly folder: string,
    readonly root: string,
    readonly allow: Allowed,
  ) {
    this.files = new Map([[entry.uri, entry]]);
    this.#work = [...entry.scan.files];
    this.#known = new Set(entry.scan.ids.keys());
  }

  async readAll(): Promise<void> {
    for (let next = this.#work.pop(); next !== undefined; next = this.#work.pop()) {
      const [uri, { home }] = next;
      if (this.#known.has(uri)) continue;
      if (uri !== home && !this.homes.has(uri)) this.homes.set(uri, home);
      if (!this.files.has(home) && !this.failures.has(home)) await this.#read(home);
    }
  }

  async #read(uri: string): Promise<void> {
    const read = await readPart(uri, this.root, this.allow);
    if ("unresolved" in read) {
      this.failures.set(uri, read);
      return;
    }
    const file = parseFile(read.text, uri, this.#nameOf(uri), this.entry.dialect, this.room);
    this.files.set(uri, file);
    for (const id of file.scan.ids.keys()) this.#known.add(id);
    for (const it of file.scan.files) this.#work.push(it);
  }

  #nameOf(uri: string): string {
    return uri.startsWith("file:") ? relative(this.folder, fileURLToPath(uri)).split(sep).join("/") : uri;
  }
}
