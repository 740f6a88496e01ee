/** JSON whose integers keep their digits. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseExact, stringifyExact } from "../../generator/runtime/wire/exact.js";

const exact = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.bigInt().filter((it) => it > BigInt(Number.MAX_SAFE_INTEGER) || it < BigInt(Number.MIN_SAFE_INTEGER)),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((it) => it + 0),
    fc.string({ unit: "binary" }),
    fc.constantFrom(null, true, false, '"12345678901234567890"', "12345678901234567890", "\\", '\\"9007199254740993'),
    fc.array(tie("value")),
    fc.dictionary(fc.string({ unit: "binary" }), tie("value")),
  ),
})).value;

test("what is written is read again, with all digits", () => {
  fc.assert(
    fc.property(exact, (value) => {
      const isWhole = (it: unknown): boolean =>
        typeof it === "number" && Number.isInteger(it) && !Number.isSafeInteger(it);
      const text = stringifyExact(value);
      fc.pre(!hasAny(value, isWhole));
      expect(parseExact(text ?? "")).toEqual(JSON.parse(JSON.stringify(value, asMarked), fromMarked));
    }),
  );
});

const asMarked = (_: string, it: unknown): unknown => (typeof it === "bigint" ? { $: String(it) } : it);
const fromMarked = (_: string, it: unknown): unknown =>
  typeof it === "object" && it !== null && "$" in it && typeof it.$ === "string" && /^-?\d+$/.test(it.$)
    ? BigInt(it.$)
    : it;

const hasAny = (it: unknown, is: (it: unknown) => boolean): boolean =>
  is(it) || (typeof it === "object" && it !== null && Object.values(it).some((one) => hasAny(one, is)));

test("without long integers it is JSON.parse", () => {
  const texts = fc.json({ stringUnit: "binary" }).filter((text) => !/\d{16}/.test(text));
  fc.assert(fc.property(texts, (text) => void expect(parseExact(text)).toEqual(JSON.parse(text))));
});

test.each([
  ["9007199254740993", 9007199254740993n],
  ["-9223372036854775808", -9223372036854775808n],
  ["[9007199254740993]", [9007199254740993n]],
  ["9007199254740991", 9007199254740991],
  ["9007199254740993.0", 9007199254740992],
  ["9007199254740993e0", 9007199254740992],
  ["0.9007199254740993123", 0.9007199254740993],
  ["1e9007199254740993123", Infinity],
  ["1e-9007199254740993123", 0],
  ['"9007199254740993"', "9007199254740993"],
  ['"\\"9007199254740993"', '"9007199254740993'],
  ['{"9007199254740993":9007199254740993}', { "9007199254740993": 9007199254740993n }],
  ['{"__proto__":9007199254740993}', Object.fromEntries([["__proto__", 9007199254740993n]])],
])("%s", (text, value) => {
  expect(parseExact(text)).toEqual(value);
});

test.each([
  "09007199254740993",
  "[9007199254740993",
  "+9007199254740993",
  "-",
  '{"a":09007199254740993}',
  "9007199254740993 1",
])("%s is no JSON", (text) => {
  expect(() => parseExact(text)).toThrow(SyntaxError);
});
