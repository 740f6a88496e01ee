/** The tree of paths as it is printed, and the way through it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Module } from "../../generator/code/module.js";
import { treeOf } from "../../generator/emit/server/tree.js";
import { pathParts } from "../../generator/model/build/path.js";
import type { Operation } from "../../generator/model/api.js";
import type { Tree } from "../../generator/runtime/routing/description.js";
import { match, ready, type Ready } from "../../generator/runtime/routing/tree.js";

/** The tree of these paths, each with the method GET. */
async function treeFor(paths: readonly string[]): Promise<Ready> {
  const operations = paths.map((it) => ({ path: pathParts(it), method: "GET" }) as unknown as Operation);
  const text = new Module("server/src/routes", {}).text(treeOf(operations));
  const printed = (await import(`data:text/javascript,export default ${encodeURIComponent(text)}`)) as {
    default: Tree;
  };
  return ready(printed.default, []);
}

/** The path that is reached, and what its parameters stand for. */
function found(tree: Ready, paths: readonly string[], path: string): unknown {
  const it = match(tree, path, "GET");
  return it?.leaf === undefined ? undefined : [paths[it.leaf.route], ...it.captured];
}

describe("what a path leads to", () => {
  const paths = [
    "/a/{x}/c",
    "/a/b/{y}",
    "/a/{x}-{y}/c",
    "/a/{x}.{y}",
    "/{x}/{y}/{z}",
    "/v{n}",
    "/{x}{y}z",
    "/s/{x}%2F{y}",
  ];
  test.each([
    ["/a/b/c", ["/a/b/{y}", "c"]],
    ["/a/q/c", ["/a/{x}/c", "q"]],
    ["/a/p-q/c", ["/a/{x}-{y}/c", "p", "q"]],
    ["/a/p-/c", ["/a/{x}/c", "p-"]],
    ["/a/p-q/d", ["/{x}/{y}/{z}", "a", "p-q", "d"]],
    ["/a/b/c/d", undefined],
    ["/a/p.q", ["/a/{x}.{y}", "p", "q"]],
    ["/a/p.q.r", ["/a/{x}.{y}", "p.q", "r"]],
    ["/a/.q.", undefined],
    ["/a/..q", ["/a/{x}.{y}", ".", "q"]],
    ["/a/p", undefined],
    ["/v12", ["/v{n}", "12"]],
    ["/v", undefined],
    ["/abz", ["/{x}{y}z", "a", "b"]],
    ["/az", undefined],
    ["/abcz", ["/{x}{y}z", "a", "bc"]],
    ["/s/1%2f2", ["/s/{x}%2F{y}", "1", "2"]],
    ["/s/1%2F%2f2", ["/s/{x}%2F{y}", "1", "%2F2"]],
    ["", undefined],
    ["/", undefined],
  ])("%s", async (path, want) => {
    expect(found(await treeFor(paths), paths, path)).toEqual(want);
  });
});

describe("segments that every path begins with", () => {
  const paths = [
    "/v1/Policies/{sid}/Targets",
    "/v1/Policies/{sid}/Targets/{id}",
    "/v1/Policies/{sid}/Targets/{id}/a%2Fb/c",
  ];
  test.each([
    ["/v1/Policies/p/Targets", [paths[0], "p"]],
    ["/v1/%50olicies/p/Targets", [paths[0], "p"]],
    ["/v1/Policies/p/T%61rgets/t", [paths[1], "p", "t"]],
    ["/v1/Policies/p/Targets/t/a%2Fb/c", [paths[2], "p", "t"]],
    ["/v1/Policies/p/Targets/t/a/b/c", undefined],
    ["/v1/PoliciesX/p/Targets", undefined],
    ["/v1/Policies/p/TargetsX", undefined],
    ["/v1/Policies/p/Targets/", undefined],
    ["/v1/Policies", undefined],
    ["/v1", undefined],
  ])("%s", async (path, want) => {
    expect(found(await treeFor(paths), paths, path)).toEqual(want);
  });

  test("lead where each of them leads by itself", async () => {
    const segment = fc.constantFrom("a", "b", "{x}", "{x}.a", "%25", "a%2Fb");
    const template = fc.array(segment, { minLength: 1, maxLength: 3 }).map((it) => it.map((one) => `/${one}`).join(""));
    const asked = fc.array(fc.constantFrom("a", "b", "%61", "%25", "%", "a%2Fb", ""), {
      maxLength: 5,
    });
    const bare = (it: Ready): Ready => ({
      ...it,
      only: undefined,
      literals: it.literals && new Map([...it.literals].map(([text, next]) => [text, bare(next)])),
      patterns: it.patterns?.map(({ texts, next }) => ({ texts, next: bare(next) })),
      parameter: it.parameter && bare(it.parameter),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(template, { minLength: 1, maxLength: 2 }),
        fc.array(asked, { minLength: 30, maxLength: 30 }),
        async (all, questions) => {
          const tree = await treeFor(all);
          for (const it of questions) {
            const path = it.map((one) => `/${one}`).join("");
            expect(found(tree, all, path), path).toEqual(found(bare(tree), all, path));
          }
        },
      ),
    );
  });
});

test("1,700 templates, each with a literal path beside it", async () => {
  const names = Array.from({ length: 1700 }, (_, i) => `/thing${i}`);
  const paths = names.flatMap((it) => [`${it}/{id}`, `${it}/new`, `/all/{id}${it.slice(1)}`, `/all/new${it.slice(1)}`]);
  const tree = await treeFor(paths);
  for (const it of names) {
    expect(found(tree, paths, `${it}/new`)).toEqual([`${it}/new`]);
    expect(found(tree, paths, `${it}/7`)).toEqual([`${it}/{id}`, "7"]);
    expect(found(tree, paths, `/all/new${it.slice(1)}`)).toEqual([`/all/new${it.slice(1)}`]);
  }
  expect(found(tree, paths, "/all/old1699")).toBeUndefined();
  expect(found(tree, paths, "/all/oldthing1699")).toEqual(["/all/{id}thing1699", "old"]);
});

test("of the same path twice, the first is reached", async () => {
  const paths = ["/a/{x}", "/a/{y}"];
  expect(found(await treeFor(paths), paths, "/a/1")).toEqual(["/a/{x}", "1"]);
});
