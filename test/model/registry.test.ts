import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Diagnostics } from "../../generator/base/diagnostic.js";
import { load } from "../../generator/load/index.js";
import { buildApi } from "../../generator/model/build/index.js";
import { named, rules, schemasOf, understood } from "./support.js";

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

describe("names of schemas", () => {
  test.each<readonly [string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ["components keep theirs, and their order", { b: {}, A: {}, "x y": {} }, ["b", "A", "x y"]],
    [
      "what a reference points at below one is called after it",
      { Pet: { properties: { owner: {} } }, A: { items: ref("Pet/properties/owner") } },
      ["Pet", "A", "PetOwner"],
    ],
    [
      "a component that is such a reference gives its name",
      { Pet: { properties: { owner: {} } }, Owner: ref("Pet/properties/owner") },
      ["Pet", "Owner"],
    ],
    [
      "the first of two",
      { Pet: { properties: { o: {} } }, A: ref("Pet/properties/o"), B: ref("Pet/properties/o") },
      ["Pet", "A", "B"],
    ],
    [
      "derived names make way",
      { PetOwner: {}, Pet: { properties: { owner: {} } }, A: { items: ref("Pet/properties/owner") } },
      ["PetOwner", "Pet", "A", "PetOwner2"],
    ],
    ["keywords don't count", { A: { $defs: { x: { allOf: [{}] } }, items: ref("A/$defs/x/allOf/0") } }, ["A", "AX0"]],
  ])("%s", async (_, schemas, want) => {
    const it = await schemasOf(schemas);
    expect(it.api.schemas.map(({ name }) => name)).toEqual(want);
    expect(it.said).toEqual([]);
  });

  test("an alias is one", async () => {
    const it = await schemasOf({ Pet: { type: "object" }, Alias: ref("Pet") });
    expect(rules(named(it, "Alias"))).toEqual({ ref: { name: "Pet" } });
  });

  test("schemas outside of components have names, too", async () => {
    const responses = { "200": { description: "ok", content: { "application/json": { schema: { type: "string" } } } } };
    const it = await understood({
      paths: { "/a": { get: { responses } } },
      components: {
        schemas: { A: { items: { $ref: "#/paths/~1a/get/responses/200/content/application~1json/schema" } } },
      },
    });
    expect(it.api.schemas.map(({ name }) => name)).toEqual(["A", "Get200ApplicationJson"]);
  });

  test("a thousand equal wishes", async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [`S${i}`, { $defs: { x: {} }, items: ref(`S${i}/$defs/x`) }]),
    );
    const it = await schemasOf(schemas);
    expect(new Set(it.api.schemas.map(({ name }) => name)).size).toBe(2000);
  });
});

describe("schemas of other files", () => {
  let home = "";
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "specwright-registry-"));
  });
  afterAll(() => rm(home, { recursive: true }));

  test("go by a component's name, or by the file's", async () => {
    const files = {
      "openapi.yaml": {
        openapi: "3.1.0",
        info: { title: "t", version: "1" },
        components: { schemas: { Pet: { $ref: "schemas/pet.yaml" } } },
      },
      "schemas/pet.yaml": {
        properties: {
          owner: { $ref: "pet-owner.yaml" },
          self: { $ref: "#" },
          all: { $ref: "../openapi.yaml#/components/schemas/Pet" },
        },
      },
      "schemas/pet-owner.yaml": { type: "string" },
    };
    for (const [path, value] of Object.entries(files)) {
      await mkdir(dirname(join(home, path)), { recursive: true });
      await writeFile(join(home, path), JSON.stringify(value));
    }
    const report = new Diagnostics();
    const api = buildApi(await load(join(home, "openapi.yaml")), report);
    expect(report.list).toEqual([]);
    expect(api.schemas.map((it) => `${it.name} ${it.at}`)).toEqual([
      "Pet schemas/pet.yaml#",
      "PetOwner schemas/pet-owner.yaml#",
    ]);
    expect(named({ api }, "Pet").object.properties.map((it) => it.schema.ref?.name)).toEqual([
      "PetOwner",
      "Pet",
      "Pet",
    ]);
  });
});
