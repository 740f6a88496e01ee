import { readFile } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Document, type LoadedFile, type Unresolved } from "./document.js";
import { Room } from "./bounds.js";
import { parseFile } from "./parse.js";
import { nothingElse, type Allowed } from "./allowed.js";
import { readPart, reason } from "./read-part.js";
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
 * opened, but for what is allowed. `before`: what this process read last. Rejects with {@link UnreadableDocument} where a file is missing, or not YAML 1.2 or JSON.
 */
export async function load(spec: string, bounds: Bounds = {}, before?: Document): Promise<Document> {
  const path = resolve(spec);
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableDocument(spec, 1, 1, `The document can't be read: ${reason(error)}.`, "document/not-readable");
  });
  return loadText(text, path, bounds, before);
}

/** The same for a text that is in memory already; `path` is where it would be, for messages and for relative references. */
export async function loadText(
  text: string,
  path: string,
  { root, allow = nothingElse }: Bounds = {},
  before?: Document,
): Promise<Document> {
  const folder = dirname(resolve(path));
  const room = new Room();
  const uri = pathToFileURL(resolve(path)).href;
  const entry = parseFile(text, uri, "", { room, before: before?.file(uri) });
  const reader = new Reader(room, entry, { folder, root: root === undefined ? folder : resolve(root), allow }, before);
  await reader.readAll();
  return new Document(entry, reader.files, reader.homes, reader.failures);
}

/** Reads the files of a document, each once. */
class Reader {
  readonly files: Map<string, LoadedFile>;
  readonly failures = new Map<string, Unresolved>();
  /** The file's URI for each URI that references say, where `$self` or `$id` makes the two differ. */
  readonly homes = new Map<string, string>();
  /** What is on disk is read before anything is fetched: it may hold what else would be asked for. */
  readonly #local: Wish[] = [];
  readonly #remote: Wish[] = [];
  readonly #known = new Set<string>();

  constructor(
    readonly room: Room,
    readonly entry: LoadedFile,
    readonly bounds: { readonly folder: string; readonly root: string; readonly allow: Allowed },
    readonly before: Document | undefined,
  ) {
    this.files = new Map([[entry.uri, entry]]);
    this.#note(entry);
  }

  async readAll(): Promise<void> {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      const { uri, home, places } = next;
      const [place = home, ...others] = places;
      if (this.#known.has(uri) || this.files.has(this.homes.get(uri) ?? uri)) continue;
      if (!this.files.has(place) && !this.failures.has(place)) await this.#read(place);
      if (this.files.has(place)) this.homes.set(uri, place);
      else if (others.length > 0) this.#want({ uri, home, places: others });
      else if (!this.homes.has(uri)) this.homes.set(uri, home);
    }
  }

  #next(): Wish | undefined {
    return this.#local.pop() ?? this.#remote.pop();
  }

  #want(it: Wish): void {
    (it.places.some(isLocal) ? this.#local : this.#remote).push(it);
  }

  #note({ scan }: LoadedFile): void {
    for (const id of scan.ids.keys()) this.#known.add(id);
    for (const [uri, { home }] of scan.files) this.#want({ uri, home, places: placesOf(uri, home) });
  }

  async #read(uri: string): Promise<void> {
    const read = await readPart(uri, this.bounds.root, this.bounds.allow);
    if ("unresolved" in read) {
      this.failures.set(uri, read);
      return;
    }
    const around = { dialect: this.entry.dialect, room: this.room, before: this.before?.file(uri) };
    const file = parseFile(read.text, uri, this.#nameOf(uri), around);
    this.files.set(uri, file);
    this.#note(file);
  }

  #nameOf(uri: string): string {
    return uri.startsWith("file:") ? relative(this.bounds.folder, fileURLToPath(uri)).split(sep).join("/") : uri;
  }
}

/** A file that some reference names. */
interface Wish {
  /** As the reference says, which is resolved against an `$id` or `$self`. */
  readonly uri: string;
  /** As it says from where it stands. */
  readonly home: string;
  /** Where it may still be. */
  readonly places: readonly string[];
}

const isLocal = (uri: string): boolean => uri.startsWith("file:");

/**
 * Where a file may be: at its URI, or near the file that names it, since an `$id` need not be where anything is. What is on disk comes
 * first.
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-9.1.2
 */
function placesOf(uri: string, home: string): readonly string[] {
  const places = uri === home ? [uri] : [uri, home];
  return [...places.filter(isLocal), ...places.filter((it) => !isLocal(it))];
}
