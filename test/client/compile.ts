/** TypeScript over generated packages, in memory, under the strictest flags. */
import { basename } from "node:path";
import ts from "typescript";
import type { SourceText } from "../../generator/print/print.js";
import { packages } from "./generated.js";

const root = "/generated";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  types: [],
  noEmit: true,
  skipLibCheck: true,
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noUnusedLocals: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  paths: Object.fromEntries(Object.entries(packages).map(([key, name]) => [name, [`${root}/${key}/src/index.ts`]])),
};

/** TypeScript's own libraries, parsed once. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/** What TypeScript has against the files, and against a module that uses the client (imported as `client`, `flat` beside it). */
export function faultsOf(files: readonly SourceText[], use = ""): readonly string[] {
  const head = `import * as index from "./client/src/index.js";\nimport * as flat from "./client/src/flat.js";\nvoid [index, flat];\n`;
  const texts = new Map([
    ...files.map((it) => [`${root}/${it.path}`, it.text] as const),
    [`${root}/use.ts`, head + use],
  ]);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name);
    if (text !== undefined)
      return ts.createSourceFile(name, text, {
        languageVersion: ts.ScriptTarget.ES2022,
        impliedNodeFormat: ts.ModuleKind.ESNext,
      });
    if (!libraries.has(name)) libraries.set(name, getSourceFile.call(host, name, ...rest));
    return libraries.get(name);
  };
  host.fileExists = (name) => texts.has(name) || fileExists.call(host, name);
  host.readFile = (name) => texts.get(name) ?? readFile.call(host, name);
  host.directoryExists = () => true;
  const program = ts.createProgram(
    [...texts.keys()].filter((it) => it.endsWith(".ts")),
    options,
    host,
  );
  return ts
    .getPreEmitDiagnostics(program)
    .map((it) => `${basename(it.file?.fileName ?? "")}: ${ts.flattenDiagnosticMessageText(it.messageText, " ")}`);
}
