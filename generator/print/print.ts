import { extname } from "node:path";
import { banner } from "../base/banner.js";
import { isUsersMistake } from "../base/mistake.js";
import { Module, type PackageNames } from "../code/module.js";
import type { Sheet } from "../emit/sheet.js";
import { formatter, type Format } from "./format.js";
import { TemplateError, type Templates } from "./templates.js";
import { bind } from "./view.js";

/** A finished file of the output, not yet on disk. */
export interface SourceText {
  /** Relative to the output folder. */
  readonly path: string;
  readonly text: string;
  readonly owner: Sheet["owner"];
}

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

/** A sheet whose text is there, but not laid out. */
interface Rendered {
  readonly sheet: Sheet;
  readonly text: string;
}

/**
 * Renders a sheet with its template, and writes the imports it turned out to need. Rejects with {@link TemplateError} for an overriding
 * template that does not fit.
 */
async function render(sheet: Sheet, templates: Templates, packages: PackageNames): Promise<Rendered> {
  return { sheet, text: await unformatted(sheet, templates, packages) };
}

/**
 * Lays a file out. Rejects with {@link TemplateError} where an overriding template makes what does not parse, and with
 * {@link BrokenOutput} where that is our fault.
 */
async function layOut({ sheet, text }: Rendered, templates: Templates, format: Format): Promise<SourceText> {
  try {
    return { path: sheet.path, owner: sheet.owner, text: await format(sheet.path, text) };
  } catch (error) {
    if (isUsersMistake(error)) throw error;
    const theirs = await templates.overriding(sheet.template);
    if (theirs === undefined) throw new BrokenOutput(sheet, text, error);
    const message = `1: what this template makes of ${sheet.path} does not parse: ${(error as Error).message}`;
    throw new TemplateError(theirs, message);
  }
}

/** Texts of sheets that come again, with the template that each is of. */
export type RenderedBefore = WeakMap<Sheet, { readonly source: string; readonly rendered: Rendered }>;

/** Prints sheets as they come. */
export class Printer {
  readonly #rendered: Rendered[] = [];
  readonly #texts: Promise<SourceText>[] = [];

  /**
   * `isParallel`: each file is laid out as soon as it is rendered, while others are made; otherwise in the end. `before`: of runs that had
   * the same names of packages.
   */
  constructor(
    readonly templates: Templates,
    readonly packages: PackageNames,
    readonly format: Format,
    readonly isParallel: boolean,
    readonly before: RenderedBefore = new WeakMap(),
  ) {}

  /** Resolves when the sheets are rendered. */
  async add(sheets: readonly Sheet[]): Promise<void> {
    for (const sheet of sheets) {
      this.#rendered.push(await this.#render(sheet));
      if (this.isParallel) this.start();
    }
  }

  async #render(sheet: Sheet): Promise<Rendered> {
    const source = await this.templates.source(sheet.template);
    const before = this.before.get(sheet);
    if (before?.source === source) return before.rendered;
    const rendered = await render(sheet, this.templates, this.packages);
    this.before.set(sheet, { source, rendered });
    return rendered;
  }

  /** Begins to lay out what has been added. */
  start(): void {
    for (const it of this.#rendered.splice(0)) {
      const laidOut = layOut(it, this.templates, this.format);
      laidOut.catch(() => undefined); // told by texts(), which may not be waiting yet
      this.#texts.push(laidOut);
    }
  }

  /** All of them. */
  texts(): Promise<readonly SourceText[]> {
    this.start();
    return Promise.all(this.#texts);
  }
}

/** One sheet, printed; by default as prettier lays it out. */
export async function print(
  sheet: Sheet,
  templates: Templates,
  packages: PackageNames,
  format: Format = async (path, text) => (await formatter("prettier"))(path, text),
): Promise<SourceText> {
  return layOut(await render(sheet, templates, packages), templates, format);
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
