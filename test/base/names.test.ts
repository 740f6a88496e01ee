import { describe, expect, test } from "vitest";
import { Names, type Taken } from "../../generator/base/names.js";

describe("names that were taken before", () => {
  const wishes = ["Pet", "pet", "Pet", "Toy"];
  const taken = (names: Names): readonly Taken[] => wishes.map((it) => [it, names.take(it)] as const);

  test("are taken again where they come out the same", () => {
    const before = taken(new Names());
    expect(before.map(([, name]) => name)).toEqual(["Pet", "pet2", "Pet3", "Toy"]);
    const now = new Names();
    expect(now.takeAgain(before)).toBe(true);
    expect(now.take("Pet")).toBe("Pet4");
  });

  test("are none of them taken where one would be another", () => {
    const before = taken(new Names());
    const now = new Names();
    now.take("Toy");
    expect(now.takeAgain(before)).toBe(false);
    expect(taken(now).map(([, name]) => name)).toEqual(["Pet", "pet2", "Pet3", "Toy2"]);
  });
});
