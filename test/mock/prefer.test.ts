/** What a request says of the answer that it wants. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { wishesIn } from "../../generator/mock/prefer.js";

const none = { code: undefined, example: undefined, scenario: undefined };

test.each<readonly [string | undefined, object]>([
  [undefined, {}],
  ["", {}],
  ["respond-async", {}],
  ["code=404", { code: 404 }],
  ["code=404, example=gone", { code: 404, example: "gone" }],
  ['EXAMPLE="a \\"b\\", c" ,Code=200', { code: 200, example: 'a "b", c' }],
  ["example=rex;strict, scenario=mine", { example: "rex", scenario: "mine" }],
  ["code=404, code=200", { code: 404 }],
  ["code=abc", {}],
  ["code=99", {}],
  ["code=100000", {}],
  ["example=", { example: "" }],
])("%j", (header, wishes) => {
  expect(wishesIn(header)).toEqual({ ...none, ...wishes });
});

test("any name can be said in quotes", () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(wishesIn(`example="${name.replace(/["\\]/g, "\\$&")}"`).example).toBe(name);
    }),
  );
});
