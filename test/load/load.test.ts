import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Node } from "../../generator/load/index.js";
import { load, loadText, UnreadableDocument } from "../../generator/load/index.js";

let home = "";
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "specwright-load-"));
});
afterAll(() => rm(home, { recursive: true }));

/** Writes files below a folder of their own and answers the folder. */
async function files(name: string, contents: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(home, name);
  for (const [path, text] of Object.entries(contents)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

async function refusal(text: string, path = "api.yaml"): Promise<UnreadableDocument> {
  const error: unknown = await loadText(text, path).catch((it: unknown) => it);
  expect(error).toBeInstanceOf(UnreadableDocument);
  return error as UnreadableDocument;
}

describe("what is no document", () => {
  const bomb = [
    "a0: &a0 [x, x, x, x, x, x, x, x, x, x]",
    ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(10)}]`),
  ];
  const chain = ["a0: &a0 {x: 1}", ...Array.from({ length: 400 }, (_, i) => `a${i + 1}: &a${i + 1} {x: *a${i}}`)];
  test.each([
    ["broken YAML", "openapi: 3.1.0\ninfo: [", 2, "document/syntax", /not YAML or JSON/],
    ["a key twice", "openapi: 3.1.0\nopenapi: 3.1.0\n", 2, "document/syntax", /duplicated mapping key/],
    ["a tab as indentation", "a:\n\t- b", 2, "document/syntax", /tab/],
    ["several documents", "a: 1\n---\nb: 2\n", 1, "document/syntax", /single document/],
    ["a key that is a list", "? [a]\n: b\n", 1, "document/syntax", /complex keys/],
    ["bytes", "a: !!binary aGk=\n", 1, "document/syntax", /YAML tag/],
    ["a set", "a: !!set {x, y}\n", 1, "document/syntax", /YAML tag/],
    ["not a number", "a: 1\nb: .nan\n", 2, "document/syntax", /NaN/],
    ["an infinite number", "a: 1\nb: -.inf\n", 2, "document/syntax", /-Infinity/],
    ["an alias inside of itself", "a: 1\nb: &b\n  c: [*b]\n", 3, "document/bounds", /without end/],
    ["aliases that multiply", bomb.join("\n"), 7, "document/bounds", /more than 1500000 values/],
    ["aliases that nest", chain.join("\n"), 100, "document/bounds", /deeper than 100/],
    ["brackets that nest", "[".repeat(5000), 1, "document/bounds", /deeper than 100/],
  ])("%s", async (_, text, line, code, message) => {
    const error = await refusal(text);
    expect([error.line, error.code]).toEqual([line, code]);
    expect(error.message).toMatch(message);
    expect(error.frame).toContain(`${line} |`);
  });

  test("a file that isn't there", async () => {
    await expect(load(join(home, "nowhere.yaml"))).rejects.toThrow(/can't be read: there is no such file/);
    await expect(load(home)).rejects.toThrow(/it is a folder/);
  });

  test("a message holds no character that steers a terminal", async () => {
    const error = await refusal('a: "\u001b[31m\u0007"\na: 1');
    expect(error.frame + error.message).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

describe("what is JSON by name", () => {
  test.each([
    ["a comma behind the last", '{\n  "a": [1, 2,],\n}', 2, 14, /follows the comma/],
    ["a comment", '{\n  // why\n  "a": 1\n}', 2, 3, /key in double quotes/],
    ["quotes of the other kind", "{'a': 1}", 1, 2, /key in double quotes/],
    ["a missing comma", '{"a": 1\n"b": 2}', 2, 1, /a comma or }/],
    ["an early end", '{"a": [1', 1, 9, /the text ends/],
    ["two values", "{} {}", 1, 4, /the end is expected/],
  ])("%s is refused", async (_, text, line, column, message) => {
    const error = await refusal(text, "api.json");
    expect([error.line, error.column, error.code]).toEqual([line, column, "document/syntax"]);
    expect(error.message).toMatch(message);
  });

  test("YAML may be written like JSON, and more freely", async () => {
    expect((await loadText("{a: [1, 2,],}", "api.yaml")).root.value).toEqual({ a: [1, 2] });
  });
});

describe("what is a document", () => {
  test.each<readonly [string, string, unknown]>([
    ["nothing", "", null],
    ["a comment", "# nothing\n", null],
    ["a byte order mark", "\ufeffa: 1\n", { a: 1 }],
    ["line ends of Windows", "a: |\r\n  b\r\n  c\r\n", { a: "b\nc\n" }],
    ["dates, which are text", "a: 2020-01-01\n", { a: "2020-01-01" }],
    ["words that YAML 1.1 took for switches", "a: yes\nb: off\n", { a: "yes", b: "off" }],
    ["statuses as numbers", "200: a\n", { "200": "a" }],
    ["aliases and merges", "a: &a {x: 1}\nb: {<<: *a, y: 2}\n", { a: { x: 1 }, b: { x: 1, y: 2 } }],
  ])("%s", async (_, text, value) => {
    expect((await loadText(text, "api.yaml")).root.value).toEqual(value);
  });

  test("__proto__ is a key like any other", async () => {
    const { root } = await loadText("__proto__: {x: 1}\ntoString: 2\n", "api.yaml");
    expect(root.entries().map(([key]) => key)).toEqual(["__proto__", "toString"]);
    expect(root.get("__proto__")?.get("x")?.value).toBe(1);
    expect(root.get("constructor")).toBeUndefined();
  });
});

describe("several files", () => {
  test("are read as they are referred to, each once", async () => {
    const folder = await files("several", {
      "openapi.yaml":
        "openapi: 3.1.0\na: { $ref: parts/a.yaml }\nb: { $ref: 'parts/a.yaml#/x' }\ncontent: { $ref: c.yaml }",
      "parts/a.yaml": "x: { $ref: ../d.json#/y }\nself: { $ref: '#/x' }",
      "c.yaml": "application/json: {}",
      "d.json": '{ "y": 1 }',
      "unused.yaml": "a: [",
    });
    const document = await load(join(folder, "openapi.yaml"));
    expect(document.files.map((it) => it.slice(it.lastIndexOf("/several/") + 9)).sort()).toEqual([
      "c.yaml",
      "d.json",
      "openapi.yaml",
      "parts/a.yaml",
    ]);
    const x = document.resolve("parts/a.yaml#/x", document.root) as Node;
    expect(x.at).toBe("parts/a.yaml#/x");
    expect((document.resolve(String(x.ref), x) as Node).value).toBe(1);
    expect(document.nodeAt("d.json#/y")?.value).toBe(1);
  });

  test("a discriminator's mapping may name files", async () => {
    const folder = await files("mapping", {
      "openapi.yaml":
        "discriminator: { propertyName: kind, mapping: { dog: ./dog.yaml, cat: Cat }, defaultMapping: ./other.yaml }",
      "dog.yaml": "type: object",
      "other.yaml": "type: object",
    });
    const document = await load(join(folder, "openapi.yaml"));
    expect(document.files).toHaveLength(3);
  });

  test("what is data names no file", async () => {
    const folder = await files("data", {
      "openapi.yaml":
        "example: { $ref: nowhere.yaml }\nexamples: { default: { value: { $ref: no.yaml } } }\nenum: [{ $ref: n.yaml }]",
    });
    expect((await load(join(folder, "openapi.yaml"))).files).toHaveLength(1);
  });

  test("an example of any name may be a reference", async () => {
    const folder = await files("examples", {
      "openapi.yaml": "examples: { default: { $ref: value.yaml } }",
      "value.yaml": "value: 1",
    });
    expect((await load(join(folder, "openapi.yaml"))).files).toHaveLength(2);
  });

  test("a part that is no YAML is refused where it is wrong", async () => {
    const folder = await files("broken", { "openapi.yaml": "a: { $ref: part.yaml }", "part.yaml": "x: 1\ny: [" });
    await expect(load(join(folder, "openapi.yaml"))).rejects.toMatchObject({
      line: 2,
      file: expect.stringMatching(/part\.yaml$/) as unknown,
    });
  });

  test.each([
    ["../outside/secret.yaml", /outside of the document's folder/],
    ["link.yaml", /a link to a file outside/],
    ["nowhere.yaml", /there is no such file/],
    ["sub", /it is a folder/],
    ["https://example.com/pet.yaml", /remote, and nothing is fetched from https:..example.com/],
    ["file://elsewhere/pet.yaml", /can't be read/],
    ["a%2Fb.yaml", /can't be read/],
    ["http://[", /neither a file nor on the web/],
  ])("%s is not opened", async (ref, why) => {
    const folder = await files("closed/inner", { "openapi.yaml": `a: { $ref: '${ref}' }`, "sub/x.yaml": "x: 1" });
    await files("closed/outside", { "secret.yaml": "x: 1" });
    await symlink(join(home, "closed/outside/secret.yaml"), join(folder, "link.yaml")).catch(() => undefined);
    const document = await load(join(folder, "openapi.yaml"));
    expect(document.resolve(ref, document.root)).toMatchObject({ unresolved: expect.stringMatching(why) as unknown });
  });

  test("the folder that may be read from can be a wider one", async () => {
    await files("wide", { "common/x.yaml": "x: 1", "api/openapi.yaml": "a: { $ref: ../common/x.yaml }" });
    const document = await load(join(home, "wide/api/openapi.yaml"), { root: join(home, "wide") });
    expect((document.resolve("../common/x.yaml#/x", document.root) as Node).at).toBe("../common/x.yaml#/x");
  });
});
