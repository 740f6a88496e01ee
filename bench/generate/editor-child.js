/**
 * What an editor waits for: `node editor-child.js PROJECT FILE`. Two comments in the program say where something is to be completed: the
 * one that says "query" in an object, the one that says "item" behind a dot. Prints a JSON object of milliseconds.
 */
import { readFileSync } from "node:fs";
import ts from "typescript";
import { median } from "../tables.js";

const [project, file] = process.argv.slice(2);
const { config } = ts.readConfigFile(project, ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ts.sys.resolvePath(`${project}/..`));
const text = readFileSync(file, "utf8");
let version = 0;
const host = {
  getCompilationSettings: () => options,
  getScriptFileNames: () => [file],
  getScriptVersion: (name) => (name === file ? String(version) : "0"),
  getScriptSnapshot: (name) => {
    const content = name === file ? text + "\n".repeat(version) : ts.sys.readFile(name);
    return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
  },
  getCurrentDirectory: () => ts.sys.resolvePath(`${project}/..`),
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: ts.sys.fileExists,
  readFile: ts.sys.readFile,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
};
const service = ts.createLanguageService(host, ts.createDocumentRegistry());

function timed(act) {
  const start = performance.now();
  const result = act();
  return [performance.now() - start, result];
}

const after = (marker) => text.indexOf(marker) + marker.length;
const complete = (marker) => service.getCompletionsAtPosition(file, after(marker), {})?.entries ?? [];

const [first, query] = timed(() => complete("/*query*/"));
const [, item] = timed(() => complete("/*item*/"));
const completions = [];
const checks = [];
for (let round = 0; round < 7; round += 1) {
  version += 1;
  completions.push(timed(() => complete("/*item*/"))[0]);
  checks.push(timed(() => service.getSemanticDiagnostics(file))[0]);
}
const offers = (entries, name) => entries.some((it) => it.name === name);
console.log(
  JSON.stringify({
    first,
    completion: median(completions),
    check: median(checks),
    isRight: offers(query, "starting_after") && offers(item, "email"),
  }),
);
