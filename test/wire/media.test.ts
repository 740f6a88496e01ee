/** Which declared media type one is. */
import { expect, test } from "vitest";
import { declaredFor, matches } from "../../generator/runtime/wire/index.js";

const declared = [
  "*/*",
  "application/*",
  "application/*+json",
  "application/vnd.a+json",
  "image/png; q=1",
  "image/png",
];

test.each([
  ["application/vnd.a+json", "application/vnd.a+json"],
  ["Application/Vnd.A+JSON; charset=utf-8", "application/vnd.a+json"],
  ["application/vnd.b+json", "application/*+json"],
  ["application/json", "application/*"],
  ["image/png;q=1", "image/png; q=1"],
  ["image/png; q=1", "image/png; q=1"],
  ["image/gif", "*/*"],
  ["a+b", "*/*"],
])("%s is %s", (type, found) => {
  expect(declaredFor(declared, type, (it) => it)).toBe(found);
});

test.each([
  ["image/png, application/*+json", "application/problem+json", true],
  ["image/png, application/*+json", "application/json", false],
  ["image/*", "image/svg+xml", true],
  ["*/*", "", true],
])("%s has %s: %s", (ranges, type, has) => {
  expect(matches(ranges, type)).toBe(has);
});
