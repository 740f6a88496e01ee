/**
 * Runs the generator over a corpus of documents, and TypeScript over what comes out: `npm run corpus [-- FILTER]`. `CORPUS` names the
 * folder (default `../shared/corpus`). Prints a row per document; exits 1 when one that is meant to be accepted is not, one that is meant to
 * be refused is not, any crashes, or what comes out does not compile. The faulty ones are also read leniently.
 */
import { join } from "node:path";
import ts from "typescript";
import { render, understand } from "../dist/generate.js";
import { loadOptions, settingsFor } from "../dist/options.js";
import { corpus, documents } from "./documents.js";

const paths = documents(["real", "edge", "negative"], process.argv[2]);

const flags = {
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
};

/** TypeScript's own libraries, parsed once. */
const libraries = new Map();

/** Compiles files in memory, under a folder that does not exist. */
function compile(files, settings) {
  const root = "/corpus-output";
  const texts = new Map(files.map((it) => [`${root}/${it.path}`, it.text]));
  const names = Object.entries(settings.packages);
  const paths = Object.fromEntries(
    names.flatMap(([key, name]) => [
      [name, [`${root}/${key}/src/index.ts`]],
      [`${name}/*`, [`${root}/${key}/src/*.ts`]],
    ]),
  );
  const options = { ...flags, paths };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile, directoryExists } = host;
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
  host.directoryExists = (name) => name.startsWith(root) || directoryExists?.call(host, name) === true;
  const program = ts.createProgram(
    [...texts.keys()].filter((it) => it.endsWith(".ts")),
    options,
    host,
  );
  return ts.getPreEmitDiagnostics(program).map((it) => {
    const at =
      it.file === undefined || it.start === undefined
        ? ""
        : `${it.file.fileName.slice(root.length + 1)}:${it.file.getLineAndCharacterOfPosition(it.start).line + 1} `;
    return `${at}TS${it.code} ${ts.flattenDiagnosticMessageText(it.messageText, " ").slice(0, 160)}`;
  });
}

/** Reads a document, makes its packages and compiles them. */
async function run(path, lenient) {
  const row = { operations: 0, schemas: 0, lines: 0, verdict: "" };
  try {
    const options = await loadOptions({ cwd: "/", flags: { spec: join(corpus, path), lenient } });
    const read = await understand(options.spec, options);
    if ("refused" in read) {
      const errors = read.refused.diagnostics.filter((it) => it.severity === "error");
      const [first] = errors;
      return { ...row, verdict: `refused: ${errors.length} × ${first?.line}:${first?.column} ${first?.code}` };
    }
    const { document, api, report } = read;
    const files = await render(document, api, options, { report });
    row.operations = api.operations.length;
    row.schemas = api.schemas.length;
    row.lines = files.reduce((sum, it) => sum + it.text.split("\n").length, 0);
    const faults = process.env.TSC === "no" ? [] : compile(files, settingsFor(options, api.title));
    const shown = faults.slice(0, Number(process.env.FAULTS ?? 1)).join(" ⏎ ");
    return { ...row, verdict: faults.length === 0 ? "compiles" : `${faults.length} faults: ${shown}` };
  } catch (error) {
    const story = String(error?.stack ?? error).slice(0, Number(process.env.STACK ?? 200));
    return { ...row, verdict: `crash: ${story.replaceAll("\n", " ")}` };
  }
}

const isAccepted = (verdict) => verdict === "compiles";
const isRefused = (verdict) => verdict.startsWith("refused");

/** What must come of a document, by its folder. */
const wanted = {
  real: isAccepted,
  edge: isAccepted,
  "negative/refuse": isRefused,
  "negative/strict": (verdict) => isAccepted(verdict) || isRefused(verdict),
};

let failed = 0;
let tried = 0;
const started = Date.now();

async function tell(path, lenient, fits) {
  const from = Date.now();
  const { operations, schemas, lines, verdict } = await run(path, lenient);
  tried += 1;
  if (!fits(verdict)) failed += 1;
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  const mark = fits(verdict) ? verdict : `**${verdict}**`;
  console.log(
    `| ${path}${lenient ? ", leniently" : ""} | ${operations} | ${schemas} | ${seconds} | ${lines} | ${mark} |`,
  );
}

console.log(
  "| document | operations | schemas | seconds | lines | verdict |\n| --- | ---: | ---: | ---: | ---: | --- |",
);
for (const path of paths) {
  const [, fits] = Object.entries(wanted).find(([folder]) => path.startsWith(`${folder}/`));
  await tell(path, false, fits);
  if (path.startsWith("negative/")) await tell(path, true, wanted["negative/strict"]);
}
console.log(`\n${tried - failed} passed, ${failed} failed, in ${((Date.now() - started) / 1000).toFixed(0)} s`);
process.exitCode = failed === 0 ? 0 : 1;
