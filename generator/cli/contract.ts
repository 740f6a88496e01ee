import type { Command } from "../cli.js";
import { loadOptions } from "../options.js";
import { prove, type Proof } from "../prove.js";
import { counted, diagnosticsText, printJson, progress } from "./report.js";

/** `specwright contract` */
export async function run({ flags, json }: Command): Promise<"done" | "broken" | "refused"> {
  const options = await loadOptions({ cwd: process.cwd(), flags });
  if (!json) progress("Holding the packages against the document …");
  const proof = await prove(options);
  if (!json) progress("");
  if (json) printJson(proof);
  else printText(proof);
  if (proof.diagnostics.some((it) => it.severity === "error")) return "refused";
  return proof.failed ? "broken" : "done";
}

function printText({ diagnostics, checks, omissions }: Proof): void {
  process.stderr.write(diagnosticsText(diagnostics));
  const broken = checks.filter((it) => it.fault !== undefined);
  for (const it of broken)
    process.stderr.write(
      `${it.file}:${it.line}:${it.column}  ${it.operation}  ${it.kind}\n  ${it.what}\n  ${it.fault}\n\n`,
    );
  for (const it of omissions) process.stdout.write(`not tried: ${it.operation}, ${it.what}\n`);
  for (const kind of ["types", "validator", "request", "response", "violation"] as const) {
    const list = checks.filter((it) => it.kind === kind);
    const held = list.filter((it) => it.fault === undefined).length;
    process.stdout.write(`${kind.padEnd(10)} ${held} of ${list.length} hold\n`);
  }
  for (const of of ["webhook", "callback"] as const) {
    const list = checks.filter((it) => it.of === of);
    const held = list.filter((it) => it.fault === undefined).length;
    if (list.length > 0) process.stdout.write(`${`${of}s`.padEnd(10)} ${held} of ${list.length} of these\n`);
  }
  process.stdout.write(broken.length === 0 ? "The contract holds.\n" : `${counted(broken.length, "check")} broken.\n`);
}
