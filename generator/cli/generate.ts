import { relative } from "node:path";
import type { Command } from "../cli.js";
import { Cache } from "../cache.js";
import { isUsersMistake } from "../base/mistake.js";
import { configFile, loadOptions, type Options } from "../options.js";
import { optimizeLater } from "../engine.js";
import type { Outcome } from "../outcome.js";
import type { Change } from "../write/plan.js";
import { Timings } from "../timings.js";
import { Warm } from "../warm.js";
import { counted, coverageText, diagnosticsText, printJson, progress, timingsText } from "./report.js";

/** `specwright generate`, once or at every save, with or without `--check`. */
export async function run(command: Command): Promise<"done" | "broken" | "refused"> {
  if (command.watch) return watched(command);
  const options = await loadOptions({ cwd: process.cwd(), flags: command.flags });
  const warm = new Warm("process");
  try {
    return told(await made(options, command, warm), options, command);
  } finally {
    await warm.stop();
  }
}

/** What nothing has changed since is not made again; only what makes it takes long to load. */
async function made(options: Options, { noCache, json, timings: isTimed }: Command, warm: Warm): Promise<Outcome> {
  if (!json) progress(`Reading ${relative(process.cwd(), options.spec)} …`);
  const timings = new Timings();
  const cache = noCache ? undefined : Cache.for(options);
  const known = await cache?.recall();
  timings.lap("cache");
  const outcome = known ?? (await anew(options, timings, warm));
  const isMade = !options.check || outcome.changes.every((it) => it.kind === "keep");
  if (known === undefined && isMade) cache?.keep(outcome);
  timings.lap("keep");
  if (!json) progress("");
  if (isTimed) process.stderr.write(timingsText(timings.stages));
  return outcome;
}

async function anew(options: Options, timings: Timings, warm: Warm): Promise<Outcome> {
  const thread = warm.threadFor(options); // starts before the rest is loaded
  const { generate } = await import("../generate.js");
  if (thread === undefined && !warm.isLasting) optimizeLater(); // else the thread does, when it has loaded as well
  timings.lap("load specwright");
  return generate(options, timings, warm);
}

function told(outcome: Outcome, options: Options, { json }: Command): "done" | "broken" | "refused" {
  const stale = outcome.changes.filter((it) => it.kind !== "keep");
  if (json) printJson(asJson(outcome, options));
  else printText(outcome, stale, options);
  if (outcome.failed) return "refused";
  return options.check && stale.length > 0 ? "broken" : "done";
}

/** Until the process is told to end. */
async function watched(command: Command): Promise<"done"> {
  const { watching } = await import("./watch.js");
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  const warm = new Warm("runs");
  const home = await configFile(process.cwd(), command.flags.config);
  let warming: Promise<unknown> | undefined;
  await watching({
    options: () => loadOptions({ cwd: process.cwd(), flags: command.flags, again: true }),
    run: async (options) => {
      await warming;
      const outcome = await made(options, command, warm);
      told(outcome, options, command);
      const what = outcome.failed ? "until it is mended" : counted(outcome.read.texts.size, "file");
      process.stderr.write(`Watching ${what}. Ctrl-C ends it.\n`);
      // What was recalled has left nothing for the next run to start from. Whatever this one fails with, that one says.
      if (warm.document === undefined && !outcome.failed)
        warming = anew({ ...options, check: true }, new Timings(), warm).catch(() => undefined);
      return outcome;
    },
    fail: (error) => {
      if (!isUsersMistake(error)) throw error;
      process.stderr.write(`specwright: ${error.message}\n`);
    },
    besides: home === undefined ? [] : [home],
    signal: stop.signal,
  });
  await warm.stop();
  return "done";
}

function asJson({ diagnostics, changes, failed, stats }: Outcome, options: Options): object {
  return {
    failed,
    check: options.check,
    output: options.output,
    stats,
    diagnostics,
    changes: changes.map(({ kind, path }) => ({ kind, path })),
  };
}

function printText(outcome: Outcome, stale: readonly Change[], options: Options): void {
  process.stderr.write(diagnosticsText(outcome.diagnostics));
  const { spec } = options;
  if (outcome.failed) {
    const errors = outcome.diagnostics.filter((it) => it.severity === "error").length;
    process.stderr.write(`${counted(errors, "error")}. Nothing was written.\n`);
    return;
  }
  const output = relative(process.cwd(), options.output) || ".";
  const said: Readonly<Record<Change["kind"], string>> = options.check
    ? { create: "missing", update: "stale", remove: "left over", keep: "" }
    : { create: "created", update: "updated", remove: "removed", keep: "" };
  for (const it of stale) process.stdout.write(`${said[it.kind].padEnd(9)}  ${output}/${it.path}\n`);
  const { operations, schemas } = outcome.stats;
  const read = `${relative(process.cwd(), spec)}: ${counted(operations, "operation")}, ${counted(schemas, "schema")}`;
  process.stdout.write(`${read}. ${summary(outcome.changes.length, stale.length, options.check)}\n`);
  process.stderr.write(coverageText(outcome.diagnostics));
}

function summary(all: number, stale: number, check: boolean): string {
  if (stale === 0) return `${counted(all, "file")}, nothing to change.`;
  return check
    ? `${counted(stale, "file")} of ${all} would change: run specwright generate.`
    : `${counted(stale, "file")} of ${all} changed.`;
}
