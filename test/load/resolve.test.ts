import { describe, expect, test } from "vitest";
import { loadText, Node, type Document } from "../../generator/load/index.js";

const read = (value: unknown, path = "api.yaml"): Promise<Document> => loadText(JSON.stringify(value), path);

/** What a reference at the root leads to: the pointer and the value; or why it leads nowhere. */
function target(document: Document, ref: string, from: Node = document.root): unknown {
  const found = document.resolve(ref, from);
  return found instanceof Node ? [found.at, found.value] : found.unresolved;
}

describe("pointers", () => {
  const value = {
    a: { "b/c": 1, "d~e": [10, 20], "f g": 2, "100%": 3, "": 4, é: 5, "{x}": 6 },
    __proto: {},
    to: { $ref: "#/a" },
    loop: { $ref: "#/loop/x" },
  };
  test.each<readonly [string, unknown]>([
    ["#", ["#", value]],
    ["#/a/b~1c", ["#/a/b~1c", 1]],
    ["#/a/d~0e/1", ["#/a/d~0e/1", 20]],
    ["#/a/f g", ["#/a/f g", 2]],
    ["#/a/f%20g", ["#/a/f g", 2]],
    ["#/a/100%", ["#/a/100%", 3]],
    ["#/a/", ["#/a/", 4]],
    ["#/a/%C3%A9", ["#/a/é", 5]],
    ["#/a/{x}", ["#/a/{x}", 6]],
    ["#/a/d~0e/01", 'there is no "01" in #/a/d~0e.'],
    ["#/a/d~0e/2", 'there is no "2" in #/a/d~0e.'],
    ["#/b", 'there is no "b" in the document.'],
    ["#/toString", 'there is no "toString" in the document.'],
    ["#/a/b~1c/x", 'there is no "x" in #/a/b~1c.'],
    ["#/to/f%20g", ["#/a/f g", 2]],
    ["#/loop/x", 'there is no "x" in #/loop.'],
    ["api.yaml#/a/b~1c", ["#/a/b~1c", 1]],
    ["./api.yaml", ["#", value]],
    ["#nowhere", 'there is no anchor "nowhere".'],
    ["#%", 'there is no anchor "%".'],
  ])("%s", async (ref, want) => {
    expect(target(await read(value), ref)).toEqual(want);
  });
});

describe("identifiers", () => {
  const value = {
    openapi: "3.1.0",
    components: {
      schemas: {
        Pet: {
          $id: "https://example.com/pet",
          $anchor: "top",
          $defs: { tail: { $anchor: "tail", type: "string" } },
          properties: { tail: { $ref: "#tail" } },
        },
        Dog: { $anchor: "dog", $ref: "https://example.com/pet" },
        Nested: { $id: "https://example.com/a/", items: { $id: "b", $anchor: "inner" } },
      },
    },
  };
  test.each([
    ["https://example.com/pet", "#/components/schemas/Pet"],
    ["https://example.com/pet#tail", "#/components/schemas/Pet/$defs/tail"],
    ["https://example.com/pet#/$defs/tail", "#/components/schemas/Pet/$defs/tail"],
    ["#dog", "#/components/schemas/Dog"],
    ["https://example.com/a/b#inner", "#/components/schemas/Nested/items"],
  ])("%s", async (ref, at) => {
    const document = await read(value);
    expect(target(document, ref)).toEqual([at, document.nodeAt(at)?.value]);
  });

  test("a reference below an $id starts there", async () => {
    const document = await read(value);
    const from = document.nodeAt("#/components/schemas/Pet/properties/tail") as Node;
    expect(target(document, "#tail", from)).toMatchObject(["#/components/schemas/Pet/$defs/tail", {}]);
    expect(target(document, "#dog", from)).toBe('there is no anchor "dog".');
    expect(target(document, "#/components", from)).toBe('there is no "components" in #/components/schemas/Pet.');
    expect(document.fileOf(from).at).toBe("#");
  });

  test("in OpenAPI 3.0 there are none", async () => {
    const document = await read({ ...value, openapi: "3.0.3" });
    const from = document.nodeAt("#/components/schemas/Pet/properties") as Node;
    expect(target(document, "#/openapi", from)).toEqual(["#/openapi", "3.0.3"]);
    expect(target(document, "#dog")).toBe('there is no anchor "dog".');
  });

  test("a schema has its $id, whatever stands under keys that nobody knows", async () => {
    const document = await read({
      openapi: "3.1.0",
      components: {
        schemas: {
          A: { not: { "x-list": [{ $id: "https://example.com/x", $anchor: "y" }] } },
          B: { $id: "https://example.com/x", properties: { not: { allOf: [{ $anchor: "y" }] } } },
          C: { unknown: { B: { $id: "https://example.com/x" }, D: { $id: "https://example.com/z" } } },
        },
      },
    });
    const at = "#/components/schemas";
    expect(target(document, "https://example.com/x")).toMatchObject([`${at}/B`, {}]);
    expect(target(document, "https://example.com/x#y")).toMatchObject([`${at}/B/properties/not/allOf/0`, {}]);
    expect(target(document, "https://example.com/z")).toMatchObject([`${at}/C/unknown/D`, {}]);
  });

  test("in data they mean nothing", async () => {
    const document = await read({
      example: { $id: "https://example.com/x", y: 1 },
      properties: { $id: { $ref: "#/a" } },
      a: 1,
    });
    expect(target(document, "https://example.com/x")).toBe("https://example.com/x was not read.");
    expect(target(document, "#/a", document.nodeAt("#/properties/$id") as Node)).toEqual(["#/a", 1]);
  });

  test("a document may call itself something else", async () => {
    const document = await read({
      openapi: "3.2.0",
      $self: "https://example.com/v1/api",
      a: 1,
      b: { $id: "x", $anchor: "c" },
    });
    expect(target(document, "#/a")).toEqual(["#/a", 1]);
    expect(target(document, "api#/a")).toEqual(["#/a", 1]);
    expect(target(document, "https://example.com/v1/api#/a")).toEqual(["#/a", 1]);
    expect(target(document, "https://example.com/v1/x#c")).toMatchObject(["#/b", {}]);
  });
});

describe("dynamic anchors", () => {
  const anchors = async (schemas: unknown, at: string): Promise<readonly string[]> => {
    const document = await read({ openapi: "3.1.0", components: { schemas } });
    return document.dynamicAnchors(document.nodeAt(at) as Node).map((it) => `${it.anchor} ${it.node.at}`);
  };

  test("count for the resource that they stand in", async () => {
    const schemas = {
      Tree: { $id: "tree", $dynamicAnchor: "node", $defs: { x: { $dynamicAnchor: "leaf" } } },
      Other: { $dynamicAnchor: "other" },
    };
    expect(await anchors(schemas, "#/components/schemas/Tree/$defs")).toEqual([
      "node #/components/schemas/Tree",
      "leaf #/components/schemas/Tree/$defs/x",
    ]);
    expect(await anchors(schemas, "#/components/schemas")).toEqual(["other #/components/schemas/Other"]);
  });

  test("of two with one name, a schema has its own", async () => {
    const schemas = {
      Tree: { $dynamicAnchor: "node" },
      Strict: { $dynamicAnchor: "node", $ref: "#/components/schemas/Tree" },
      Only: { $dynamicAnchor: "only" },
    };
    expect(await anchors(schemas, "#/components/schemas/Strict")).toEqual([
      "node #/components/schemas/Strict",
      "only #/components/schemas/Only",
    ]);
    expect(await anchors(schemas, "#/components/schemas/Only")).toEqual(["only #/components/schemas/Only"]);
  });
});
