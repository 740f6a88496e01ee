import { mkdir, writeFile } from "node:fs/promises";
import { dirname, extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Diagnostics, type Diagnostic } from "./base/diagnostic.js";
import { home } from "./base/home.js";
import { Chapters, isLarge } from "./emit/chapters.js";
import { Kept } from "./emit/kept.js";
import { pathsSheet } from "./emit/paths-sheet.js";
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
import { hooksOf } from "./model/hooks.js";
import { withNatives } from "./model/natives.js";
import { reportCoverage } from "./model/coverage.js";
import { buildApi } from "./model/build/index.js";
import { select } from "./model/select.js";
import { asWritten, settingsFor, type Options, type Reading } from "./options.js";
import type { LocatedDiagnostic, Outcome } from "./outcome.js";
import { reportBacktracking } from "./patterns/report.js";
import { formatter, isParallel, remembering } from "./print/format.js";
import { BrokenOutput, Printer, type SourceText } from "./print/print.js";
import { Templates } from "./print/templates.js";
import { apply } from "./write/apply.js";
import type { PathsThread } from "./paths-thread.js";
import { Timings } from "./timings.js";
import { Warm } from "./warm.js";
import { plan, type Change } from "./write/plan.js";
import { runtimeFiles } from "./write/runtime.js";

const emitters: Readonly<Record<PackageKey, Emitter>> = { types, validators, client, server };

/**
 * Reads the document, and says what would change on disk; unless only checking, changes it. A document that is refused changes
 * nothing. Rejects for our own faults only, and with a `TemplateError` for an overriding template that does not fit.
 */
export async function generate(options: Options, timings = new Timings(), given?: Warm): Promise<Outcome> {
  const warm = given ?? new Warm();
  warm.threadFor(options);
  try {
    const read = await understand(options.spec, options, timings, warm);
    if ("refused" in read) return read.refused;
    const { document, api, report } = read;
    const rendering = { report, timings, warm };
    const files = await render(document, api, options, rendering).catch((error: unknown) => leave(error, options));
    const changes = await plan(files, options.output, report);
    timings.lap("compare");
    const failed = report.failed;
    if (!options.check && !failed) apply(changes, options.output);
    timings.lap("write");
    return outcomeOf({ document, api, report }, failed ? [] : changes);
  } finally {
    if (given === undefined) await warm.stop();
  }
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

/** A document, read and understood, as far as it is wanted; or the outcome that says why it is refused. `warm`: of runs before. */
export async function understand(
  spec: string,
  reading: Reading = asWritten,
  timings = new Timings(),
  warm?: Warm,
): Promise<Understood | { readonly refused: Outcome }> {
  const report = new Diagnostics(reading);
  try {
    const document = await load(spec, { allow: reading.allow }, warm?.document);
    if (warm?.isLasting) warm.document = document;
    timings.lap("read");
    const whole = buildApi(document, report, warm?.remembered);
    const api = withNatives(
      withAccess(select(whole, reading.include, reading.exclude, report)),
      reading.natives,
      report,
    );
    reportCoverage(api, report);
    timings.lap("understand");
    await reportBacktracking(api, report);
    timings.lap("patterns");
    const understood = { document, api, report };
    return report.failed ? { refused: outcomeOf(understood, []) } : understood;
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    const read = { texts: new Map([[pathToFileURL(resolve(spec)).href, ""]]), isWhole: false };
    const stats = { operations: 0, schemas: 0 };
    return { refused: { diagnostics: [unreadable(error)], changes: [], failed: true, read, stats } };
  }
}

interface Understood {
  readonly document: Document;
  readonly api: Api;
  readonly report: Diagnostics;
}

function outcomeOf({ document, api, report }: Understood, changes: readonly Change[]): Outcome {
  const { texts, isWhole } = document;
  return {
    diagnostics: located(document, report.list),
    changes,
    failed: report.failed,
    read: { texts, isWhole },
    stats: { operations: api.operations.length, schemas: api.schemas.length },
  };
}

/** What a rendering may be given besides: where to tell, and what has started already. */
export interface Rendering {
  readonly report?: Diagnostics | undefined;
  readonly timings?: Timings;
  readonly warm?: Warm;
}

/** Every file of the output, in memory. What is laid out elsewhere, and what openapi-typescript makes, is waited for in the end. */
export async function render(
  document: Document,
  api: Api,
  options: Options,
  { report, timings = new Timings(), warm: given }: Rendering = {},
): Promise<readonly SourceText[]> {
  const settings = settingsFor(options, api.title);
  const warm = given ?? new Warm();
  const thread = warm.threadFor(options);
  const paths = thread === undefined ? undefined : pathsOf(document, api, report, thread);
  const templates = new Templates([...options.templates, ownTemplates]);
  const format = remembering(await formatter(options.format), warm.formatted);
  const printer = new Printer(templates, settings.packages, format, isParallel(options.format), warm.rendered);
  if (warm.isLasting) warm.kept ??= new Kept();
  const symbols = new Symbols(api, report, new Chapters(options.split ?? isLarge(api), warm.kept));
  warm.kept?.begin({ api, symbols, settings });
  timings.lap("names");
  for (const [stage, sheets] of sheetsOf(api, symbols, options, settings)) {
    await printer.add(sheets);
    timings.lap(stage);
  }
  const runtime = runtimeFiles(options.emitters, hooksOf(api).length > 0);
  timings.lap("runtime");
  printer.start();
  const sheet = await paths;
  if (given === undefined) await warm.stop();
  timings.lap("paths");
  await printer.add(packageSheets(api, symbols, settings, options.emitters, sheet !== undefined));
  if (sheet !== undefined) await printer.add([sheet]);
  const texts = await printer.texts();
  timings.lap("format");
  return [...texts, ...runtime];
}

/** The files of each emitter, one emitter after the other. */
export function* sheetsOf(
  api: Api,
  symbols: Symbols,
  options: Options,
  settings: Settings,
): Generator<readonly [stage: string, sheets: readonly Sheet[]]> {
  for (const key of options.emitters) yield [key, emitters[key](api, symbols, settings)];
  for (const it of options.further) yield ["further emitters", it(api, symbols, settings)];
}

/**
 * The surface that openapi-typescript makes; it is loaded only by those who want it. It is left out, with a warning, where it can't read
 * the document.
 */
async function pathsOf(
  document: Document,
  api: Api,
  report: Diagnostics | undefined,
  thread: PathsThread,
): Promise<Sheet | undefined> {
  const source = bundle(document, { schemas: api.schemas, operations: [...api.operations, ...api.webhooks] });
  const made = await thread.make(source);
  if ("text" in made) return pathsSheet(made.text);
  const hint = "Mend the document, or write `paths: false` in the config.";
  const problem = `openapi-typescript can't read this document, so the types have no /paths: ${made.reason}`;
  report?.add("paths/left-out", "#", problem, hint);
  return undefined;
}

export const ownTemplates = join(home, "templates");

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
