import type { LocatedDiagnostic } from "../outcome.js";

/** A diagnostic as people read it: place, severity and code; the lines around it; what is the case, and what to write instead. */
export function diagnosticText({
  file,
  line,
  column,
  severity,
  code,
  message,
  hint,
  frame,
}: LocatedDiagnostic): string {
  const lines = [`${file}:${line}:${column}  ${severity}  ${code}`];
  if (frame !== "") lines.push(...frame.split("\n").map((it) => `  ${it}`));
  lines.push(`  ${message}`);
  if (hint !== undefined) lines.push(`  ${hint}`);
  return lines.join("\n");
}

/** All diagnostics, each set apart by an empty line. */
export function diagnosticsText(list: readonly LocatedDiagnostic[]): string {
  return list.map((it) => `${diagnosticText(it)}\n\n`).join("");
}

/** `1 file`, `2 files` */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** One JSON document for programs, on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** A line that is overwritten by the next one, on a terminal; nothing elsewhere. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${text}`);
}
