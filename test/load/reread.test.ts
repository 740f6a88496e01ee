/** A file that was read before and has changed is read as it would be for the first time. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadText } from "../../generator/load/index.js";
import { shared } from "../../generator/load/reread.js";
import { parseYaml, parseYamlAgain, type Yaml, type YamlBefore } from "../../generator/load/yaml.js";
import { corpus, documentsOf } from "../corpus.js";
import { Mutations } from "../hostile/mutate.js";

/** More with `EDITS=2000 SEED=2`. */
const edits = Number(process.env["EDITS"] ?? 150);
const seed = Number(process.env["SEED"] ?? 1);

const rare = `openapi: 3.1.0
info:
  title: >-
    What goes
    over lines

  version: '1'
  x-a: {b: [1, 2], c: "d"}
paths:
  # of pets
  /pets:
    get:
      description: |+
        One

        two

      responses: {}
    "post":
      tags:
      - a
      - b
  '/a':   # of a
    get:
      x: plain text
        that goes on
    put: ~
  /empty:
  200:
    get: {}
components:
  schemas:
    Pet:
      type: object
    Last:
        deep:
              deeper: 1
        key with space: "it's"
`;

const pieces = [
  ...[
    "\n",
    "\n\n",
    " ",
    "  ",
    "    ",
    "\t",
    ":",
    ": ",
    "- ",
    "\n- ",
    "#",
    " # x",
    "|",
    "|+\n",
    ">-",
    "'",
    '"',
    "{",
    "}",
  ],
  ...[
    "[",
    "]",
    ",",
    "&a ",
    "*a",
    "!!set ",
    "? ",
    "<<: ",
    "---\n",
    "...\n",
    "%",
    "~",
    "null",
    "0x10: 1\n",
    "a: 1\n",
    "\\",
  ],
  ...["\n  a: b\n", "\n    a: b\n", "\n      a: b\n", "__proto__: {}\n", "next: 1\n", "\ufeff", "\u0000", "\r", "é"],
];

/** The text with a piece of it moved, removed, repeated or replaced. */
function changed(text: string, mutations: Mutations): string {
  const at = mutations.below(text.length + 1);
  const line = text.lastIndexOf("\n", Math.max(at - 1, 0)) + 1;
  const end = text.indexOf("\n", at) + 1 || text.length;
  const far = mutations.below(text.length + 1);
  return mutations.pick([
    () => text.slice(0, at) + mutations.pick(pieces) + text.slice(at),
    () => text.slice(0, line) + mutations.pick(pieces) + text.slice(line),
    () => text.slice(0, at) + text.slice(at + 1 + mutations.below(6)),
    () => text.slice(0, line) + text.slice(end),
    () => text.slice(0, end) + text.slice(line, end) + text.slice(end),
    () => text.slice(0, line) + text.slice(line).replace(/^ {0,2}/, ""),
    () => text.slice(0, at) + text.slice(far, far + mutations.below(80)) + text.slice(at),
  ])();
}

function whole(text: string): Yaml | undefined {
  try {
    return parseYaml(text, "");
  } catch {
    return undefined;
  }
}

test("a part of YAML is read as it would be in the whole", { timeout: edits * 2000 }, () => {
  const mutations = new Mutations(seed);
  const files = documentsOf("real/").filter((it) => /\.ya?ml$/.test(it));
  const texts = files.map((it) => readFileSync(join(corpus, it), "utf8")).filter((it) => it.length < 60_000);
  const found = { again: 0, not: 0, refused: 0 };
  for (const original of [rare, rare, rare, ...texts]) {
    let before: YamlBefore = { ...(whole(original) ?? { value: null, outline: undefined }), text: original };
    for (let i = 0; i < edits; i += 1) {
      const text = changed(mutations.pick([before.text, before.text, original]), mutations);
      const expected = whole(text);
      const again = parseYamlAgain(text, before);
      if (again === undefined) found[expected === undefined ? "refused" : "not"] += 1;
      else {
        found.again += 1;
        expect(again, text).toStrictEqual(expected);
        expect(JSON.stringify(again.value)).toBe(JSON.stringify(expected?.value));
      }
      if (expected !== undefined) before = { ...(again ?? expected), text };
    }
  }
  expect(found.again).toBeGreaterThan(edits);
  console.log(`reread: ${found.again} parts, ${found.not} wholes, ${found.refused} refused`);
});

describe("what is the same as before is the same object", () => {
  test("whatever is changed beside it", async () => {
    const before = await loadText(rare, "api.yaml");
    const now = await loadText(rare.replace("type: object", "type: string"), "api.yaml", {}, before);
    const at = (pointer: string): unknown[] => [before, now].map((it) => it.nodeAt(pointer)?.value);
    const [was, is] = at("#/paths");
    expect(is).toBe(was);
    expect(at("#/components/schemas/Pet")).toEqual([{ type: "object" }, { type: "string" }]);
    const [last, same] = at("#/components/schemas/Last");
    expect(same).toBe(last);
  });

  test("in JSON, by what is equal at the same place, in the same order", () => {
    const before = { a: { b: [1, { c: -0 }] }, d: { e: 1, f: 2 }, g: [{}] };
    const now = { a: { b: [1, { c: 0 }] }, d: { f: 2, e: 1 }, g: [{}] };
    const made = shared(before, structuredClone(now)) as typeof now;
    expect(made).toStrictEqual(now);
    expect(JSON.stringify(made)).toBe(JSON.stringify(now));
    expect(made.g).toBe(before.g);
    expect(made.d).not.toBe(before.d);
    expect(shared(before, structuredClone(before))).toBe(before);
  });

  test("a file that leads to others now leads there, whatever it was", async () => {
    const before = await loadText(rare, "api.yaml");
    const text = rare.replace("get: {}", "get: { $ref: 'other.yaml#/a' }");
    const now = await loadText(text, "api.yaml", {}, before);
    expect(now.isWhole).toBe(false);
    expect(now.isUniform).toBe(false);
    expect(before.isUniform).toBe(true);
  });
});
