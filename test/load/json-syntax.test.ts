import fc from "fast-check";
import { describe, test } from "vitest";
import { jsonFault } from "../../generator/load/json-syntax.js";

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe("a fault is found exactly where there is one", () => {
  const often = { numRuns: 2000 };
  const json = fc.json({ maxDepth: 4 });

  test("none in JSON", () => {
    fc.assert(
      fc.property(json, (text) => jsonFault(text) === undefined),
      often,
    );
  });

  test("in JSON with a character changed", () => {
    const marks = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"',
      "\\",
      "1",
      "-",
      ".",
      "e",
      "t",
      " ",
      "\n",
      "\u0001",
      "é",
    );
    const changed = fc.tuple(json, fc.nat(), fc.nat(1), marks).map(([text, n, gone, mark]) => {
      const at = n % (text.length + 1);
      return text.slice(0, at) + mark + text.slice(at + gone);
    });
    fc.assert(
      fc.property(changed, (text) => (jsonFault(text) === undefined) === isJson(text)),
      often,
    );
  });

  test("what stands in front of it could have been JSON", () => {
    fc.assert(
      fc.property(json, fc.nat(), (text, n) => {
        const cut = text.slice(0, n % text.length);
        return isJson(cut) || (jsonFault(cut)?.offset ?? -1) >= cut.trimEnd().length - 30;
      }),
      often,
    );
  });
});
