import { extname } from "node:path";
import { Module, type PackageNames } from "../code/module.js";
import type { Sheet } from "../emit/sheet.js";
import { format } from "./format.js";
import { TemplateError, type Templates } from "./templates.js";
import { bind } from "./view.js";

/** A finished file of the output, not yet on disk. */
export interface SourceText {
  /** Relative to the output folder. */
  readonly path: string;
  readonly text: string;
  readonly owner: Sheet["owner"];
}

/** Says whose a file is, in its first lines; what carries it may be replaced or removed by a later run. */
export const banner = "Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.";

/** Our own fault: what we printed does not parse. */
export class BrokenOutput extends Error {
  override readonly name = "BrokenOutput";

  constructor(
    readonly sheet: Sheet,
    readonly text: string,
    cause: unknown,
  ) {
    super(`${sheet.path} (template ${sheet.template}) does not parse: ${(cause as Error).message}`, { cause });
  }
}

/**
 * Renders a sheet with its template, writes the imports it turned out to need, and formats it: in our style, or for a file of the
 * user's at `home`, in theirs. Rejects with {@link TemplateError} for an overriding template that does not fit or makes what does not
 * parse, and with {@link BrokenOutput} where that is our fault.
 */
export async function print(
  sheet: Sheet,
  templates: Templates,
  packages: PackageNames,
  home?: string,
): Promise<SourceText> {
  const text = await unformatted(sheet, templates, packages);
  try {
    return { path: sheet.path, owner: sheet.owner, text: await format(sheet.path, text, home) };
  } catch (error) {
    const theirs = await templates.overriding(sheet.template);
    if (theirs === undefined) throw new BrokenOutput(sheet, text, error);
    const message = `1: what this template makes of ${sheet.path} does not parse: ${(error as Error).message}`;
    throw new TemplateError(theirs, message);
  }
}

/** A sheet's text with its imports, as its template lays it out. */
export async function unformatted(sheet: Sheet, templates: Templates, packages: PackageNames): Promise<string> {
  const module = new Module(sheet.path.slice(0, -extname(sheet.path).length), packages);
  const body = await templates.render(sheet.template, bind(sheet.view, module));
  return withHead(sheet, module.imports(), body);
}

function withHead(sheet: Sheet, imports: string, body: string): string {
  if (extname(sheet.path) !== ".ts") return body;
  const head = sheet.owner === "generator" ? `// ${banner}\n` : "";
  return `${head}${imports}\n\n${body}`;
}
