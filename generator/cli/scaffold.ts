import { relative, resolve } from "node:path";
import type { Command } from "../cli.js";
import { loadOptions, OptionError } from "../options.js";
import { scaffold, type Scaffolded } from "../scaffold.js";
import { counted, diagnosticsText, printJson } from "./report.js";

/** `specwright scaffold DIR` */
export async function run({ flags, json, positionals }: Command): Promise<"done" | "broken" | "refused"> {
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0)
    throw new OptionError("scaffold takes one folder: specwright scaffold src");
  const options = await loadOptions({ cwd: process.cwd(), flags });
  const result = await scaffold(options, resolve(folder));
  if (json) printJson(result);
  else printText(result);
  if (result.failed) return "refused";
  return result.files.some((it) => it.left !== undefined) ? "broken" : "done";
}

function printText({
  diagnostics,
  files,
}: {
  readonly diagnostics: Parameters<typeof diagnosticsText>[0];
  readonly files: readonly Scaffolded[];
}): void {
  process.stderr.write(diagnosticsText(diagnostics));
  for (const { path, kind, added, left } of files) {
    const name = relative(process.cwd(), path);
    if (kind === "create") process.stdout.write(`created  ${name}\n`);
    if (kind === "update") process.stdout.write(`added    ${name}: ${added.join(", ")}\n`);
    if (left !== undefined) process.stderr.write(`${name} is left as it is: ${left}\n`);
  }
  const changed = files.filter((it) => it.kind !== "keep").length;
  process.stdout.write(
    changed === 0 ? "Nothing is missing.\n" : `${counted(changed, "file")} written. They are yours now.\n`,
  );
}
