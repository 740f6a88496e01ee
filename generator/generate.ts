import { mkdir, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Diagnostics, type Diagnostic } from "./base/diagnostic.js";
import { packageSheets } from "./emit/package.js";
import type { PackageKey, Settings } from "./emit/settings.js";
import type { Emitter, Sheet } from "./emit/sheet.js";
import { Symbols } from "./emit/symbols.js";
import { types } from "./emit/types/index.js";
import { client } from "./emit/client/index.js";
import { server } from "./emit/server/index.js";
import { validators } from "./emit/validators/index.js";
import { bundle, load, UnreadableDocument, type Document } from "./load/index.js";
import type { Api } from "./model/api.js";
import { withAccess } from "./model/access.js";
import { withNatives } from "./model/natives.js";
import { reportCoverage } from "./model/coverage.js";
import { buildApi } from "./model/build/index.js";
import { select } from "./model/select.js";
import { asWritten, settingsFor, type Options, type Reading } from "./options.js";
import type { LocatedDiagnostic, Outcome } from "./outcome.js";
import { reportBacktracking } from "./patterns/report.js";
import { BrokenOutput, print, type SourceText } from "./print/print.js";
import { Templates } from "./print/templates.js";
import { apply } from "./write/apply.js";
import { plan } from "./write/plan.js";
import { runtimeFiles } from "./write/runtime.js";

const emitters: Readonly<Record<PackageKey, Emitter>> = { types, validators, client, server };

/**
 * Reads the document, and says what would change on disk; unless only checking, changes it. A document that is refused changes
 * nothing. Rejects for our own faults only, and with a `TemplateError` for an overriding template that does not fit.
 */
export async function generate(options: Options): Promise<Outcome> {
  const read = await understand(options.spec, options);
  if ("refused" in read) return read.refused;
  const { document, api, report } = read;
  const files = await render(document, api, options, report).catch((error: unknown) => leave(error, options));
  const changes = await plan(files, options.output, report);
  const failed = report.failed;
  if (!options.check && !failed) await apply(changes, options.output);
  return { diagnostics: located(document, report.list), changes: failed ? [] : changes, failed, stats: statsOf(api) };
}

/** What we printed and does not parse is left as `*.broken.ts` where the file would be, to be looked at; the next run removes it. */
async function leave(error: unknown, { output, check }: Options): Promise<never> {
  if (!(error instanceof BrokenOutput) || check) throw error;
  const { path } = error.sheet;
  const ending = extname(path);
  const file = join(output, `${path.slice(0, -ending.length)}.broken${ending}`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, error.text);
  error.message += `\nIts text is in ${file}`;
  throw error;
}

/** A document, read and understood, as far as it is wanted; or the outcome that says why it is refused. */
export async function understand(
  spec: string,
  reading: Reading = asWritten,
): Promise<
  { readonly document: Document; readonly api: Api; readonly report: Diagnostics } | { readonly refused: Outcome }
> {
  const report = new Diagnostics(reading);
  try {
    const document = await load(spec, { allow: reading.allow });
    const whole = buildApi(document, report);
    const api = withNatives(
      withAccess(select(whole, reading.include, reading.exclude, report)),
      reading.natives,
      report,
    );
    reportCoverage(api, report);
    await reportBacktracking(api, report);
    if (!report.failed) return { document, api, report };
    return { refused: { diagnostics: located(document, report.list), changes: [], failed: true, stats: statsOf(api) } };
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    return {
      refused: { diagnostics: [unreadable(error)], changes: [], failed: true, stats: { operations: 0, schemas: 0 } },
    };
  }
}

/** Every file of the output, in memory. */
export async function render(
  document: Document,
  api: Api,
  options: Options,
  report?: Diagnostics,
): Promise<readonly SourceText[]> {
  const settings = settingsFor(options, api.title);
  const paths = options.paths && options.emitters.includes("types") ? await pathsOf(document, api, report) : undefined;
  const sheets = sheetsOf(api, new Symbols(api, report), options, settings, paths);
  return [...(await printAll(sheets, options.templates, settings)), ...(await runtimeFiles(options.emitters))];
}

/** Every file of the output, not yet printed. */
export function sheetsOf(
  api: Api,
  symbols: Symbols,
  { emitters: keys, further }: Options,
  settings: Settings,
  paths: Sheet | undefined,
): readonly Sheet[] {
  const sheets = keys.flatMap((key) => emitters[key](api, symbols, settings));
  return [
    ...sheets,
    ...packageSheets(api, symbols, settings, keys, paths !== undefined),
    ...(paths === undefined ? [] : [paths]),
    ...further.flatMap((it) => it(api, symbols, settings)),
  ];
}

/**
 * The surface that openapi-typescript makes; it is loaded only by those who want it. It is left out, with a warning, where it can't read
 * the document.
 */
async function pathsOf(document: Document, api: Api, report: Diagnostics | undefined): Promise<Sheet | undefined> {
  const { pathsSheet } = await import("./emit/paths.js");
  const source = bundle(document, { schemas: api.schemas, operations: [...api.operations, ...api.webhooks] });
  try {
    return pathsSheet(source);
  } catch (error) {
    const [reason = ""] = (error as Error).message.split("\n");
    const hint = "Mend the document, or write `paths: false` in the config.";
    report?.add(
      "paths/left-out",
      "#",
      `openapi-typescript can't read this document, so the types have no /paths: ${reason}`,
      hint,
    );
    return undefined;
  }
}

/** The finished text of sheets. */
export function printAll(
  sheets: readonly Sheet[],
  templates: readonly string[],
  settings: Settings,
): Promise<readonly SourceText[]> {
  const inForce = new Templates([...templates, ownTemplates]);
  return Promise.all(sheets.map((sheet) => print(sheet, inForce, settings.packages)));
}

/** Beside `generator/` in the repository, beside `dist/` in the package. */
export const ownTemplates = fileURLToPath(new URL("../templates", import.meta.url));

const statsOf = (api: Api): Outcome["stats"] => ({ operations: api.operations.length, schemas: api.schemas.length });

/** Diagnostics with their places: errors first, then file by file from top to bottom. */
export function located(document: Document, list: readonly Diagnostic[]): readonly LocatedDiagnostic[] {
  const places = list.map((it) => ({ ...it, ...document.locate(it.at) }));
  const files = [...new Set(places.map((it) => it.file))];
  const found = places.sort(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
  const errors = found.filter((it) => it.severity === "error");
  return [...errors, ...found.filter((it) => it.severity === "warning")];
}

function unreadable({ file, line, column, message, code, frame }: UnreadableDocument): LocatedDiagnostic {
  return { severity: "error", code, at: "#", message, hint: undefined, file, line, column, frame };
}
