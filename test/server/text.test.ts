/** Texts, measured and compared. */
import { expect, test } from "vitest";
import { byteLength } from "../../generator/runtime/routing/node-send.js";
import { equalSecrets } from "../../generator/runtime/routing/secrets.js";

test.each(["", "abc", "äöü", "€uro", "𝒳𝒴", "\ud800", "\udc00x", "a\ud800b", "\u{10ffff}\u07ff\u0800"])(
  "the length of %j",
  (text) => {
    expect(byteLength(text)).toBe(Buffer.byteLength(text));
  },
);

test.each([
  ["", "", true],
  ["a", "a", true],
  ["pässword", "pässword", true],
  ["a", "b", false],
  ["a", "", false],
  ["", "a", false],
  ["aa", "a", false],
  ["a", "aa", false],
  ["abab", "ab", false],
])("secrets %j and %j", (a, b, same) => {
  expect(equalSecrets(a, b)).toBe(same);
});
