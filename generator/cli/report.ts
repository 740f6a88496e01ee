import { ruleOf, type Code } from "../base/codes.js";
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

/** How many warnings of one code are shown with their lines; of the others, the coverage report tells the number. */
const shownOfOne = 3;

/** All errors and the first warnings of each code, each set apart by an empty line. */
export function diagnosticsText(list: readonly LocatedDiagnostic[]): string {
  const counts = new Map<Code, number>();
  const shown = list.filter(({ severity, code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return severity === "error" || count <= shownOfOne;
  });
  return shown.map((it) => `${diagnosticText(it)}\n\n`).join("");
}

/**
 * What of a document is not carried out as it is written, how often, and what became of it; then what is, at a risk. Nothing when there is
 * neither.
 */
export function coverageText(list: readonly LocatedDiagnostic[]): string {
  const counts = new Map<Code, number>();
  for (const { severity, code } of list) if (severity === "warning") counts.set(code, (counts.get(code) ?? 0) + 1);
  const all = [...counts];
  return (
    countsText(
      "Not carried out as written:",
      all.filter(([code]) => ruleOf(code).onlyRisk !== true),
    ) +
    countsText(
      "Carried out as written, at a risk:",
      all.filter(([code]) => ruleOf(code).onlyRisk === true),
    )
  );
}

function countsText(heading: string, counts: readonly (readonly [Code, number])[]): string {
  if (counts.length === 0) return "";
  const lines = counts.map(([code, count]) => {
    const { means, fallback = "" } = ruleOf(code);
    return `${String(count).padStart(5)} × ${code}  ${means} ${fallback}`;
  });
  return `${heading}\n${lines.join("\n")}\n`;
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

/** Where the time of a run went, in milliseconds. */
export function timingsText(stages: ReadonlyMap<string, number>): string {
  const all = [...stages, ["in all", [...stages.values()].reduce((sum, it) => sum + it, 0)] as const];
  return all.map(([stage, time]) => `${time.toFixed(0).padStart(7)} ms  ${stage}\n`).join("");
}
