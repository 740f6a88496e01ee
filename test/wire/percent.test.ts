/** Percent-encoding, read. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { unpercent } from "../../generator/runtime/wire/percent.js";

/** As the platform reads it, which throws for what is malformed. */
function asThePlatform(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

test("triples are read as the platform reads them", () => {
  const triple = fc.tuple(fc.constantFrom(..."012789abcdefABCDEFgG/:@`"), fc.constantFrom(..."0189afAFgG:"));
  const piece = fc.oneof(
    triple.map(([high, low]) => `%${high}${low}`),
    fc.constantFrom("%", "%4", "a", "é", "%C3%A9", "%F0%9F%98%80", "+"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const text = pieces.join("");
      expect(unpercent(text)).toBe(asThePlatform(text));
    }),
    { numRuns: 5000 },
  );
});
