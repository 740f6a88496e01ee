/** What is left of a validators package when a bundler has taken away all that a program does not need. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Workspace } from "../../generator/contract/workspace.js";
import { cleanUp, committedPackages, packagesOf } from "./packages.js";

afterAll(cleanUp);

let count = 0;

/** What a bundler makes of a module that exports these names of the validators package, and no more; minified. */
async function bundled(workspace: Workspace, names: string): Promise<string> {
  const input = join(workspace.folder, `entry${(count += 1)}.mjs`);
  const { validators } = workspace.settings.packages;
  await writeFile(input, `export ${names} from ${JSON.stringify(validators)};\n`);
  const build = await rolldown({ input, cwd: workspace.folder, platform: "neutral" });
  const { output } = await build.generate({ format: "esm", minify: true });
  await build.close();
  return output[0].code;
}

/** What only explanations and validator objects have. */
const explanation = ["must be", "must have the property", "~standard", "ValidationError", "x-pii"];
const idna = "Default_Ignorable_Code_Point";

const missing = (text: string, words: readonly string[]): readonly string[] => words.filter((it) => !text.includes(it));
const present = (text: string, words: readonly string[]): readonly string[] => words.filter((it) => text.includes(it));

describe("the package of the Targets", () => {
  let workspace: Workspace;
  let whole: string;
  beforeAll(async () => {
    workspace = await committedPackages();
    whole = await bundled(workspace, "*");
  });

  const ofTarget = ["account_sid", "connection_policy_sid", "^NE[0-9a-fA-F]{32}$", "[Tt]"];
  const ofOthers = ["FriendlyName", "next_page_url", "more_info", "PageSize", "^[Ss][Ii][Pp]:"];

  test("has it all, and no table that no format needs", () => {
    expect(missing(whole, [...explanation, ...ofTarget, ...ofOthers])).toEqual([]);
    expect(whole).not.toContain(idna);
  });

  test("a guard is the guards that it calls, and their patterns and formats", async () => {
    const text = await bundled(workspace, "{ isTarget }");
    expect(missing(text, ofTarget)).toEqual([]);
    expect(present(text, [...explanation, ...ofOthers, "1e3"])).toEqual([]);
    expect(text.length).toBeLessThan(whole.length * 0.15);
  });

  test("a guard of a number is nothing else", async () => {
    const text = await bundled(workspace, "{ isWeight }");
    expect(text).toMatch(/>=1&&\w+<=65535/);
    expect(present(text, ["RegExp", "Map", "Set", "{}", "fields"])).toEqual([]);
    expect(text.length).toBeLessThan(200);
  });

  test("a validator object explains itself and what it refers to", async () => {
    const text = await bundled(workspace, "{ Target }");
    expect(missing(text, [...explanation, ...ofTarget])).toEqual([]);
    expect(present(text, ofOthers)).toEqual([]);
    expect(text.length).toBeLessThan(whole.length * 0.7);
    const small = await bundled(workspace, "{ Weight }");
    expect(missing(small, ["must be", "~standard", "ValidationError"])).toEqual([]);
    expect(present(small, [...ofTarget, ...ofOthers, "must have", "x-pii", "must fit"])).toEqual([]);
    expect(small.length).toBeLessThan(text.length);
  });

  test("a parser is that object and little more", async () => {
    const [parser, object] = [await bundled(workspace, "{ parseTarget }"), await bundled(workspace, "{ Target }")];
    expect(present(parser, ofOthers)).toEqual([]);
    expect(parser.length).toBeLessThan(object.length + 300);
  });

  test("the class of the errors is by itself", async () => {
    expect((await bundled(workspace, "{ ValidationError }")).length).toBeLessThan(500);
  });
});

describe("a package of 300 schemas, in chains of ten", () => {
  const schemaOf = (i: number): object => ({
    type: "object",
    required: [`only${i}x`],
    properties: {
      [`only${i}x`]: { type: "string", ...(i === 50 ? { format: "idn-hostname" } : { pattern: `^only${i}x\\d` }) },
      ...(i % 10 === 9 ? {} : { next: { $ref: `#/components/schemas/S${i + 1}` } }),
    },
  });
  const namedIn = (text: string): readonly string[] => [...new Set(text.match(/only\d+x/g))].sort();
  let workspace: Workspace;
  let whole: string;
  beforeAll(async () => {
    workspace = await packagesOf(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`S${i}`, schemaOf(i)])));
    whole = await bundled(workspace, "*");
  });

  test("has them all", () => {
    expect(namedIn(whole)).toHaveLength(300);
    expect(whole).toContain(idna);
  });

  test.each(["{ isS7 }", "{ S7 }", "{ parseS7 }"])("%s is itself and the two that follow", async (names) => {
    const text = await bundled(workspace, names);
    expect(namedIn(text)).toEqual(["only7x", "only8x", "only9x"]);
    expect(text).not.toContain(idna);
  });

  test("a guard is a hundredth of the whole, an object no more than the runtime takes", async () => {
    const [guard, object, last] = await Promise.all(
      ["{ isS7 }", "{ S7 }", "{ S9 }"].map((names) => bundled(workspace, names)),
    );
    expect(guard?.length).toBeLessThan(whole.length / 100);
    expect((object?.length ?? 0) - (last?.length ?? 0)).toBeLessThan(1000);
    expect(object?.length).toBeLessThan(whole.length / 4);
  });

  test("the tables of a format come with it", async () => {
    expect(await bundled(workspace, "{ isS50 }")).toContain(idna);
    expect(await bundled(workspace, "{ isS51 }")).not.toContain(idna);
  });
});
