import { readFile, realpath } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Document, type LoadedFile, type Unresolved } from "./document.js";
import { parseFile } from "./parse.js";
import type { Wanted } from "./scan.js";
import { UnreadableDocument } from "./unreadable.js";

/**
 * Reads a document and every local file that it refers to. Nothing is fetched from a network, and no file outside of `root`, by default
 * the entry file's folder, is opened. Rejects with {@link UnreadableDocument} where a file is missing, or not YAML 1.2 or JSON.
 */
export async function load(spec: string, root?: string): Promise<Document> {
  const path = resolve(spec);
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableDocument(spec, 1, 1, `The document can't be read: ${reason(error)}.`, "document/not-readable");
  });
  return loadText(text, path, root);
}

/** The same for a text that is in memory already; `path` is where it would be, for messages and for relative references. */
export async function loadText(text: string, path: string, root?: string): Promise<Document> {
  const folder = dirname(resolve(path));
  const entry = parseFile(text, pathToFileURL(resolve(path)).href, "");
  const reader = new Reader(entry, folder, root === undefined ? folder : resolve(root));
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
    readonly entry: LoadedFile,
    readonly folder: string,
    readonly root: string,
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
    const read = await readPart(uri, this.root);
    if ("unresolved" in read) {
      this.failures.set(uri, read);
      return;
    }
    const file = parseFile(
      read.text,
      uri,
      relative(this.folder, fileURLToPath(uri)).split(sep).join("/"),
      this.entry.dialect,
    );
    this.files.set(uri, file);
    for (const id of file.scan.ids.keys()) this.#known.add(id);
    this.#work.push(...file.scan.files);
  }
}

type Part = { readonly text: string } | Unresolved;

const inside = "Move the file into the document's folder, or bundle the document first.";

async function readPart(uri: string, root: string): Promise<Part> {
  if (!uri.startsWith("file:"))
    return {
      unresolved: `${uri} is remote, and nothing is fetched from a network.`,
      hint: "Keep a copy beside the document, and refer to that.",
    };
  let shown = uri;
  try {
    const path = fileURLToPath(uri);
    shown = relative(process.cwd(), path);
    if (!isInside(root, path)) return { unresolved: `${shown} is outside of the document's folder.`, hint: inside };
    if (!isInside(await realpath(root), await realpath(path)))
      return { unresolved: `${shown} is a link to a file outside of the document's folder.`, hint: inside };
    return { text: await readFile(path, "utf8") };
  } catch (error) {
    return { unresolved: `${shown} can't be read: ${reason(error as NodeJS.ErrnoException)}.` };
  }
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function reason(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "there is no such file";
  if (error.code === "EISDIR") return "it is a folder";
  return error.code ?? error.message;
}
