import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../generator/base/diagnostic.js";
import { select, type Selection } from "../../generator/model/select.js";
import { ok, understood } from "./support.js";

const answer = (name: string): object => ({
  responses: {
    "200": { description: "", content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } } },
  },
});

const { api } = await understood({
  paths: {
    "/v1/cats": { get: { operationId: "listCats", tags: ["cats"], ...answer("Cats") } },
    "/v1/cats/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { $ref: "#/components/schemas/Id" } }],
      get: { operationId: "getCat", tags: ["cats", "one"], ...answer("Cat") },
    },
    "/v2/dogs": { get: { operationId: "listDogs", tags: ["dogs"], ...answer("Dog") } },
  },
  webhooks: { born: { post: { operationId: "born", tags: ["cats"], ...ok } } },
  components: {
    schemas: {
      Cats: { type: "array", items: { $ref: "#/components/schemas/Cat" } },
      Cat: { properties: { friend: { $ref: "#/components/schemas/Dog" } } },
      Dog: { properties: { friend: { $ref: "#/components/schemas/Dog" } } },
      Id: { type: "string" },
      Unused: { type: "string" },
    },
  },
});

function selected(
  include: Selection | undefined,
  exclude: Selection = {},
): { readonly ids: string; readonly schemas: string; readonly said: readonly string[] } {
  const report = new Diagnostics();
  const it = select(api, include, exclude, report);
  return {
    ids: [...it.operations, ...it.webhooks].map((one) => one.id).join(" "),
    schemas: it.schemas.map((one) => one.name).join(" "),
    said: report.list.map((one) => `${one.code} ${one.message}`),
  };
}

describe("operations that are wanted", () => {
  test.each<readonly [string, Selection | undefined, Selection, string, string]>([
    ["all, when nothing is said", undefined, {}, "listCats getCat listDogs born", "Cats Cat Dog Id Unused"],
    ["by tag", { tags: ["dogs"] }, {}, "listDogs", "Dog"],
    ["by one of several tags", { tags: ["one"] }, {}, "getCat", "Cat Dog Id"],
    ["by path", { paths: ["/v2/dogs"] }, {}, "listDogs", "Dog"],
    ["by a pattern of paths", { paths: ["/v1/*"] }, {}, "listCats getCat", "Cats Cat Dog Id"],
    ["by operationId", { operations: ["list*"] }, {}, "listCats listDogs", "Cats Cat Dog"],
    ["by any of these", { operations: ["born"], tags: ["dogs"] }, {}, "listDogs born", "Dog"],
    ["without some", { tags: ["cats"] }, { operations: ["*Cat*"] }, "born", ""],
    ["all but some", undefined, { paths: ["*cats*"] }, "listDogs born", "Dog"],
    [
      "a pattern is no regular expression",
      { operations: ["listC.ts", "*"] },
      { paths: ["*v*/*s"] },
      "getCat born",
      "Cat Dog Id",
    ],
  ])("%s", (_, include, exclude, ids, schemas) => {
    expect(selected(include, exclude)).toMatchObject({ ids, schemas });
  });

  test("a pattern that matches nothing is told", () => {
    expect(selected({ tags: ["cat", "dogs"] }).said).toEqual([
      'select/nothing No operation matches "cat", as include.tags in the config asks.',
    ]);
  });
});
