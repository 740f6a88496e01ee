import { expect, test } from "vitest";
import { haveSameValues, isSame } from "../../generator/base/same.js";

const made = (): readonly unknown[] => [
  null,
  undefined,
  0,
  1,
  "",
  "1",
  true,
  NaN,
  [],
  [1],
  [1, 2],
  [2, 1],
  {},
  { a: 1 },
  { a: 2 },
  { b: 1 },
  { a: 1, b: undefined },
  { b: undefined, a: 1 },
  { a: [{}] },
  Object.assign(Object.create(null) as object, { a: 1 }),
  new Map([["a", 1]]),
  new Map([["a", 2]]),
  new Set(["a"]),
  new Set(["b"]),
];

test("data is the same as what is made alike, and as nothing else", () => {
  for (const [i, one] of made().entries())
    for (const [j, other] of made().entries()) expect(isSame(one, other), `${i} ${j}`).toBe(i === j);
});

test("tables agree when what both have is the same", () => {
  const table = (fields: object): ReadonlyMap<string, unknown> => new Map(Object.entries(fields));
  expect(haveSameValues(table({ a: [1], b: 2 }), table({ a: [1], c: 3 }))).toBe(true);
  expect(haveSameValues(table({ a: [1] }), table({ a: [2] }))).toBe(false);
  expect(haveSameValues(table({}), table({ a: [2] }))).toBe(true);
});
