/** What a client takes, told by `Accept`. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { acceptOf, qualityOf } from "../../generator/runtime/routing/accept.js";

describe("quality", () => {
  const table: readonly (readonly [field: string | undefined, type: string, quality: number])[] = [
    [undefined, "application/json", 1],
    ["*/*", "application/json", 1],
    ["", "application/json", 1],
    [" , ,", "application/json", 1],
    ["application/json", "application/json", 1],
    ["Application/JSON", "application/json", 1],
    ["application/json", "text/plain", 0],
    ["application/*", "application/json", 1],
    ["text/*;q=0.5, application/json;q=0.2", "application/json", 0.2],
    [
      "text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5",
      "text/plain;format=flowed",
      1,
    ],
    [
      "text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5",
      "text/plain",
      0.7,
    ],
    [
      "text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5",
      "text/html",
      0.3,
    ],
    [
      "text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5",
      "image/jpeg",
      0.5,
    ],
    [
      "text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5",
      "text/plain;format=fixed",
      0.4,
    ],
    ["*/*, application/json;q=0", "application/json", 0],
    ["*/*, application/json;q=0", "text/plain", 1],
    ["application/json;charset=utf-8", "application/json", 1],
    ["application/json;v=1", "application/json", 0],
    ["application/json", "application/json; v=1", 1],
    ['application/json; profile="a, b;c"', 'application/json;profile="a, b;c"', 1],
    ['application/json; profile="a\\"b", text/plain', "text/plain", 1],
    ["application/json;q=0.5;ext=1", "application/json", 0.5],
    ["application/json;q=2", "application/json", 1],
    ["application/json;q=2, text/plain", "application/json", 0],
    ["*, text/html; q=.2, */*; q=.2", "application/json", 1],
    ["image/png", "image/*", 1],
    ["image/png;q=0.1, image/gif;q=0.4", "image/*", 0.4],
    ["text/plain", "image/*", 0],
    ["text/plain", "*/*", 1],
    ["application/vnd.a+json", "application/json", 0],
    ["application/*+json;q=0.2, application/*;q=0.1", "application/vnd.a+json", 0.2],
    ["application/*+json;q=0.2, application/*;q=0.1", "application/json", 0.1],
    ["application/vnd.a+json", "application/*+json", 1],
    ["application/json", "application/*+json", 0],
    ["application/json", "gzip", 1],
    ['"', "application/json", 1],
  ];
  test.each(table)("%s of %s", (field, type, quality) => {
    expect(qualityOf(acceptOf(field), type)).toBe(quality);
  });
});

test("whatever a client sends, a quality is from 0 to 1", () => {
  const piece = fc.constantFrom("a", "*", "/", ",", ";", "q", "=", '"', "\\", "0.5", " ", "text/plain", "é");
  const field = fc.oneof(
    fc.string(),
    fc.array(piece).map((it) => it.join("")),
  );
  fc.assert(
    fc.property(field, fc.constantFrom("text/plain", "a/*", "*/*", "a/a;q=1", "nonsense"), (header, type) => {
      const quality = qualityOf(acceptOf(header), type);
      expect(quality >= 0 && quality <= 1).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
