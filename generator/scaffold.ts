import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { skeletons } from "./emit/server/skeletons.js";
import { Symbols } from "./emit/symbols.js";
import { located, ownTemplates, understand } from "./generate.js";
import { settingsFor, type Options } from "./options.js";
import type { LocatedDiagnostic } from "./outcome.js";
import { theirFormatter } from "./print/format.js";
import { print } from "./print/print.js";
import { Templates } from "./print/templates.js";
import { merge } from "./write/merge.js";
import { neighbours } from "./write/neighbours.js";

/** What became of one of the user's files. */
export interface Scaffolded {
  readonly path: string;
  readonly kind: "create" | "update" | "keep";
  readonly added: readonly string[];
  /** Why nothing was added, though something is missing. */
  readonly left: string | undefined;
}

export interface Scaffolding {
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly failed: boolean;
  readonly files: readonly Scaffolded[];
}

/**
 * Writes the handler files of a document into a folder, once: from then on they are the user's, and a further run only adds what is
 * missing. Nothing is ever removed.
 */
export async function scaffold(options: Options, folder: string): Promise<Scaffolding> {
  const read = await understand(options.spec, options);
  if ("refused" in read) return { diagnostics: read.refused.diagnostics, failed: true, files: [] };
  const { document, api, report } = read;
  const settings = settingsFor(options, api.title);
  const templates = new Templates([...options.templates, ownTemplates]);
  const sheets = skeletons(api, new Symbols(api, report), settings);
  const texts = await Promise.all(
    sheets.map(async (it) => print(it, templates, settings.packages, await theirFormatter(join(folder, it.path)))),
  );
  const files: Scaffolded[] = [];
  for (const { path, text } of texts) files.push(await put(join(folder, path), text));
  return { diagnostics: located(document, report.list), failed: false, files };
}

async function put(path: string, text: string): Promise<Scaffolded> {
  const current = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (current === undefined) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: "wx" });
    return { path, kind: "create", added: [], left: undefined };
  }
  const { text: merged, added, left } = merge(current, text, neighbours(path));
  if (merged !== current) await writeFile(path, merged);
  return { path, kind: merged === current ? "keep" : "update", added, left };
}
