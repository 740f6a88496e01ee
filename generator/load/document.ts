import { getCodeframe, getLineColLocation, type Source } from "@redocly/openapi-core";
import { keysOf, type Pointer } from "../base/pointer.js";
import type { Json } from "../base/json.js";
import { Node } from "./node.js";
import { resolveUri, type Identified, type Scan } from "./scan.js";

/** One file of a document, read and parsed. */
export interface LoadedFile {
  /** Its absolute URI. */
  readonly uri: string;
  /** As pointers name it: "" for the entry file, else its path relative to the entry file's folder. */
  readonly name: string;
  /** As people are told of it: relative to the working folder. */
  readonly display: string;
  readonly source: Source;
  readonly value: Json;
  readonly scan: Scan;
}

export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** The lines around it, with what is meant underlined. */
  readonly frame: string;
}

/** Why a reference leads nowhere. */
export interface Unresolved {
  readonly unresolved: string;
}

/** A document of one or many files: checked to be readable, addressable by pointer, references followed on demand. */
export class Document {
  readonly #files: ReadonlyMap<string, LoadedFile>;
  readonly #failures: ReadonlyMap<string, string>;
  readonly #ids = new Map<string, Identified>();
  readonly #bases = new Map<object, string>();
  readonly #entry: LoadedFile;

  /** `failures`: why a file that some reference names could not be read, by URI. */
  constructor(entry: LoadedFile, files: ReadonlyMap<string, LoadedFile>, failures: ReadonlyMap<string, string>) {
    this.#entry = entry;
    this.#files = files;
    this.#failures = failures;
    for (const { scan } of files.values()) {
      for (const [uri, it] of scan.ids) this.#ids.set(uri, it);
      for (const [object, base] of scan.bases) this.#bases.set(object, base);
    }
  }

  get root(): Node {
    return this.#root(this.#entry);
  }

  /** The absolute URIs of every file it was read from. */
  get files(): readonly string[] {
    return [...this.#files.keys()];
  }

  #root(file: LoadedFile): Node {
    const own = typeof file.value === "object" && file.value !== null ? this.#bases.get(file.value) : undefined;
    return new Node(file.value, `${file.name}#`, own ?? file.uri, this.#bases);
  }

  /**
   * What a reference found in `from` points at (RFC 3986 against the base URI; then a JSON Pointer or an anchor). One step: the target
   * may be a reference itself.
   */
  resolve(ref: string, from: Node): Node | Unresolved {
    const absolute = resolveUri(ref, from.base);
    const [uri = "", ...rest] = absolute.split("#");
    const fragment = rest.join("#");
    if (fragment !== "" && !fragment.startsWith("/")) return this.#anchor(uri, fragment);
    const root = this.#resource(uri);
    if (!(root instanceof Node)) return root;
    return this.#walk(root, fragment);
  }

  #anchor(uri: string, fragment: string): Node | Unresolved {
    const named = this.#ids.get(`${uri}#${decodeURIComponent(fragment)}`);
    if (named === undefined) return { unresolved: `There is no anchor ${fragment}.` };
    return new Node(named.value, named.at, named.base, this.#bases);
  }

  #resource(uri: string): Node | Unresolved {
    const named = this.#ids.get(uri);
    if (named !== undefined) return new Node(named.value, named.at, named.base, this.#bases);
    const file = this.#files.get(uri);
    if (file !== undefined) return this.#root(file);
    return { unresolved: this.#failures.get(uri) ?? `${uri} was not read.` };
  }

  #walk(root: Node, fragment: string): Node | Unresolved {
    let node = root;
    for (const key of keysOf(fragment)) {
      const next = node.get(key);
      if (next === undefined) return { unresolved: `There is no ${JSON.stringify(key)} in ${node.at}.` };
      node = next;
    }
    return node;
  }

  /** The file, line and column of a pointer, for people. */
  locate(pointer: Pointer, key = false): Place {
    const split = pointer.indexOf("#");
    const name = pointer.slice(0, split);
    const file = [...this.#files.values()].find((it) => it.name === name) ?? this.#entry;
    return placeIn(file, pointer.slice(split), key);
  }
}

/** The place of a fragment in one file. */
export function placeIn(file: Pick<LoadedFile, "source" | "display">, fragment: string, key = false): Place {
  const location = getLineColLocation({ source: file.source, pointer: fragment === "#" ? "#/" : fragment, reportOnKey: key });
  return { file: file.display, line: location.start.line, column: location.start.col, frame: getCodeframe(location, false) };
}
