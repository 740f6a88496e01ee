import { relative } from "node:path";
import type { Command } from "../cli.js";
import { generate } from "../generate.js";
import { loadOptions, type Options } from "../options.js";
import type { Outcome } from "../outcome.js";
import type { Change } from "../write/plan.js";
import { counted, coverageText, diagnosticsText, printJson, progress } from "./report.js";

/** `specwright generate`, with or without `--check`. */
export async function run({ flags, json }: Command): Promise<"done" | "broken" | "refused"> {
  const options = await loadOptions({ cwd: process.cwd(), flags });
  if (!json) progress(`Reading ${relative(process.cwd(), options.spec)} …`);
  const outcome = await generate(options);
  if (!json) progress("");
  const stale = outcome.changes.filter((it) => it.kind !== "keep");
  if (json) printJson(asJson(outcome, options));
  else printText(outcome, stale, options);
  if (outcome.failed) return "refused";
  return options.check && stale.length > 0 ? "broken" : "done";
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
