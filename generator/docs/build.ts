import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lint } from "./lint.js";
import { withoutMarkup } from "./markup.js";
import { sealed } from "./page.js";
import { redoclyOrThrow } from "./redocly.js";
import { languages, withSamples } from "./samples.js";
import type { JsonObject } from "./tree.js";
import { trialsOf } from "./trial.js";
import type { ClientNames } from "./typescript.js";

export interface DocsOptions {
  /** The document's entry file. */
  readonly spec: string;
  /** Redocly's configuration, which holds the lint rules. */
  readonly config: string;
  /** The folder to write to. */
  readonly out: string;
  /** How the samples call the generated client. */
  readonly samples: ClientNames;
}

/** The files that were written. */
export interface Docs {
  readonly json: string;
  readonly yaml: string;
  readonly page: string;
}

/** What the page is to look like. It offers the languages that it is told of, in this order; "Payload" is the request's body alone. */
const appearance = {
  layout: "three-panel",
  jsonSamplesExpandLevel: "all",
  schemasExpansionLevel: 2,
  maxDisplayedEnumValues: 20,
  codeSamples: {
    languages: [...languages.map(({ lang, label }) => ({ lang, label })), { lang: "payload", label: "Payload" }],
  },
};

/**
 * Builds the documentation: the document as one file, in JSON and in YAML, and one HTML page that needs nothing but itself. A document with
 * a lint problem, warnings included, is refused.
 */
export async function buildDocs({ spec, config, out, samples }: DocsOptions): Promise<Docs> {
  await lint(spec, config);
  await mkdir(out, { recursive: true });
  const docs: Docs = {
    json: join(out, "openapi.json"),
    yaml: join(out, "openapi.yaml"),
    page: join(out, "index.html"),
  };
  for (const file of [docs.json, docs.yaml]) await redoclyOrThrow("bundle", spec, "--config", config, "--output", file);
  const document = JSON.parse(await readFile(docs.json, "utf8")) as JsonObject;
  const shown = withSamples(withoutMarkup(document) as JsonObject, samples);
  await writeFile(docs.page, sealed(await render(shown), trialsOf(document)));
  return docs;
}

async function render(document: JsonObject): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "specwright-docs-"));
  try {
    const [input, settings, output] = ["openapi.json", "appearance.json", "index.html"].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    await writeFile(input, JSON.stringify(document));
    await writeFile(settings, JSON.stringify(appearance));
    await redoclyOrThrow("build-docs", input, "--inlineBundle", "--openapi", settings, "--output", output);
    return await readFile(output, "utf8");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
