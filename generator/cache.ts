/**
 * What a run was made from and what it made, so that the next one can tell that nothing has changed without reading a document. Kept in
 * `node_modules/.cache/specwright`, which is safe to delete. A run that depends on anything that is not a file on this disk is not kept.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { home } from "./base/home.js";
import { cacheFolder, replace } from "./cache-folder.js";
import type { Options } from "./options.js";
import type { Outcome } from "./outcome.js";
import { leftover } from "./write/leftover.js";
import type { Change } from "./write/plan.js";

interface Kept {
  readonly inputs: Hashes;
  readonly templates: Hashes;
  readonly outputs: Hashes;
  readonly outcome: Pick<Outcome, "diagnostics" | "stats">;
}

/** By absolute path. */
type Hashes = Readonly<Record<string, string>>;

export class Cache {
  private constructor(
    /** Undefined where nothing is kept. */
    readonly file: string | undefined,
    readonly options: Options,
    /** The user's templates before the run. */
    readonly templates: Hashes,
  ) {}

  /** The one for these options. It keeps nothing where there is no `node_modules`, nor for emitters that are functions. */
  static for(options: Options): Cache {
    const folder = cacheFolder();
    if (folder === undefined || options.further.length > 0) return new Cache(undefined, options, {});
    // What is only checked comes out the same.
    const asked = { ...options, check: undefined, natives: [...options.natives] };
    const name = hashOf(JSON.stringify([ownHash(), process.cwd(), asked]));
    return new Cache(join(folder, `${name}.json`), options, templateHashes(options));
  }

  /** What the run would find, where nothing has changed since the last one: neither what it reads nor what it writes. */
  async recall(): Promise<Outcome | undefined> {
    const kept = this.#read();
    if (kept === undefined) return undefined;
    const { inputs, templates, outputs, outcome } = kept;
    const paths = this.#relative(outputs);
    if (!isDeepStrictEqual(templates, this.templates)) return undefined;
    if (!isSame(inputs, withoutReturnsIn) || !isSame(outputs)) return undefined;
    if ((await leftover(this.options.output, paths)).length > 0) return undefined;
    const changes = paths.map((path): Change => ({ kind: "keep", path, text: "" }));
    const texts = new Map(Object.keys(inputs).map((it) => [pathToFileURL(it).href, ""]));
    return { ...outcome, failed: false, changes, read: { texts, isWhole: true } };
  }

  #relative(outputs: Hashes): readonly string[] {
    return Object.keys(outputs).map((it) => relative(this.options.output, it).split(sep).join("/"));
  }

  #read(): Kept | undefined {
    if (this.file === undefined) return undefined;
    try {
      return JSON.parse(readFileSync(this.file, "utf8")) as Kept;
    } catch {
      return undefined; // there is none, or a broken one
    }
  }

  /** Keeps a run that ended well. The hashes are of what it read, so that a file that has changed since is a changed one. */
  keep({ failed, read, changes, diagnostics, stats }: Outcome): void {
    if (this.file === undefined || failed || !read.isWhole) return;
    const inputs = [...read.texts].map(([uri, text]) => [fileURLToPath(uri), withoutReturns(text)] as const);
    const written = changes
      .filter((it) => it.kind !== "remove")
      .map((it) => [join(this.options.output, it.path), it.text] as const);
    const kept: Kept = {
      inputs: hashesOf(inputs),
      templates: this.templates,
      outputs: hashesOf(written),
      outcome: { diagnostics, stats },
    };
    replace(this.file, JSON.stringify(kept));
  }
}

const hashOf = (text: string | Buffer): string => createHash("sha256").update(text).digest("base64url");

/** Of a text, and of where the file with it really is. */
const hashAt = (path: string, text: string | Buffer): string =>
  hashOf(`${ifThere(() => realpathSync(path)) ?? ""}\n${hashOf(text)}`);

const hashesOf = (texts: readonly (readonly [path: string, text: string])[]): Hashes =>
  Object.fromEntries(texts.map(([path, text]) => [path, hashAt(path, text)]));

/**
 * What is asked of the disk; undefined where there is no such thing. Hundreds of small files are asked for, without waiting in between,
 * which would take longer than to read them.
 */
function ifThere<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

/** As the reader of documents takes a text. */
const withoutReturns = (text: string): string => text.replaceAll("\r\n", "\n");

/** The same of a file's bytes, which are text only where they must be: tens of megabytes are looked at. */
const withoutReturnsIn = (bytes: Buffer): string | Buffer =>
  bytes.includes("\r\n") ? withoutReturns(bytes.toString("utf8")) : bytes;

const isSame = (hashes: Hashes, as: (bytes: Buffer) => string | Buffer = (it) => it): boolean =>
  Object.entries(hashes).every(([path, hash]) => {
    const bytes = ifThere(() => readFileSync(path));
    return bytes !== undefined && hashAt(path, as(bytes)) === hash;
  });

const templateHashes = ({ templates }: Options): Hashes =>
  hashesOf(templates.flatMap(filesBelow).map((it) => [it, readFileSync(it, "utf8")]));

function filesBelow(folder: string): readonly string[] {
  const entries = ifThere(() => readdirSync(folder, { recursive: true, withFileTypes: true })) ?? [];
  return entries.filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name));
}

/** Of everything that has a part in the output: our files, what we depend on, and Node. */
function ownHash(): string {
  const files = ["dist", "templates", "generator/runtime"]
    .flatMap((it) => filesBelow(join(home, it)))
    .filter((it) => /\.(js|hbs|ts)$/.test(it) && !it.endsWith(".d.ts"))
    .sort();
  const texts = files.map((it) => `${relative(home, it)} ${hashOf(readFileSync(it, "utf8"))}`);
  const versions = Object.keys(manifestIn(home).dependencies ?? {}).map(versionOf);
  return hashOf([...texts, ...versions, process.version].join("\n"));
}

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;

/** The version that is installed; not every package lets its manifest be asked for by name. */
function versionOf(name: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const found = folders.map((it) => join(it, name)).find((it) => existsSync(join(it, "package.json")));
  return found === undefined ? `${name} ?` : `${name} ${manifestIn(found).version}`;
}
