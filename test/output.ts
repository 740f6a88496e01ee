/** What is made of an API, before it is formatted. */
import { Chapters } from "../generator/emit/chapters.js";
import { skeletons } from "../generator/emit/server/skeletons.js";
import { Symbols } from "../generator/emit/symbols.js";
import { packageSheets } from "../generator/emit/package.js";
import { ownTemplates, sheetsOf } from "../generator/generate.js";
import type { Diagnostics } from "../generator/base/diagnostic.js";
import type { Api } from "../generator/model/api.js";
import { settingsFor, type Options } from "../generator/options.js";
import { unformatted } from "../generator/print/print.js";
import { Templates } from "../generator/print/templates.js";

const templates = new Templates([ownTemplates]);

export type Texts = readonly { readonly path: string; readonly text: string }[];

/** Every file but those that are the same for all: packages and skeletons. */
export async function outputOf(
  api: Api,
  options: Options,
  report?: Diagnostics,
  chapters: Chapters = new Chapters(options.split === true),
): Promise<Texts> {
  const symbols = new Symbols(api, report, chapters);
  const settings = settingsFor(options, api.title);
  chapters.kept?.begin({ api, symbols, settings });
  const sheets = [
    ...[...sheetsOf(api, symbols, options, settings)].flatMap(([, it]) => it),
    ...packageSheets(api, symbols, settings, options.emitters, false),
    ...skeletons(api, symbols, settings),
  ];
  return Promise.all(
    sheets.map(async (it) => ({ path: it.path, text: await unformatted(it, templates, settings.packages) })),
  );
}
