/** The files that are written once. */
import { afterAll, expect, test } from "vitest";
import { Symbols } from "../../generator/emit/symbols.js";
import { skeletons } from "../../generator/emit/server/skeletons.js";
import { ownTemplates, understand } from "../../generator/generate.js";
import { settingsFor } from "../../generator/options.js";
import { print, type SourceText } from "../../generator/print/print.js";
import { Templates } from "../../generator/print/templates.js";
import { compile } from "./compile.js";
import { sketch } from "./sketch.js";
import { cleanUp, generated, make, type Sketch } from "./support.js";

afterAll(cleanUp);

async function skeletonsOf(document: Sketch): Promise<readonly SourceText[]> {
  const { options } = await generated(document);
  const read = await understand(options.spec);
  if ("refused" in read) throw new Error("The document is refused");
  const settings = settingsFor(options, "Sketch");
  const sheets = skeletons(read.api, new Symbols(read.api), settings);
  return Promise.all(sheets.map((it) => print(it, new Templates([ownTemplates]), settings.packages)));
}

const modules = (files: readonly SourceText[]): Readonly<Record<string, string>> =>
  Object.fromEntries(files.map((it) => [it.path, it.text]));

test("their names hold nothing but letters, digits and hyphens, whatever the tags are called", async () => {
  const files = await skeletonsOf(sketch);
  expect(files.map((it) => it.path).sort()).toEqual([
    "handlers/etc-passwd.ts",
    "handlers/gr-e.ts",
    "handlers/index.ts",
    "handlers/index2.ts",
    "handlers/operations.ts",
    "handlers/pets-co.ts",
    "handlers/pets-co2.ts",
    "handlers/tag-con.ts",
    expect.stringMatching(/^handlers\/[a-z0-9-]+\.ts$/),
    "server.ts",
  ]);
  expect(files.every((it) => it.owner === "user" && !it.text.includes("Do not edit"))).toBe(true);
});

test("they compile as they are", async () => {
  expect(await compile(modules(await skeletonsOf(sketch)), await make(sketch))).toEqual([]);
});

test("also for a document without operations", async () => {
  expect(await compile(modules(await skeletonsOf({ paths: {} })), await make({ paths: {} }))).toEqual([]);
});

test("one of them", async () => {
  const paths = {
    "/pets": {
      get: { operationId: "listPets", tags: ["pets"], summary: "All pets", responses: { "204": { description: "" } } },
    },
  };
  const [handlers, index, server] = await skeletonsOf({ paths });
  expect(handlers?.text).toBe(`import { NotImplemented, type Handlers } from "@sketch/server";

/** All pets */
export const listPets: Handlers["listPets"] = async (request) => {
  throw new NotImplemented(request.operation);
};
`);
  expect(index?.text).toBe('export * from "./pets.js";\n');
  expect(server?.text).toContain("createServer(router.node)");
});
