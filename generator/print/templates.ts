import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Handlebars from "handlebars";

/** A template that does not fit its view, or is not there: the user's, who overrides one. Holds the template's path. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";

  constructor(
    readonly file: string,
    message: string,
  ) {
    super(`${file}: ${message}`);
  }
}

/** The templates in force: the first folder that has a file wins, file by file. */
export class Templates {
  readonly #folders: readonly string[];
  readonly #compiled = new Map<string, Promise<Compiled>>();
  readonly #handlebars = Handlebars.create();

  /** `folders`: the user's first, ours last. */
  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  /** Renders a template. Throws {@link TemplateError} with file and line for a field that its view does not have. */
  async render(name: string, view: unknown): Promise<string> {
    const { file, template } = await this.#get(name);
    try {
      return template(view);
    } catch (error) {
      throw new TemplateError(file, (error as Error).message);
    }
  }

  #get(name: string): Promise<Compiled> {
    const known = this.#compiled.get(name) ?? this.#compile(name);
    this.#compiled.set(name, known);
    return known;
  }

  async #compile(name: string): Promise<Compiled> {
    const { file, text } = await this.#read(name);
    const template = this.#handlebars.compile(text, { strict: true, knownHelpersOnly: true, preventIndent: true });
    return { file, template };
  }

  async #read(name: string): Promise<{ readonly file: string; readonly text: string }> {
    for (const folder of this.#folders) {
      const file = join(folder, `${name}.hbs`);
      const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
        throw error;
      });
      if (text !== undefined) return { file, text };
    }
    throw new Error(`There is no template ${name}.hbs in ${this.#folders.join(", ")}`);
  }
}

interface Compiled {
  readonly file: string;
  readonly template: Handlebars.TemplateDelegate;
}
