/** The order of an object's fields means nothing, and changes nothing of what is made. */
import { readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Diagnostics } from "../generator/base/diagnostic.js";
import type { Json } from "../generator/base/json.js";
import { loadText } from "../generator/load/index.js";
import { withAccess } from "../generator/model/access.js";
import { buildApi } from "../generator/model/build/index.js";
import { loadOptions } from "../generator/options.js";
import { corpus, documentsOf, valueOf } from "./corpus.js";
import { document } from "./hostile/document.js";
import { reversed } from "./hostile/positions.js";
import { outputOf } from "./output.js";

const options = await loadOptions({ cwd: tmpdir(), flags: { spec: "openapi.json", lenient: true } });

/** What is made of a document, the files with their texts, and the codes of what is told. */
async function made(it: Json): Promise<object> {
  const report = new Diagnostics(options);
  const api = withAccess(buildApi(await loadText(JSON.stringify(it), join(tmpdir(), "openapi.json")), report));
  return {
    files: await outputOf(api, options, report),
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
  const it = valueOf(path);
  expect(await made(reversed(it))).toEqual(await made(it));
});
