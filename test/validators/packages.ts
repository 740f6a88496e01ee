/** Validators packages as they are installed: in a folder of their own, found by name, for those who run them from elsewhere. */
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Workspace } from "../../generator/contract/workspace.js";
import { render, understand } from "../../generator/generate.js";
import { loadOptions, settingsFor } from "../../generator/options.js";
import type { SourceText } from "../../generator/print/print.js";
import { documentOf } from "./generated.js";

const folders: string[] = [];

/** Removes everything that was made here. */
export async function cleanUp(): Promise<void> {
  for (const it of folders.splice(0)) await rm(it, { recursive: true, force: true });
}

/** The packages of the Targets document, as they stand in the repository, built. */
export async function committedPackages(): Promise<Workspace> {
  const listed = await Promise.all(
    ["types", "validators"].map(async (key) =>
      (await readdir(join("generated", key), { recursive: true, encoding: "utf8" })).map((it) => `${key}/${it}`),
    ),
  );
  const paths = listed.flat().filter((it) => /^\w+\/(src\/.*\.ts|package\.json)$/.test(it));
  const files = paths.map(async (path): Promise<SourceText> => ({
    path,
    text: await readFile(join("generated", path), "utf8"),
    owner: "generator",
  }));
  return opened(await Promise.all(files), "Targets");
}

/** The packages of a document of these schemas, built; their validators with compiled guards or without. */
export async function packagesOf(schemas: Readonly<Record<string, unknown>>, guards = true): Promise<Workspace> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "specwright-packages-")));
  folders.push(folder);
  const spec = join(folder, "openapi.json");
  await writeFile(spec, documentOf(schemas));
  const options = await loadOptions({ cwd: folder, flags: { spec } });
  const read = await understand(spec, options);
  if ("refused" in read) throw new Error(JSON.stringify(read.refused.diagnostics));
  const emitters = ["types", "validators"] as const;
  return opened(await render(read.document, read.api, { ...options, emitters, guards, paths: false }), read.api.title);
}

async function opened(files: readonly SourceText[], title: string): Promise<Workspace> {
  const options = await loadOptions({ cwd: process.cwd(), flags: {} });
  const workspace = await Workspace.create(files, settingsFor(options, title));
  folders.push(workspace.folder);
  return workspace;
}
