/** The files that are written once. */
import { afterAll, describe, expect, test } from "vitest";
import { Symbols } from "../../generator/emit/symbols.js";
import { skeletons } from "../../generator/emit/server/skeletons.js";
import { ownTemplates, understand } from "../../generator/generate.js";
import { settingsFor } from "../../generator/options.js";
import { print, type SourceText } from "../../generator/print/print.js";
import { Templates } from "../../generator/print/templates.js";
import { compile } from "./compile.js";
import { callbacks, webhooks } from "./hooks-sketch.js";
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

describe("what the API sends", () => {
  test.each([
    ["webhooks", webhooks],
    ["callbacks", callbacks],
  ])("%s have files of their own, which compile", async (kind, document) => {
    const files = await skeletonsOf(document);
    expect(files.map((it) => it.path)).toEqual([
      "handlers/operations.ts",
      "handlers/index.ts",
      `${kind}/${kind}.ts`,
      `${kind}/index.ts`,
      `${kind}/router.ts`,
      "server.ts",
    ]);
    expect(await compile(modules(files), await make(document))).toEqual([]);
  });

  test("is received by their router, which the server asks for what is below its place", async () => {
    const files = modules(await skeletonsOf({ ...webhooks, paths: callbacks.paths }));
    expect(files["webhooks/webhooks.ts"]).toContain('export const newPet: WebhookHandlers["newPet"]');
    expect(files["webhooks/router.ts"]).toContain('basePath: "/webhooks"');
    const server = files["server.ts"] ?? "";
    for (const [kind, router] of [
      ["webhooks", "webhookRouter"],
      ["callbacks", "callbackRouter"],
    ] as const) {
      expect(server).toContain(`import { ${router} } from "./${kind}/router.js"`);
      expect(server).toContain(`startsWith("/${kind}/")) return ${router}.node(request, response)`);
    }
  });

  test("has a place that is no path of the API's own", async () => {
    const operation = { responses: { "204": { description: "" } } };
    const paths = {
      "/webhooks/{id}": { get: { ...operation, parameters: [{ name: "id", in: "path", required: true, schema: {} }] } },
    };
    const files = modules(
      await skeletonsOf({ paths, webhooks: { webhook: { post: { ...operation, tags: ["router"] } } } }),
    );
    expect(Object.keys(files)).toContain("webhooks/router2.ts");
    expect(files["webhooks/router.ts"]).toContain('basePath: "/received-webhooks"');
    expect(files["server.ts"]).toContain('startsWith("/received-webhooks/")');
  });
});
