import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type Handlebars from "handlebars";
import { home } from "../base/home.js";
import { UnknownField } from "./view.js";

/** For Handlebars, or the part of it that runs what is translated already, which takes half as long as to import it. */
const require = createRequire(import.meta.url);

/** How templates are translated. */
export const translation = { strict: true, knownHelpersOnly: true, preventIndent: true } as const;

/** Where the build has put what it made of our templates. */
export const precompiled = join(home, "dist/templates.js");

/** What is there; nothing where the sources run as they are written. */
type Precompiled = Readonly<Record<string, { readonly text: string; readonly template: TemplateSpecification }>>;

async function readPrecompiled(): Promise<Precompiled> {
  if (import.meta.url.endsWith(".ts")) return {};
  return ((await import(pathToFileURL(precompiled).href)) as { readonly default: Precompiled }).default;
}

/** A template that does not fit its view, or does not parse: the user's, who overrides one. Says the template's path and line. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";

  constructor(
    readonly file: string,
    message: string,
  ) {
    super(`${file}:${message}`);
  }
}

/** The templates in force: the first folder that has a file wins, file by file. */
export class Templates {
  readonly #folders: readonly string[];
  readonly #compiled = new Map<string, Promise<Compiled>>();
  readonly #precompiled = readPrecompiled();

  /** `folders`: the user's first, ours last. */
  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  /** The file of a template that overrides ours; undefined when ours is in force. */
  async overriding(name: string): Promise<string | undefined> {
    const { file, folder } = await this.#get(name);
    return folder === this.#folders.at(-1) ? undefined : file;
  }

  /** The text of a template. */
  async source(name: string): Promise<string> {
    return (await this.#get(name)).text;
  }

  /** Renders a template. Throws {@link TemplateError} with file and line for a field that its view does not have. */
  async render(name: string, view: unknown): Promise<string> {
    const { file, text, template } = await this.#get(name);
    try {
      return template(view);
    } catch (error) {
      if (error instanceof UnknownField)
        throw new TemplateError(file, `${lineOf(text, error.field)}: ${error.message}`);
      const { message, lineNumber } = error as Error & { lineNumber?: number };
      if (lineNumber === undefined && !/parse error/i.test(message)) throw error;
      throw new TemplateError(
        file,
        `${lineNumber ?? /line (\d+)/.exec(message)?.[1] ?? 1}: ${message.split("\n")[0] ?? ""}`,
      );
    }
  }

  #get(name: string): Promise<Compiled> {
    const known = this.#compiled.get(name) ?? this.#compile(name);
    this.#compiled.set(name, known);
    return known;
  }

  async #compile(name: string): Promise<Compiled> {
    const found = await this.#read(name);
    const known = (await this.#precompiled)[name];
    return { ...found, template: known?.text === found.text ? run(known.template) : compile(found.text) };
  }

  async #read(name: string): Promise<Omit<Compiled, "template">> {
    for (const folder of this.#folders) {
      const file = join(folder, `${name}.hbs`);
      const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
        throw error;
      });
      if (text !== undefined) return { folder, file, text };
    }
    throw new Error(`There is no template ${name}.hbs in ${this.#folders.join(", ")}`);
  }
}

const run = (template: TemplateSpecification): Handlebars.TemplateDelegate =>
  (require("handlebars/runtime") as typeof Handlebars).create().template(template);

const compile = (text: string): Handlebars.TemplateDelegate =>
  (require("handlebars") as typeof Handlebars).create().compile(text, translation);

/** The line on which a template first mentions a field. */
function lineOf(text: string, field: string): number {
  const at = text
    .split("\n")
    .findIndex(
      (line) => /\{\{/.test(line) && new RegExp(`[\\s{./#(]${field.replace(/\W/g, "\\$&")}[\\s}.)]`).test(line),
    );
  return at + 1 || 1;
}

interface Compiled {
  readonly folder: string;
  readonly file: string;
  readonly text: string;
  readonly template: Handlebars.TemplateDelegate;
}
