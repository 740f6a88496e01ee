/** What a process has made of a document, and makes of the next one, is what it would make of that alone. */
import { statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CORE_SCHEMA, dump } from "js-yaml";
import { expect, test } from "vitest";
import { Diagnostics } from "../../generator/base/diagnostic.js";
import type { Json } from "../../generator/base/json.js";
import { Chapters } from "../../generator/emit/chapters.js";
import { Kept } from "../../generator/emit/kept.js";
import { pathsText, PathsPieces } from "../../generator/emit/paths.js";
import { bundle, loadText, UnreadableDocument, type Document } from "../../generator/load/index.js";
import type { Api } from "../../generator/model/api.js";
import { withAccess } from "../../generator/model/access.js";
import { buildApi } from "../../generator/model/build/index.js";
import { Remembered } from "../../generator/model/build/remembered.js";
import type { NativeFormat } from "../../generator/model/schema.js";
import { withNatives } from "../../generator/model/natives.js";
import { loadOptions } from "../../generator/options.js";
import { corpus, documentsOf, valueOf } from "../corpus.js";
import { document as everything } from "../hostile/document.js";
import { Mutations } from "../hostile/mutate.js";
import { outputOf, type Texts } from "../output.js";

/** More with `EDITS=200 SEED=2`; of larger documents with `BYTES=1000000`. */
const edits = Number(process.env["EDITS"] ?? 6);
const largest = Number(process.env["BYTES"] ?? 60_000);
const seed = Number(process.env["SEED"] ?? 1);

const given = await loadOptions({ cwd: tmpdir(), flags: { spec: "openapi.json", lenient: true } });
const camel = { ...given, client: { names: "camel", mount: undefined } } as const;
const native = { ...given, natives: new Set<NativeFormat>(["int64", "date-time"]) } as const;

function read(path: string): readonly (readonly [string, Json])[] {
  if (statSync(join(corpus, path)).size > largest) return [];
  try {
    return [[path, valueOf(path)]];
  } catch (error) {
    if (error instanceof UnreadableDocument) return [];
    throw error;
  }
}

const documents = [["everything", everything] as const, ...["edge/", "real/"].flatMap(documentsOf).flatMap(read)];

interface Made {
  readonly texts: Texts;
  readonly said: Diagnostics["list"];
  /** What openapi-typescript makes, or why it doesn't. */
  readonly paths: string;
}

/** What a process has of the documents before. */
class Process {
  readonly kept = new Kept();
  readonly remembered = new Remembered();
  readonly paths = new PathsPieces();
  document: Document | undefined;
}

/** Undefined for a document that is refused. */
async function made(text: string, file: string, options: typeof given, before?: Process): Promise<Made | undefined> {
  const report = new Diagnostics(options);
  const read = await understood(text, file, options, report, before);
  if (read === undefined || report.failed) return undefined;
  const { document, api } = read;
  const texts = await outputOf(api, options, report, new Chapters(true, before?.kept));
  const source = bundle(document, { schemas: api.schemas, operations: [...api.operations, ...api.webhooks] });
  return { texts, said: report.list, paths: surfaceOf(structuredClone(source), before) };
}

function surfaceOf(source: ReturnType<typeof bundle>, before: Process | undefined): string {
  try {
    return before === undefined ? pathsText(source) : before.paths.textOf(source);
  } catch (error) {
    return (error as Error).message.split("\n")[0] ?? "";
  }
}

async function understood(
  text: string,
  file: string,
  options: typeof given,
  report: Diagnostics,
  before: Process | undefined,
): Promise<{ readonly document: Document; readonly api: Api } | undefined> {
  try {
    const document = await loadText(text, file, {}, before?.document);
    if (before !== undefined) before.document = document;
    const api = withNatives(withAccess(buildApi(document, report, before?.remembered)), options.natives, report);
    return { document, api };
  } catch (error) {
    if (error instanceof UnreadableDocument) return undefined;
    throw error;
  }
}

const sorted = (it: Made): object => ({
  paths: it.paths,
  texts: Object.fromEntries(it.texts.map(({ path, text }) => [path, text])),
  said: [...it.said].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
});

test("edits, one after the other, come out as they would alone", { timeout: edits * largest * 2 }, async () => {
  const mutations = new Mutations(seed);
  const found = { same: 0, refused: 0, keptFiles: 0, files: 0 };
  for (const [name, document] of documents) {
    const options = mutations.pick([given, given, camel, native]);
    const before = new Process();
    const isYaml = mutations.pick([true, false]);
    const file = join(tmpdir(), isYaml ? "openapi.yaml" : "openapi.json");
    let now = document;
    for (let i = 0; i <= edits; i += 1) {
      const text = isYaml ? dump(now, { noRefs: true, schema: CORE_SCHEMA }) : JSON.stringify(now);
      const next = await made(text, file, options, before);
      if (next === undefined) found.refused += 1;
      else {
        const alone = await made(text, file, options);
        expect(sorted(next), `${name}: ${text}`).toEqual(sorted(alone as Made));
        found.same += 1;
        found.keptFiles += before.kept.count.kept;
        found.files += before.kept.count.all;
      }
      // What is refused is mended again; what is taken goes further, or back.
      now = mutations.of(next === undefined || mutations.pick([true, false]) ? document : now);
    }
  }
  expect(found.same).toBeGreaterThan(documents.length);
  expect(found.keptFiles).toBeGreaterThan(found.files / 5);
  console.log(
    `kept: ${found.same} as alone, ${found.refused} refused, ${found.keptFiles} of ${found.files} files kept`,
  );
});
