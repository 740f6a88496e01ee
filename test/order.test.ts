/** The order of an object's fields means nothing, and changes nothing of what is made. */
import { readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { Diagnostics } from "../generator/base/diagnostic.js";
import type { Json } from "../generator/base/json.js";
import { skeletons } from "../generator/emit/server/skeletons.js";
import { Symbols } from "../generator/emit/symbols.js";
import { ownTemplates, sheetsOf } from "../generator/generate.js";
import { loadText } from "../generator/load/index.js";
import { parseFile } from "../generator/load/parse.js";
import { withAccess } from "../generator/model/access.js";
import { buildApi } from "../generator/model/build/index.js";
import { loadOptions, settingsFor } from "../generator/options.js";
import { unformatted } from "../generator/print/print.js";
import { Templates } from "../generator/print/templates.js";
import { corpus, documentsOf } from "./corpus.js";
import { document } from "./hostile/document.js";
import { reversed } from "./hostile/positions.js";

const options = await loadOptions({ cwd: tmpdir(), flags: { spec: "openapi.json", lenient: true } });
const templates = new Templates([ownTemplates]);

/** What is made of a document, each file's text by its path, and the codes of what is told. */
async function made(it: Json): Promise<object> {
  const report = new Diagnostics(options);
  const api = withAccess(buildApi(await loadText(JSON.stringify(it), join(tmpdir(), "openapi.json")), report));
  const symbols = new Symbols(api, report);
  const settings = settingsFor(options, api.title);
  const sheets = [...sheetsOf(api, symbols, options, settings, undefined), ...skeletons(api, symbols, settings)];
  const texts = await Promise.all(sheets.map((it) => unformatted(it, templates, settings.packages)));
  return {
    files: Object.fromEntries(sheets.map((sheet, i) => [sheet.path, texts[i]])),
    told: report.list.map(({ code, at }) => `${code} ${at}`).sort(),
  };
}

test("of a document with every construct", async () => {
  const other = reversed(document);
  expect(other).toEqual(document);
  expect(JSON.stringify(other)).not.toBe(JSON.stringify(document));
  expect(await made(other)).toEqual(await made(document));
});

const isOneFile = (text: string): boolean => !/\$ref["']?:\s*["']?[^"'#\s]/.test(text);

const paths = [...documentsOf("real/"), ...documentsOf("edge/")].filter(
  (path) => statSync(join(corpus, path)).size < 400_000 && isOneFile(readFileSync(join(corpus, path), "utf8")),
);

test.runIf(paths.length > 0).each(paths)("of %s", { timeout: 60_000 }, async (path) => {
  const file = resolve(corpus, path);
  const { value: it } = parseFile(readFileSync(file, "utf8"), pathToFileURL(file).href, "");
  expect(await made(reversed(it))).toEqual(await made(it));
});
