/** The short way through a path's parameters, beside the long one. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as wire from "../../generator/runtime/wire/index.js";

const shape = fc.constantFrom<wire.Shape>("string", "integer", "number", "boolean");
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom("1", "-1.5", "true", "TRUE", "1e400", "a,b", "%41", "%zz", "%00", "\0", "", "9007199254740993"),
);

test("says the same, or nothing", async () => {
  let told = 0;
  const parameter = fc.record({ shape, text });
  await fc.assert(
    fc.asyncProperty(fc.array(parameter, { minLength: 1, maxLength: 3 }), (parameters) => {
      const wires = parameters.map((it, i) => ({ name: `p${i}`, shape: it.shape }));
      const names = wires.map((it) => it.name).reverse();
      const texts = parameters.map((it) => it.text).reverse();
      const found = wire.plainPath(wires, names)?.(texts);
      if (found === undefined) return Promise.resolve();
      told += 1;
      const captured = Object.fromEntries(names.map((name, i) => [name, texts[i] ?? ""]));
      const { value, faults } = wire.decodePath(wires, captured);
      expect({ ...value }).toEqual(found);
      expect(faults).toEqual([]);
      return Promise.resolve();
    }),
    { numRuns: 2000 },
  );
  expect(told).toBeGreaterThan(200);
});

describe("is not for", () => {
  test.each<readonly [string, readonly wire.ParameterWire[], readonly string[]]>([
    ["a list", [{ name: "a", shape: { array: "string" } }], ["a"]],
    ["another style", [{ name: "a", style: "label" }], ["a"]],
    ["a media type", [{ name: "a", content: { type: "text/plain" } }], ["a"]],
    ["a name that objects have their own way with", [{ name: "__proto__" }], ["__proto__"]],
    ["a parameter that the path does not have", [{ name: "a" }, { name: "b" }], ["a"]],
    ["a text without a parameter", [{ name: "a" }], ["a", "b"]],
  ])("%s", (_, parameters, names) => {
    expect(wire.plainPath(parameters, names)).toBeUndefined();
  });
});

test("of a name that comes twice the last counts", () => {
  expect(wire.plainPath([{ name: "a" }], ["a", "a"])?.(["1", "2"])).toEqual({ a: "2" });
});
