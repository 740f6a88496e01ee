/** Validators made from a document by the real path, and running. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll } from "vitest";
import { Diagnostics } from "../../generator/base/diagnostic.js";
import type { Settings } from "../../generator/emit/settings.js";
import { Symbols } from "../../generator/emit/symbols.js";
import { types } from "../../generator/emit/types/index.js";
import { validators } from "../../generator/emit/validators/index.js";
import { loadText, type Document } from "../../generator/load/index.js";
import { buildApi } from "../../generator/model/build/index.js";
import { print, type SourceText } from "../../generator/print/print.js";
import { Templates } from "../../generator/print/templates.js";
import type { Validator } from "../../generator/runtime/validation/index.js";
import { runtimeFiles } from "../../generator/write/runtime.js";

export const settings: Settings = {
  packages: { types: "@x/types", validators: "@x/validators", client: "@x/client", server: "@x/server" },
  client: { names: "wire", mount: undefined },
  formats: true,
  guards: true,
};

const templates = new Templates(["templates"]);

/** The document was refused, for the reasons given. */
export class Refused extends Error {}

/** A document of these component schemas, as text. */
export function documentOf(schemas: Readonly<Record<string, unknown>>, rest: object = {}): string {
  const head = { openapi: "3.1.1", info: { title: "Test", version: "1.0.0" }, paths: {} };
  return JSON.stringify({ ...head, ...rest, components: { schemas } });
}

/** Everything that is printed for a document, sources as text. Throws {@link Refused} for a document with errors. */
export async function sourcesOf(document: Document, options: Partial<Settings> = {}): Promise<readonly SourceText[]> {
  const report = new Diagnostics();
  const api = buildApi(document, report);
  if (report.failed) throw new Refused(report.list.map((it) => it.message).join("\n"));
  const symbols = new Symbols(api, report);
  const inForce = { ...settings, ...options };
  const sheets = [...types(api, symbols, inForce), ...validators(api, symbols, inForce)];
  return Promise.all(sheets.map((it) => print(it, templates, inForce.packages)));
}

/** The modules of a generated validators package, by name. */
export interface Generated {
  readonly schemas: Readonly<Record<string, unknown>>;
  readonly operations: Readonly<Record<string, unknown>>;
  /** The runtime that they share. */
  readonly runtime: typeof import("../../generator/runtime/validation/index.js");
}

export async function generated(text: string, options: Partial<Settings> = {}): Promise<Generated> {
  return run(await sourcesOf(await loadText(text, "test/document.json"), options));
}

/** The validators of component schemas, by the schemas' names. */
export type Validators = Readonly<Record<string, Validator<unknown>>>;

/** The validators of component schemas, whose names must be lawful as names of exports. */
export async function validatorsOf(
  schemas: Readonly<Record<string, unknown>>,
  options: Partial<Settings> = {},
): Promise<Validators> {
  return (await generated(documentOf(schemas), options)).schemas as Validators;
}

let count = 0;
let folder: Promise<string> | undefined;

afterAll(async () => {
  if (folder !== undefined) await rm(await folder, { recursive: true, force: true });
});

/** Runs what was printed. */
export async function run(sources: readonly SourceText[]): Promise<Generated> {
  folder ??= prepared();
  const home = join(await folder, `package${(count += 1)}`);
  await mkdir(home);
  for (const { path, text } of sources) {
    const name = /^validators\/src\/(\w+)\.ts$/.exec(path)?.[1];
    if (name !== undefined) await writeFile(join(home, `${name}.mjs`), javaScript(text));
  }
  const load = async (name: string): Promise<never> =>
    (await import(pathToFileURL(join(home, `${name}.mjs`)).href)) as never;
  // one after the other: vitest may load twice what is imported at once from two places
  const runtime = await load("../runtime/validation");
  return { runtime, schemas: await load("schemas"), operations: await load("operations") };
}

/** A folder with the runtime in it. */
async function prepared(): Promise<string> {
  const home = await realpath(await mkdtemp(join(tmpdir(), "specwright-validators-")));
  await mkdir(join(home, "runtime"));
  const [room] = runtimeFiles(["validators"]);
  await writeFile(join(home, "runtime/validation.mjs"), javaScript(room?.text ?? ""));
  return home;
}

function javaScript(text: string): string {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true };
  const { outputText } = ts.transpileModule(text, { compilerOptions });
  return outputText.replace(
    /from "(\.[^"]*)\.js"/g,
    (_, path: string) => `from "${path.replace("./runtime/", "../runtime/")}.mjs"`,
  );
}
