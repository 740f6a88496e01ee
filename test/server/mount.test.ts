/** What is left of a URL below a place. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { below } from "../../generator/runtime/routing/mount.js";

test.each([
  ["/api/things/1?a=/b", "/api", "/things/1?a=/b"],
  ["/api", "/api", "/"],
  ["/api/", "/api", "/"],
  ["/api?a=b/c", "/api", "/?a=b/c"],
  ["/x/v1/things", "/:tenant/v1", "/things"],
  ["/a%2Fb/things", "/:tenant", "/things"],
  ["/things?a=b", "", "/things?a=b"],
  ["/a//b", "/a", "//b"],
])("%s below %s", (url, prefix, rest) => {
  expect(below(url, prefix)).toBe(rest);
});

test("what is put behind a prefix is what is left of it", () => {
  const segment = fc.string({ unit: fc.constantFrom("a", "é", "%2F", "-", "."), minLength: 1, maxLength: 4 });
  const path = fc.array(segment, { maxLength: 3 }).map((it) => it.map((one) => `/${one}`).join(""));
  const query = fc.constantFrom("", "?", "?a=/b", "?a?b");
  fc.assert(
    fc.property(path, path, query, (prefix, rest, search) => {
      expect(below(`${prefix}${rest}${search}`, prefix)).toBe(`${rest === "" ? "/" : rest}${search}`);
    }),
  );
});
