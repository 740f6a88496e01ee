/** TypeScript's opinion of a module that is not on disk, under this repository's own `tsconfig.json`. */
import { resolve } from "node:path";
import ts from "typescript";

const config = ts.getParsedCommandLineOfConfigFile(
  "tsconfig.json",
  { noUnusedLocals: false, noUnusedParameters: false },
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (it) => void it },
);
if (config === undefined) throw new Error("tsconfig.json can't be read");

/** Every fault of the module `path` (in the repository's root), with its line from 1. */
export function faultsIn(path: string, text: string): readonly string[] {
  const file = resolve(path);
  const host = ts.createCompilerHost(config!.options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, text, {
          languageVersion: ts.ScriptTarget.ES2022,
          impliedNodeFormat: ts.ModuleKind.ESNext,
        })
      : getSourceFile.call(host, name, ...rest);
  host.fileExists = (name) => name === file || fileExists.call(host, name);
  host.readFile = (name) => (name === file ? text : readFile.call(host, name));
  const program = ts.createProgram([file], config!.options, host);
  return ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map((it) => {
    const { line } = it.file?.getLineAndCharacterOfPosition(it.start ?? 0) ?? { line: -1 };
    return `${line + 1}: ${ts.flattenDiagnosticMessageText(it.messageText, " ")}`;
  });
}
