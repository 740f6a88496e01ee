import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Diagnostics } from "../../generator/base/diagnostic.js";
import { bundle, load } from "../../generator/load/index.js";
import { buildApi } from "../../generator/model/build/index.js";
import { select } from "../../generator/model/select.js";

let home = "";
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "specwright-bundle-"));
});
afterAll(() => rm(home, { recursive: true }));

async function bundled(files: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  for (const [path, value] of Object.entries(files)) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), JSON.stringify(value));
  }
  const document = await load(join(home, "openapi.yaml"));
  const report = new Diagnostics();
  const api = buildApi(document, report);
  expect(report.list.filter((it) => it.severity === "error")).toEqual([]);
  return bundle(document, { schemas: api.schemas, operations: [...api.operations, ...api.webhooks] });
}

const ok = { "200": { description: "ok" } };

test("schemas of other files become components, everything else stands where it was referred to", async () => {
  const document = await bundled({
    "openapi.yaml": {
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      paths: { "/pets": { $ref: "parts/pets.yaml" } },
      components: { schemas: { Pet: { $ref: "parts/pet.yaml" } } },
    },
    "parts/pets.yaml": { get: { operationId: "listPets", responses: { "200": { $ref: "answers.yaml#/list" } } } },
    "parts/answers.yaml": {
      list: {
        description: "ok",
        content: { "application/json": { schema: { type: "array", items: { $ref: "pet.yaml" } } } },
      },
    },
    "parts/pet.yaml": { type: "object", properties: { owner: { $ref: "owner.yaml" }, friend: { $ref: "pet.yaml" } } },
    "parts/owner.yaml": { $id: "owner", type: "string", "x-note": 1 },
  });
  const schema = { type: "array", items: { $ref: "#/components/schemas/Pet" } };
  expect(document["paths"]).toEqual({
    "/pets": {
      get: {
        operationId: "listPets",
        responses: { "200": { description: "ok", content: { "application/json": { schema } } } },
      },
    },
  });
  expect(document["components"]).toEqual({
    schemas: {
      Pet: {
        type: "object",
        properties: { owner: { $ref: "#/components/schemas/Owner" }, friend: { $ref: "#/components/schemas/Pet" } },
      },
      Owner: { type: "string" },
    },
  });
});

test("components, siblings of references and data stay; extensions and named examples go", async () => {
  const document = await bundled({
    "openapi.yaml": {
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      paths: {
        "/a": {
          "x-owner": "us",
          get: {
            operationId: "a",
            responses: { "200": { $ref: "#/components/responses/Ok" }, "x-more": "text" },
          },
          head: { operationId: "a", responses: ok },
        },
      },
      components: {
        responses: {
          Ok: {
            description: "ok",
            headers: { "x-rate": { schema: { type: "string" } } },
            content: { "text/plain": { examples: { e: { externalValue: "no.txt" } } } },
          },
        },
        schemas: {
          "A b": {
            description: "left",
            $ref: "#/components/schemas/example",
            default: { $ref: "data" },
            $defs: { gone: {} },
          },
          example: { properties: { example: { const: { $id: "data" } }, "x-kept": true } },
          Shape: {
            oneOf: [{ $ref: "#/components/schemas/A b" }],
            discriminator: { propertyName: "kind", mapping: { a: "A b" } },
          },
          Open: {
            properties: { discriminator: { defaultMapping: "kept" } },
            discriminator: { propertyName: "kind", defaultMapping: "A b" },
          },
        },
      },
    },
  });
  expect(document["paths"]).toEqual({
    "/a": {
      get: { operationId: "a", responses: { "200": { $ref: "#/components/responses/Ok" } } },
      head: { operationId: "head /a", responses: ok },
    },
  });
  expect(document["components"]).toEqual({
    responses: {
      Ok: { description: "ok", headers: { "x-rate": { schema: { type: "string" } } }, content: { "text/plain": {} } },
    },
    schemas: {
      "A b": { description: "left", $ref: "#/components/schemas/example", default: { $ref: "data" } },
      example: { properties: { example: { const: { $id: "data" } }, "x-kept": true } },
      Shape: {
        oneOf: [{ $ref: "#/components/schemas/A%20b" }],
        discriminator: { propertyName: "kind", mapping: { a: "#/components/schemas/A%20b" } },
      },
      Open: { properties: { discriminator: { defaultMapping: "kept" } } },
    },
  });
});

test("what was described once has its operationId once, and what refers to itself has an end", async () => {
  const document = await bundled({
    "openapi.yaml": {
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      paths: {
        "/a": { post: { operationId: "a", responses: ok, callbacks: { c: { "{$url}": { $ref: "#/paths/~1a" } } } } },
        "/b": { $ref: "#/paths/~1a" },
      },
    },
  });
  expect(JSON.stringify(document).match(/operationId/g)).toHaveLength(1);
});

test("operations that are not known are left out, with the schemas that nobody else needs", async () => {
  const answer = (name: string): object => ({
    "200": { description: "", content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } } },
  });
  await writeFile(
    join(home, "select.yaml"),
    JSON.stringify({
      openapi: "3.1.0",
      info: { title: "t", version: "1" },
      paths: { "/cats": { get: { responses: answer("Cat") } }, "/dogs": { get: { responses: answer("Dog") } } },
      components: {
        schemas: { Cat: { type: "string" }, Dog: { type: "string" } },
        responses: { Dog: { $ref: "#/paths/~1dogs/get/responses/200" } },
      },
    }),
  );
  const document = await load(join(home, "select.yaml"));
  const report = new Diagnostics();
  const { schemas, operations } = select(buildApi(document, report), { paths: ["/cats"] }, {}, report);
  const copy = bundle(document, { schemas, operations });
  expect(Object.keys(copy["paths"] as object)).toEqual(["/cats"]);
  expect(Object.keys((copy["components"] as Record<string, object>)["schemas"] ?? {})).toEqual(["Cat"]);
  expect(JSON.stringify(copy)).not.toContain("schemas/Dog");
});
