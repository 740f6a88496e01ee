/** The house, held to its plan: which room may import which, which one holds the door to each package, who touches the disk. */
import { readFileSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, test } from "vitest";

const files = readdirSync("generator", { recursive: true, encoding: "utf8" })
  .map((it) => it.split("\\").join("/"))
  .filter((it) => it.endsWith(".ts"));
const text = (file: string): string => readFileSync(join("generator", file), "utf8");

const roomOf = (file: string): string =>
  file.startsWith("runtime/")
    ? file.split("/").slice(0, 2).join("/")
    : file.includes("/")
      ? (file.split("/")[0] as string)
      : "top";
const specifiers = (file: string): readonly string[] =>
  [
    ...text(file).matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s+"([^"]+)"|(?<!\.)\bimport\("([^"]+)"\)|(?:^|\n)import "([^"]+)"/g,
    ),
  ].map((it) => it[1] ?? it[2] ?? it[3] ?? "");
const localImports = (file: string): readonly string[] =>
  specifiers(file)
    .filter((it) => it.startsWith("."))
    .map((it) => posix.join(posix.dirname(file), it).replace(/\.js$/, ".ts"));

/** Below each room, the rooms that it may import besides itself. */
const below: Readonly<Record<string, readonly string[]>> = {
  base: [],
  code: ["base"],
  load: ["base"],
  model: ["load", "base"],
  patterns: ["model", "base"],
  emit: ["model", "code", "base"],
  print: ["emit", "code", "base"],
  write: ["print", "emit", "base"],
  contract: ["model", "load", "emit", "print", "code", "base"],
  docs: ["code", "base"],
  mock: ["contract", "model", "emit", "print", "base", "runtime/routing"],
  cli: ["top", "write", "contract", "mock", "load", "base"],
  "runtime/validation": [],
  "runtime/wire": [],
  "runtime/transport": ["runtime/wire"],
  "runtime/routing": ["runtime/wire"],
  "runtime/sending": ["runtime/routing", "runtime/transport", "runtime/wire"],
};

describe("the arrow", () => {
  test.each(files.filter((it) => roomOf(it) !== "top"))("%s", (file) => {
    const allowed = [roomOf(file), ...(below[roomOf(file)] ?? [])];
    expect(localImports(file).filter((it) => !allowed.includes(roomOf(it)))).toEqual([]);
  });
});

test("no emitter sees the raw document: of load, the model lets nothing but its builders know", () => {
  const knowing = files.filter(
    (file) => roomOf(file) === "model" && localImports(file).some((it) => roomOf(it) === "load"),
  );
  expect(knowing.filter((it) => !it.startsWith("model/build/"))).toEqual([]);
});

/** Each package, and the one place that knows it. */
const doors: Readonly<Record<string, RegExp>> = {
  "@scalar/openapi-upgrader/2.0-to-3.0": /^load\/swagger\.ts$/,
  "js-yaml": /^load\/(yaml|outline|positions)\.ts$/,
  handlebars: /^print\/(templates|precompile)\.ts$/,
  refa: /^patterns\/read\.ts$/,
  oxfmt: /^print\/oxfmt\.ts$/,
  prettier: /^print\/prettier\.ts$/,
  "ts-morph": /^write\/(merge|exports)\.ts$/,
  "openapi-typescript": /^emit\/paths[\w-]*\.ts$/,
  typescript: /^(contract\/|emit\/paths)/,
  "fast-check": /^contract\/scalars\.ts$/,
};

describe("one door for each package", () => {
  test.each(files)("%s", (file) => {
    const packages = specifiers(file).filter((it) => !it.startsWith(".") && !it.startsWith("node:"));
    expect(packages.filter((it) => doors[it]?.test(file) !== true)).toEqual([]);
  });
});

test("the runtime needs nothing: no package, nothing of Node, no eval", () => {
  const runtime = files.filter((it) => it.startsWith("runtime/"));
  expect(runtime.filter((file) => specifiers(file).some((it) => !it.startsWith(".")))).toEqual([]);
  expect(
    runtime.filter((file) =>
      /\beval\(|new Function\(|: any\b|as any\b|@ts-(ignore|expect-error|nocheck)/.test(
        text(file).replace(/\/\*[^]*?\*\//g, ""),
      ),
    ),
  ).toEqual([]);
});

test("only the rooms at both ends touch the disk", () => {
  const touching = files.filter((file) => specifiers(file).some((it) => /^node:fs/.test(it)));
  const allowed =
    /^(load\/|write\/|print\/(templates|precompile)\.ts|contract\/workspace\.ts|docs\/|(cache(-folder)?|engine)\.ts|cli\/watch\.ts|options\.ts|scaffold\.ts|cli\.ts|generate\.ts)/;
  expect(touching.filter((file) => !allowed.test(file))).toEqual([]);
});

test("no file is too long to know one's room in it", () => {
  expect(
    files.map((file) => [file, text(file).split("\n").length] as const).filter(([, lines]) => lines > 301),
  ).toEqual([]);
});

test("templates escape: there is no triple stash and no ampersand, and no logic but each, if, unless and with", () => {
  const templates = readdirSync("templates", { recursive: true, encoding: "utf8" }).filter((it) => it.endsWith(".hbs"));
  for (const file of templates) {
    const body = readFileSync(join("templates", file), "utf8");
    expect(body, file).not.toMatch(/\{\{\{|\{\{~?&/);
    for (const [, helper] of body.matchAll(/\{\{~?#([\w.]+)/g))
      expect(["each", "if", "unless", "with"], file).toContain(helper);
  }
});
