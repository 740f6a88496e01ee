/** Documents with a few parts missing, changed or in another's place: each is refused, with places, or what is made of it parses. Nothing throws. */
import { statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { Diagnostics } from "../../generator/base/diagnostic.js";
import type { Json } from "../../generator/base/json.js";
import { loadText, UnreadableDocument } from "../../generator/load/index.js";
import { withAccess } from "../../generator/model/access.js";
import { buildApi } from "../../generator/model/build/index.js";
import { reportCoverage } from "../../generator/model/coverage.js";
import { loadOptions } from "../../generator/options.js";
import { corpus, documentsOf, valueOf } from "../corpus.js";
import { outputOf } from "../output.js";
import { document as everything } from "./document.js";
import { Mutations, placesOf } from "./mutate.js";

/** More with `MUTATIONS=10000 SEED=2`. */
const count = Number(process.env["MUTATIONS"] ?? 400);
const mutations = new Mutations(Number(process.env["SEED"] ?? 1));

const file = join(tmpdir(), "openapi.json");
const readings = await Promise.all(
  [true, false].map((lenient) => loadOptions({ cwd: tmpdir(), flags: { spec: file, lenient } })),
);

/** What is wrong with what we make of a text; "refused" when it is not taken. */
async function outcomeOf(text: string): Promise<string> {
  const options = mutations.pick(readings);
  const report = new Diagnostics(options);
  try {
    const read = await loadText(text, file);
    const api = withAccess(buildApi(read, report));
    reportCoverage(api, report);
    for (const it of report.list) expect(read.locate(it.at).line).toBe(1);
    if (report.failed) return "refused";
    const faults = (await outputOf(api, options, report)).map((it) => syntaxFault(it.path, it.text));
    return faults.find((it) => it !== undefined) ?? "parses";
  } catch (error) {
    return error instanceof UnreadableDocument ? "refused" : String((error as Error).stack);
  }
}

function syntaxFault(path: string, text: string): string | undefined {
  if (!path.endsWith(".ts")) return undefined;
  const { diagnostics = [] } = ts.transpileModule(text, { fileName: path, reportDiagnostics: true });
  const [first] = diagnostics;
  return first === undefined ? undefined : `${path}: ${ts.flattenDiagnosticMessageText(first.messageText, "\n")}`;
}

function read(path: string): readonly Json[] {
  if (statSync(join(corpus, path)).size > 40_000) return [];
  try {
    return [valueOf(path)];
  } catch (error) {
    if (error instanceof UnreadableDocument) return [];
    throw error;
  }
}

const documents = [everything, ...["edge/", "real/", "negative/"].flatMap(documentsOf).flatMap(read)];

test("what has no text of its own stands nowhere for a text", { timeout: 600_000 }, async () => {
  const texts: readonly Json[] = [
    everything,
    { swagger: "2.0", paths: { "/a": { get: { parameters: [{ in: "body" }] } } } },
  ];
  const counts = texts.map((it) => placesOf(it).length);
  expect(counts[0]).toBeGreaterThan(400);
  for (const [i, document] of texts.entries()) {
    for (let at = 0; at < (counts[i] ?? 0); at += 1) {
      const copy = structuredClone(document);
      const [holder, key] = placesOf(copy)[at] as readonly [Record<string, unknown>, string];
      holder[key] = { toString: 1, valueOf: null };
      const text = JSON.stringify(copy);
      const outcome = await loadText(text, file).then(
        (it) => typeof withAccess(buildApi(it, new Diagnostics())),
        (error: unknown) => (error instanceof UnreadableDocument ? "object" : String((error as Error).stack)),
      );
      expect(outcome, text).toBe("object");
    }
  }
});

test("nothing throws, and what is taken parses", { timeout: 600_000 }, async () => {
  const found = { parses: 0, refused: 0 };
  for (let i = 0; i < count; i += 1) {
    const text = JSON.stringify(mutations.of(mutations.pick(documents)));
    const outcome = await outcomeOf(text);
    expect(outcome, text).toMatch(/^(parses|refused)$/);
    found[outcome as "parses" | "refused"] += 1;
  }
  expect(Math.min(found.parses, found.refused)).toBeGreaterThan(count / 10);
  console.log(`mutations: ${found.parses} parse, ${found.refused} are refused with a place`);
});
