import fc from "fast-check";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { camel, kebab, pascal } from "../../generator/base/casing.js";
import { isIdentifier } from "../../generator/base/identifier.js";
import { Names } from "../../generator/base/names.js";
import { patternFlags } from "../../generator/base/pattern.js";
import { below, escapeKey, keysOf } from "../../generator/base/pointer.js";

describe("casing", () => {
  test.each([
    ["friendly_name", "friendlyName", "FriendlyName", "friendly-name"],
    ["SMSSend", "smsSend", "SMSSend", "smssend"],
    ["get /pets/{id}", "getPetsId", "GetPetsId", "get-pets-id"],
    ["ConnectionPolicies", "connectionPolicies", "ConnectionPolicies", "connection-policies"],
    ["2fa", "_2fa", "_2fa", "2fa"],
    ["été", "été", "Été", "t"],
    ["", "_", "_", ""],
    ["--", "_", "_", ""],
  ])("%s", (text, asCamel, asPascal, asKebab) => {
    expect([camel(text), pascal(text), kebab(text)]).toEqual([asCamel, asPascal, asKebab]);
  });

  test("whatever comes in, an identifier comes out", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect([camel(text), pascal(text)].every(isIdentifier)).toBe(true);
        expect(kebab(text)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
      }),
    );
  });
});

describe("identifiers", () => {
  const lawful = (text: string): boolean =>
    Array.from(text).every((it, at) =>
      (at === 0 ? ts.isIdentifierStart : ts.isIdentifierPart)(it.codePointAt(0)!, ts.ScriptTarget.ESNext),
    );

  // Fails on the Node whose Unicode has more letters than names may be made of: add those.
  test("are of letters that TypeScript knows, whatever Unicode this Node has", () => {
    const wrong: string[] = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      const it = String.fromCodePoint(point);
      const names = [camel(it), pascal(it), pascal(`a${it}`), ...[it, `a${it}`].filter(isIdentifier)];
      if (!names.every(lawful)) wrong.push(point.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  test("are not of letters beyond the basic plane, nor of those that are newer than Unicode 15", () => {
    expect(["été", "名", "𠮷", "\u{1c8a}", "\ua7dc"].map(isIdentifier)).toEqual([true, true, false, false, false]);
    expect([pascal("𠮷野家"), camel("a\u{1c8a}be"), pascal("\u019bx"), camel("\u{10400}")]).toEqual([
      "野家",
      "aBe",
      "\u019bx",
      "_",
    ]);
  });
});

describe("names", () => {
  test("are given once; case is no difference, since disks fold it", () => {
    const names = new Names(["import"]);
    expect(["Pet", "pet", "Pet", "import", "Import", "Pet2"].map((it) => names.take(it))).toEqual([
      "Pet",
      "pet2",
      "Pet3",
      "import2",
      "Import",
      "Pet22",
    ]);
  });

  test("never twice", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "A", "a2", "A2", "a22", "b")), (wishes) => {
        const names = new Names(["b"]);
        const given = wishes.map((it) => names.take(it));
        expect(new Set(given.map((it) => it.toLowerCase())).size).toBe(given.length);
        expect(given).not.toContain("b");
      }),
    );
  });
});

describe("pointers", () => {
  test("what goes in comes out", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: "grapheme" }).map((it) => it.replaceAll("%", "")),
          { minLength: 1 },
        ),
        (keys) => {
          expect(keysOf(below("#", ...keys))).toEqual(keys);
        },
      ),
    );
  });

  test("the examples of RFC 6901", () => {
    expect(["#", "#/foo/0", "#/", "#/a~1b", "#/c%25d", "#/m~0n", "#/%20", "#/%"].map(keysOf)).toEqual([
      [],
      ["foo", "0"],
      [""],
      ["a/b"],
      ["c%d"],
      ["m~n"],
      [" "],
      ["%"],
    ]);
    expect(escapeKey("~/")).toBe("~0~1");
  });
});

test("a pattern compiles with u, without, or not at all", () => {
  expect(["^\\p{L}+$", "^[\\w-.]+$", "(?<=a)b", "(", "(?i)a", "\\Z{"].map(patternFlags)).toEqual([
    "u",
    "",
    "u",
    undefined,
    undefined,
    "",
  ]);
});
