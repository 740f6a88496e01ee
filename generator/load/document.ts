import { keysOf, type Pointer } from "../base/pointer.js";
import type { Json } from "../base/json.js";
import type { Measures } from "./bounds.js";
import { Node, type Resource } from "./node.js";
import type { Outline } from "./outline.js";
import type { Dialect } from "./parse.js";
import { placeIn, type Place, type Source } from "./place.js";
import { enter, isPlain, resolveUri, type Identified, type Scan } from "./scan.js";
import { writtenAt } from "./swagger.js";

/** One file of a document, read and parsed. */
export interface LoadedFile {
  /** Its absolute URI. */
  readonly uri: string;
  /** As pointers name it: "" for the entry file, else its path relative to the entry file's folder. */
  readonly name: string;
  /** As people are told of it: relative to the working folder. */
  readonly display: string;
  readonly source: Source;
  /** As it stands in the file. */
  readonly written: Json;
  /** The same, unless the file was converted from Swagger 2.0. */
  readonly value: Json;
  readonly dialect: Dialect;
  readonly scan: Scan;
  /** Where it is YAML whose parts can be read by themselves. */
  readonly outline: Outline | undefined;
  /** True where no object is in two places. */
  readonly isTree: boolean;
  readonly measures: Measures;
}

/** Why a reference leads nowhere. */
export interface Unresolved {
  readonly unresolved: string;
  /** What to do about it, when that is more than to correct the reference. */
  readonly hint?: string;
}

/** How many references in a row are followed on the way to a target. */
const longestWay = 100;

/** A document of one or many files: checked to be readable, addressable by pointer, references followed on demand. */
export class Document {
  readonly #files: ReadonlyMap<string, LoadedFile>;
  readonly #homes: ReadonlyMap<string, string>;
  readonly #failures: ReadonlyMap<string, Unresolved>;
  readonly #names: ReadonlyMap<string, LoadedFile>;
  readonly #ids = new Map<string, Identified>();
  readonly #resources = new Map<object, Resource>();
  readonly #dynamic = new Map<string, Scan["dynamic"]>();
  readonly #entry: LoadedFile;

  /** `homes`: the URI of the file for a URI that it does not have itself. `failures`: why a file could not be read, by its URI. */
  constructor(
    entry: LoadedFile,
    files: ReadonlyMap<string, LoadedFile>,
    homes: ReadonlyMap<string, string>,
    failures: ReadonlyMap<string, Unresolved>,
  ) {
    this.#entry = entry;
    this.#files = files;
    this.#homes = homes;
    this.#failures = failures;
    this.#names = new Map([...files.values()].map((it) => [it.name, it]));
    for (const { scan } of files.values()) {
      for (const [uri, it] of scan.ids) enter(this.#ids, uri, it);
      for (const [object, it] of scan.resources) this.#resources.set(object, it);
      for (const it of scan.dynamic) this.#dynamic.set(it.resource.base, [...this.#dynamicIn(it.resource), it]);
    }
  }

  get root(): Node {
    return this.#root(this.#entry);
  }

  /** The absolute URIs of every file it was read from, the entry file's first. */
  get files(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** The file of a URI, as far as it was read. */
  file(uri: string): LoadedFile | undefined {
    return this.#files.get(uri);
  }

  /**
   * True where a reference leads to the same wherever it stands, and to nothing that is not in the same file: the document is one file,
   * and nothing in it has a URI or a dialect of its own.
   */
  get isUniform(): boolean {
    return this.#files.size === 1 && this.#entry.isTree && !this.converted && isPlain(this.#entry.scan);
  }

  /** The text of each, by its URI. */
  get texts(): ReadonlyMap<string, string> {
    return new Map([...this.#files].map(([uri, it]) => [uri, it.source.body]));
  }

  /** True where every file that it refers to is on this disk and was read. */
  get isWhole(): boolean {
    return this.#failures.size === 0 && this.files.every((it) => it.startsWith("file:"));
  }

  /** The dialect of its schemas. */
  get dialect(): Dialect {
    return this.#entry.dialect;
  }

  #root(file: LoadedFile): Node {
    const own = typeof file.value === "object" && file.value !== null ? this.#resources.get(file.value) : undefined;
    return new Node(file.value, `${file.name}#`, own ?? { base: file.uri, dialect: "" }, this.#resources);
  }

  /** The root of the file that a node stands in. */
  fileOf(node: Node): Node {
    return this.#root(this.#fileAt(node.at));
  }

  #fileAt(pointer: Pointer): LoadedFile {
    return this.#names.get(pointer.slice(0, pointer.indexOf("#"))) ?? this.#entry;
  }

  /**
   * The dynamic anchors of the schema resource that a node belongs to: what has the same base URI. Two of one name are against JSON
   * Schema, but usual in documents without `$id`; of those, a node has its own.
   */
  dynamicAnchors(node: Node): readonly { readonly anchor: string; readonly node: Node }[] {
    const here = this.#dynamicIn(node.resource);
    const isOwn = (it: Identified): boolean => it.at === node.at || it.at.startsWith(`${node.at}/`);
    const isOnly = (anchor: string): boolean => here.filter((it) => it.anchor === anchor).length === 1;
    return here
      .filter((it) => isOnly(it.anchor) || isOwn(it))
      .map((it) => ({ anchor: it.anchor, node: this.#node(it) }));
  }

  #dynamicIn({ base }: Resource): Scan["dynamic"] {
    return this.#dynamic.get(base) ?? [];
  }

  /** True when some schema has that `$dynamicAnchor`. */
  hasDynamicAnchor(anchor: string): boolean {
    return [...this.#dynamic.values()].some((list) => list.some((it) => it.anchor === anchor));
  }

  /**
   * What a reference found in `from` points at (RFC 3986 against the base URI; then a JSON Pointer or an anchor). One step: the target
   * may be a reference itself.
   */
  resolve(ref: string, from: Node, budget = longestWay): Node | Unresolved {
    const absolute = resolveUri(ref, from.base, this.#fileAt(from.at).uri);
    const [uri = "", ...rest] = absolute.split("#");
    const fragment = rest.join("#");
    const root = this.#resource(uri);
    if (fragment !== "" && !fragment.startsWith("/")) return this.#anchor(uri, fragment, root);
    return root instanceof Node ? this.walk(root, fragment, budget) : root;
  }

  #anchor(uri: string, fragment: string, root: Node | Unresolved): Node | Unresolved {
    const base = root instanceof Node ? root.base : uri;
    const named = this.#ids.get(`${base}#${decoded(fragment)}`);
    if (named !== undefined) return this.#node(named);
    return root instanceof Node ? { unresolved: `there is no anchor ${JSON.stringify(fragment)}.` } : root;
  }

  #node({ value, at, resource }: Identified): Node {
    return new Node(value, at, resource, this.#resources);
  }

  #resource(uri: string): Node | Unresolved {
    const named = this.#ids.get(uri);
    if (named !== undefined) return this.#node(named);
    const home = this.#homes.get(uri) ?? uri;
    const file = this.#files.get(home);
    if (file !== undefined) return this.#root(file);
    return this.#failures.get(home) ?? { unresolved: `${uri} was not read.` };
  }

  /** The node at a JSON Pointer below `root`. Where a reference stands in the way, the pointer goes on in what it refers to. */
  walk(root: Node, fragment: string, budget = longestWay): Node | Unresolved {
    let node = root;
    let left = budget;
    for (const key of keysOf(fragment)) {
      let next = node.get(key);
      while (next === undefined && node.ref !== undefined && left > 0) {
        left -= 1;
        const target = this.resolve(node.ref, node, left);
        if (!(target instanceof Node)) return target;
        node = target;
        next = node.get(key);
      }
      if (next === undefined)
        return { unresolved: `there is no ${JSON.stringify(key)} in ${node.at === "#" ? "the document" : node.at}.` };
      node = next;
    }
    return node;
  }

  /** The node at a pointer of this document; undefined where there is none. */
  nodeAt(pointer: Pointer): Node | undefined {
    const found = this.walk(this.#root(this.#fileAt(pointer)), pointer.slice(pointer.indexOf("#")), 0);
    return found instanceof Node ? found : undefined;
  }

  /** True when it was converted from Swagger 2.0. */
  get converted(): boolean {
    return this.#entry.value !== this.#entry.written;
  }

  /** The file, line and column of a pointer, for people. */
  locate(pointer: Pointer): Place {
    const { display, source, value, written } = this.#fileAt(pointer);
    const fragment = pointer.slice(pointer.indexOf("#"));
    return placeIn({ display, source, value: written }, value === written ? fragment : writtenAt(fragment));
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
