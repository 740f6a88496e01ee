import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import type { PackageKey, Settings } from "../emit/settings.js";
import type { SourceText } from "../print/print.js";

/** A generated module, as what it is when nobody has seen its types: functions and objects by name. */
export type Loaded = Readonly<Record<string, unknown>>;

/** The generated packages in a folder of their own, where they find each other by name, as they would when installed. */
export class Workspace {
  private constructor(
    readonly folder: string,
    readonly settings: Settings,
  ) {}

  /** Writes the packages into a new temporary folder, sources and JavaScript. Dispose of it with {@link Workspace.close}. */
  static async create(files: readonly SourceText[], settings: Settings): Promise<Workspace> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), "specwright-contract-")));
    const workspace = new Workspace(folder, settings);
    for (const file of files) await workspace.#put(file);
    return workspace;
  }

  async #put({ path, text }: SourceText): Promise<void> {
    const [key = "", ...rest] = path.split("/");
    const home = join(this.folder, "node_modules", this.settings.packages[key as PackageKey]);
    await write(join(home, ...rest), text);
    if (!path.endsWith(".ts")) return;
    const compiled = ts.transpileModule(text, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true },
    });
    await write(
      join(home, ...rest)
        .replace(/\/src\//, "/dist/")
        .replace(/\.ts$/, ".js"),
      compiled.outputText,
    );
  }

  /** The index of a package, running. */
  async import(key: PackageKey): Promise<Loaded> {
    const index = join(this.folder, "node_modules", this.settings.packages[key], "dist", "index.js");
    return (await import(pathToFileURL(index).href)) as Loaded;
  }

  /**
   * What TypeScript has against a module that uses the packages, under the strictest flags; one message per fault, with its line from 0.
   * A property that no type mentions is no fault: a schema that is silent about it lets it pass.
   */
  async typeCheck(name: string, text: string): Promise<readonly { readonly line: number; readonly message: string }[]> {
    const file = join(this.folder, name);
    await write(file, text);
    const program = ts.createProgram([file], this.#compilerOptions());
    const source = program.getSourceFile(file);
    const faults = ts.getPreEmitDiagnostics(program, source).filter((it) => !excessProperty.has(it.code));
    return faults.map((it) => ({
      line: source === undefined || it.start === undefined ? 0 : source.getLineAndCharacterOfPosition(it.start).line,
      message: ts.flattenDiagnosticMessageText(it.messageText, " "),
    }));
  }

  #compilerOptions(): ts.CompilerOptions {
    const paths = Object.values(this.settings.packages).map(
      (name) => [name, [join(this.folder, "node_modules", name, "src/index.ts")]] as const,
    );
    return {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
      types: [],
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      noPropertyAccessFromIndexSignature: true,
      verbatimModuleSyntax: true,
      noEmit: true,
      paths: Object.fromEntries(paths.map(([name, files]) => [name, [...files]])),
    };
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** "Object literal may only specify known properties", without and with a suggestion. */
const excessProperty: ReadonlySet<number> = new Set([2353, 2561]);

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
