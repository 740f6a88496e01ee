import { describe, expect, test } from "vitest";
import { loadText } from "../../generator/load/index.js";

const yaml = `# a comment
openapi: 3.1.0
info:
  title: Pets
paths:
  /pets/{id}:
    get:
      parameters:
        - name: id
          in: path
        - { name: q, in: query }
      responses:
        200: { description: ok }
x-list: [1, 22, 333]
text: |
  one
  two
`;

describe("the place of a pointer", () => {
  test.each([
    ["#", "2:1", "the root is its first key"],
    ["#/openapi", "2:10", "a scalar is its value"],
    ["#/info", "3:1", "an object is the key that it stands under"],
    ["#/info/title", "4:10", ""],
    ["#/paths/~1pets~1{id}", "6:3", ""],
    ["#/paths/~1pets~1{id}/get", "7:5", ""],
    ["#/paths/~1pets~1{id}/get/parameters", "8:7", ""],
    ["#/paths/~1pets~1{id}/get/parameters/0", "9:11", "an item is where it begins"],
    ["#/paths/~1pets~1{id}/get/parameters/1", "11:11", ""],
    ["#/paths/~1pets~1{id}/get/parameters/1/in", "11:26", ""],
    ["#/paths/~1pets~1{id}/get/responses/200", "13:9", ""],
    ["#/x-list/1", "14:13", ""],
    ["#/text", "15:7", ""],
    ["#/info/version", "3:1", "what is not there is where it is missed"],
    ["#/paths/~1pets~1{id}/get/operationId", "7:5", ""],
    ["nowhere.yaml#/info", "3:1", ""],
  ])("%s is %s", async (pointer, want) => {
    const { line, column, file } = (await loadText(yaml, "api.yaml")).locate(pointer);
    expect([`${line}:${column}`, file]).toEqual([want, "api.yaml"]);
  });

  const rare = `base: &base
  type: object
  title: >-  # folded
    one
use: *base
none:
"quoted": 'it''s'
tagged: !!str 5
after: [{ a: 1 }, { b: [2 ] }]
`;

  test.each([
    ["#/use", "5:1", "^^^"],
    ["#/use/title", "3:10", "^^^^^^^^^^^^"],
    ["#/none", "6:1", "^^^^"],
    ["#/quoted", "7:11", "^^^^^^^"],
    ["#/tagged", "8:15", "^"],
    ["#/after/1", "9:19", "^^^^^^^^^^^"],
    ["#/after/1/b/0", "9:25", "^"],
    ["#/after/2", "9:1", "^^^^^"],
  ])("%s of rare YAML is %s", async (pointer, want, marks) => {
    const { line, column, frame } = (await loadText(rare, "api.yaml")).locate(pointer);
    expect([`${line}:${column}`, /\^+/.exec(frame)?.[0]]).toEqual([want, marks]);
  });

  test("in JSON that is indented by tabs, and nested more deeply than YAML may be", async () => {
    const deep = `{\n\t"a": ${'{"a":'.repeat(95)}1${"}".repeat(95)},\n\t"b": "x"\n}`;
    expect((await loadText(deep, "api.json")).locate("#/b")).toMatchObject({ line: 3, column: 7 });
    await expect(loadText(`{\n\t"a": ${'{"a":'.repeat(150)}1${"}".repeat(150)}\n}`, "api.json")).rejects.toMatchObject({
      line: 2,
    });
  });

  test("in JSON", async () => {
    const document = await loadText('{\n  "openapi": "3.1.0",\n  "info": {\n    "title": "x"\n  }\n}', "api.json");
    expect(document.locate("#/info")).toMatchObject({ line: 3, column: 3 });
    expect(document.locate("#/info/title")).toMatchObject({ line: 4, column: 14 });
  });
});

describe("the lines around it", () => {
  test("underline a scalar", async () => {
    expect((await loadText(yaml, "api.yaml")).locate("#/info/title").frame).toBe(
      [
        "2 | openapi: 3.1.0",
        "3 | info:",
        "4 |   title: Pets",
        "  |          ^^^^",
        "5 | paths:",
        "6 |   /pets/{id}:",
      ].join("\n"),
    );
  });

  test("underline the first line of what has several", async () => {
    expect((await loadText(yaml, "api.yaml")).locate("#/paths/~1pets~1{id}/get/parameters/0").frame).toBe(
      [
        " 7 | get:",
        " 8 |   parameters:",
        " 9 |     - name: id",
        "   |       ^^^^^^^^",
        "10 |       in: path",
        "11 |     - { name: q, in: query }",
      ].join("\n"),
    );
  });

  test("show a part of a line without end", async () => {
    const text = JSON.stringify({ openapi: "3.1.0", x: "-".repeat(300), info: { title: "here" }, y: "-".repeat(300) });
    const { frame, column } = (await loadText(text, "api.json")).locate("#/info/title");
    const [line = "", marks = ""] = frame.split("\n");
    expect(column).toBe(text.indexOf('"here"') + 1);
    expect(line.length).toBeLessThan(100);
    expect(line.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe('"here"');
  });

  test("write characters that steer a terminal as escapes", async () => {
    const { frame } = (await loadText('a: "\u009b31m\u202e"\n', "api.yaml")).locate("#/a");
    expect(frame).toContain("\\u009b31m\\u202e");
  });
});
