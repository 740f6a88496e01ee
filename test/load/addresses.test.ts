/** Schemas in files that give themselves another address: known by both, and each reference is resolved against the right one. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { Diagnostics } from "../../generator/base/diagnostic.js";
import { load, Node, nothingElse, type Document } from "../../generator/load/index.js";
import { buildApi } from "../../generator/model/build/index.js";

let home = "";
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "specwright-addresses-"));
});
afterAll(() => rm(home, { recursive: true }));
afterEach(() => void vi.unstubAllGlobals());

async function read(
  name: string,
  files: Readonly<Record<string, unknown>>,
  origins: readonly string[] = [],
): Promise<Document> {
  for (const [path, value] of Object.entries(files)) {
    await mkdir(dirname(join(home, name, path)), { recursive: true });
    await writeFile(join(home, name, path), JSON.stringify(value));
  }
  return load(join(home, name, "openapi.yaml"), { allow: { ...nothingElse, origins } });
}

const document = (schemas: unknown): object => ({
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  components: { schemas },
});

/** What a reference in a node leads to; or why it leads nowhere. */
function target(it: Document, ref: string, from: Node | undefined = it.root): string {
  const found = it.resolve(ref, from);
  return found instanceof Node ? found.at : found.unresolved;
}

/** The web, with these texts on it; what was asked of it is noted. */
function web(pages: Readonly<Record<string, unknown>>): readonly string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (uri: string) => {
    asked.push(uri);
    const page = pages[uri];
    return Promise.resolve(page === undefined ? new Response(null, { status: 404 }) : Response.json(page));
  });
  return asked;
}

const pet = {
  $id: "https://schemas.example/pet",
  $anchor: "top",
  properties: { tail: { $ref: "#/$defs/tail" }, leg: { $ref: "nested/leg" }, owner: { $ref: "owner.yaml" } },
  $defs: {
    tail: { $anchor: "tail", type: "string" },
    leg: { $id: "nested/leg", $defs: { foot: { $anchor: "foot" } }, items: { $ref: "#foot" } },
  },
};
const bird = {
  $id: "urn:example:bird",
  properties: { wing: { $ref: "#/$defs/wing" }, nest: { $ref: "nest.yaml#/$defs/twig" } },
  $defs: { wing: { $anchor: "wing", $dynamicAnchor: "part", type: "number" } },
};

describe("a schema is found", () => {
  const files = {
    "openapi.yaml": document({ Pet: { $ref: "parts/pet.yaml" }, Bird: { $ref: "parts/bird.yaml" } }),
    "parts/pet.yaml": pet,
    "parts/bird.yaml": bird,
    "parts/owner.yaml": { type: "string" },
    "parts/nest.yaml": { $defs: { twig: {} } },
  };
  test.each([
    ["parts/pet.yaml", "parts/pet.yaml#"],
    ["https://schemas.example/pet", "parts/pet.yaml#"],
    ["https://schemas.example/pet#", "parts/pet.yaml#"],
    ["parts/pet.yaml#/$defs/tail", "parts/pet.yaml#/$defs/tail"],
    ["https://schemas.example/pet#/$defs/tail", "parts/pet.yaml#/$defs/tail"],
    ["parts/pet.yaml#top", "parts/pet.yaml#"],
    ["parts/pet.yaml#tail", "parts/pet.yaml#/$defs/tail"],
    ["https://schemas.example/pet#tail", "parts/pet.yaml#/$defs/tail"],
    ["https://schemas.example/nested/leg", "parts/pet.yaml#/$defs/leg"],
    ["https://schemas.example/nested/leg#foot", "parts/pet.yaml#/$defs/leg/$defs/foot"],
    ["parts/pet.yaml#foot", 'there is no anchor "foot".'],
    ["parts/bird.yaml", "parts/bird.yaml#"],
    ["urn:example:bird", "parts/bird.yaml#"],
    ["urn:example:bird#/$defs/wing", "parts/bird.yaml#/$defs/wing"],
    ["urn:example:bird#wing", "parts/bird.yaml#/$defs/wing"],
    ["parts/bird.yaml#part", "parts/bird.yaml#/$defs/wing"],
  ])("by %s", async (ref, at) => {
    expect(target(await read("both", files), ref)).toBe(at);
  });

  test.each([
    ["parts/pet.yaml#/properties/tail", "parts/pet.yaml#/$defs/tail"],
    ["parts/pet.yaml#/properties/leg", "parts/pet.yaml#/$defs/leg"],
    ["parts/pet.yaml#/$defs/leg/items", "parts/pet.yaml#/$defs/leg/$defs/foot"],
    ["parts/pet.yaml#/properties/owner", "parts/owner.yaml#"],
    ["parts/bird.yaml#/properties/wing", "parts/bird.yaml#/$defs/wing"],
    ["parts/bird.yaml#/properties/nest", "parts/nest.yaml#/$defs/twig"],
  ])("from %s", async (from, at) => {
    const it = await read("both", files);
    const node = it.nodeAt(from);
    expect(target(it, String(node?.ref), node)).toBe(at);
  });

  test("as one schema, whichever address is used", async () => {
    const it = await read("both", {
      ...files,
      "openapi.yaml": document({
        Zoo: {
          prefixItems: [
            { $ref: "https://schemas.example/pet" },
            { $ref: "urn:example:bird" },
            { $ref: "parts/pet.yaml" },
            { $ref: "parts/bird.yaml" },
          ],
        },
      }),
    });
    const report = new Diagnostics();
    const { schemas } = buildApi(it, report);
    expect(report.list).toEqual([]);
    expect(schemas.map(({ name, at }) => `${name} ${at}`).slice(0, 3)).toEqual([
      "Zoo #/components/schemas/Zoo",
      "Pet parts/pet.yaml#",
      "Bird parts/bird.yaml#",
    ]);
    expect(schemas[0]?.schema.array.prefixItems.map((one) => one.ref?.name)).toEqual(["Pet", "Bird", "Pet", "Bird"]);
  });
});

describe("a file is looked for", () => {
  test("at the URI that an $id makes of a reference, then near the file that names it", async () => {
    const it = await read("places", {
      "openapi.yaml": document({ A: { $ref: "a.yaml" } }),
      "a.yaml": { $id: "sub/a.yaml", properties: { b: { $ref: "b.yaml" }, c: { $ref: "c.yaml" } } },
      "b.yaml": {},
      "sub/b.yaml": {},
      "c.yaml": {},
    });
    const { b, c } = { b: it.nodeAt("a.yaml#/properties/b"), c: it.nodeAt("a.yaml#/properties/c") };
    expect([target(it, "b.yaml", b), target(it, "c.yaml", c)]).toEqual(["sub/b.yaml#", "c.yaml#"]);
  });

  test("in each file's own folder where a URN is no base for a path", async () => {
    const it = await read("urns", {
      "openapi.yaml": document({ A: { $ref: "a/root.yaml" }, B: { $ref: "b/root.yaml" } }),
      "a/root.yaml": { $id: "urn:example:a", items: { $ref: "part.yaml" } },
      "b/root.yaml": { $id: "urn:example:b", items: { $ref: "part.yaml" } },
      "a/part.yaml": {},
      "b/part.yaml": {},
    });
    const parts = ["a", "b"].map((name) => target(it, "part.yaml", it.nodeAt(`${name}/root.yaml#/items`)));
    expect(parts).toEqual(["a/part.yaml#", "b/part.yaml#"]);
  });

  test("nowhere outside of what may be read, whatever an $id says", async () => {
    const it = await read("outside/inner", {
      "../outside.yaml": {},
      "openapi.yaml": document({ A: { $id: "../", properties: { x: { $ref: "outside.yaml" } } } }),
    });
    expect(it.files).toHaveLength(1);
    expect(target(it, "outside.yaml", it.nodeAt("#/components/schemas/A/properties/x"))).toMatch(
      /inner.outside\.yaml can't be read: there is no such file/,
    );
  });

  test("on disk before it is fetched, and fetched only where it may be", async () => {
    const asked = web({ "https://schemas.example/far.yaml": { type: "number" } });
    const files = {
      "openapi.yaml": document({ A: { $ref: "a.yaml" }, B: { $ref: "https://schemas.example/b" } }),
      "a.yaml": {
        $id: "https://schemas.example/a.yaml",
        properties: { far: { $ref: "far.yaml" }, near: { $ref: "near.yaml" } },
      },
      "near.yaml": { $id: "https://schemas.example/b" },
    };
    const closed = await read("web", files);
    const far = (it: Document): string => target(it, "far.yaml", it.nodeAt("a.yaml#/properties/far"));
    expect(far(closed)).toMatch(/far\.yaml can't be read: there is no such file/);
    expect(asked).toEqual([]);

    const open = await read("web", files, ["https://schemas.example"]);
    expect(far(open)).toBe("https://schemas.example/far.yaml#");
    expect(target(open, "near.yaml", open.nodeAt("a.yaml#/properties/near"))).toBe("near.yaml#");
    expect(target(open, "https://schemas.example/b")).toBe("near.yaml#");
    expect(asked).toEqual(["https://schemas.example/far.yaml"]);
  });
});
