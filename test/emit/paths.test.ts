import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cutCircles } from "../../generator/emit/paths-circles.js";
import { pathsText } from "../../generator/emit/paths.js";
import { pathsSheet } from "../../generator/emit/paths-sheet.js";
import { bundle } from "../../generator/load/index.js";
import { print } from "../../generator/print/print.js";
import { ok, understood } from "../model/support.js";
import { faultsIn } from "../typescript.js";
import { settings, templates } from "./types/support.js";

async function pathsOf(fields: Readonly<Record<string, unknown>>): Promise<string> {
  const { document, api } = await understood(fields);
  const source = bundle(document, { schemas: api.schemas, operations: [...api.operations, ...api.webhooks] });
  return (await print(pathsSheet(pathsText(source)), templates, settings.packages)).text;
}

describe("the surface of openapi-typescript", () => {
  const fetched = vi.fn(() => Promise.reject(new Error("no network")));
  beforeEach(() => {
    vi.stubGlobal("fetch", fetched);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test("holds paths, operations and components", async () => {
    const text = await pathsOf({
      paths: { "/a": { get: { operationId: "a", ...ok } } },
      components: { schemas: { Pet: { type: "object", properties: { a: { type: "string" } } } } },
    });
    expect(text).toContain("export interface paths {");
    expect(text).toContain('get: operations["a"];');
    expect(text).toMatch(/Pet: \{\s+a\?: string;/);
  });

  test("is made without opening what the document names", async () => {
    const examples = { e: { externalValue: "http://example.com/x.json" }, f: { externalValue: "../../etc/passwd" } };
    const content = { "application/json": { schema: { type: "string" }, examples } };
    expect(
      await pathsOf({
        paths: { "/a": { get: { operationId: "a", responses: { 200: { description: "", content } } } } },
      }),
    ).toContain('"application/json": string;');
    expect(fetched).not.toHaveBeenCalled();
  });

  test("takes what is taken elsewhere, too", async () => {
    const given = { operationId: "a", ...ok };
    const Pet = {
      oneOf: [{ $ref: "#/components/schemas/Dog" }],
      discriminator: { propertyName: "kind", mapping: { d: "Dog" } },
    };
    const text = await pathsOf({
      paths: { "/a": { get: given, head: given } },
      components: { schemas: { Pet, Dog: { type: "object", properties: { kind: { type: "string" } } } } },
    });
    expect(text).toContain('get: operations["a"];');
    expect(text).toContain('head: operations["head /a"];');
    expect(text).toMatch(/kind: "d";/);
  });

  test("declares the property of a discriminator once in what has it and is made of others", async () => {
    const kind = { type: "string", enum: ["Yes", "No"] };
    const Base = { type: "object", properties: { kind }, discriminator: { propertyName: "kind" } };
    const Yes = { allOf: [{ $ref: "#/components/schemas/Base" }], properties: { kind, more: { type: "string" } } };
    const text = await pathsOf({ components: { schemas: { Base, Yes } } });
    const own = text.slice(text.indexOf("Yes: {"), text.indexOf("} & "));
    expect(own.match(/kind\??:/g)).toHaveLength(1);
  });

  test("compiles where what a property is required of may be null, or is a union", async () => {
    const properties = { a: { type: "string" } };
    const needs = (name: string): object => ({ allOf: [{ $ref: `#/components/schemas/${name}` }], required: ["a"] });
    const text = await pathsOf({
      components: {
        schemas: {
          Nullable: { type: ["object", "null"], properties },
          Either: { type: "object", properties, anyOf: [{ type: "object", properties: { b: {} }, required: ["b"] }] },
          One: needs("Nullable"),
          Two: needs("Either"),
        },
      },
    });
    const one = (value: string): string => `${text}\nexport const one: components["schemas"]["One"] = ${value};`;
    expect(faultsIn("paths.ts", one('{ a: "" }'))).toEqual([]);
    expect(faultsIn("paths.ts", one("{}"))).toHaveLength(1);
  });
});

describe("circles without an object in between", () => {
  const ref = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });
  test.each([
    [{ A: { items: ref("A") } }, { A: { items: {} } }],
    [
      { A: { anyOf: [ref("B"), ref("C")] }, B: { prefixItems: [ref("A")] }, C: {} },
      { A: { anyOf: [ref("B"), ref("C")] }, B: { prefixItems: [{}] }, C: {} },
    ],
    [{ A: { properties: { a: ref("A") } } }, { A: { properties: { a: ref("A") } } }],
    [{ A: ref("Nobody") }, { A: ref("Nobody") }],
  ])("%j", (schemas, want) => {
    const document = structuredClone({ components: { schemas } });
    cutCircles(document);
    expect(document.components.schemas).toEqual(want);
  });
});
