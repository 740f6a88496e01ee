import type { Code, Ref } from "../code/code.js";
import type { Api } from "../model/api.js";
import type { Settings } from "./settings.js";
import type { Symbols } from "./symbols.js";

/** One file to come: which template, what goes in it, and who owns it afterwards. */
export interface Sheet {
  /** Relative to the output folder, with its ending: "types/src/schemas.ts". */
  readonly path: string;
  /** A file of `templates/`, without its ending: "types/schemas". */
  readonly template: string;
  readonly view: View;
  /** "user": written when absent, afterwards only added to. */
  readonly owner: "generator" | "user";
}

/** A file that is the generator's own. */
export const sheet = (path: string, template: string, view: View): Sheet => ({
  path,
  template,
  view,
  owner: "generator",
});

/** What a template may see. There is no string here: text reaches a template only as `Code`. */
export type View = Code | Ref | boolean | number | undefined | readonly View[] | { readonly [field: string]: View };

/** One kind of output: a pure function from what the API means to the files that say so. */
export type Emitter = (api: Api, symbols: Symbols, settings: Settings) => readonly Sheet[];
