/** What the README shows is what happens: its outputs are compared, its snippets type-checked and, where they print, run. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runInThisContext } from "node:vm";
import { inspect } from "node:util";
import ts from "typescript";
import { expect, test, vi } from "vitest";
import { CreateTargetBody, isTarget, parser, parseTarget } from "@targets-api/validators";
import { faultsIn } from "./typescript.js";

const readme = readFileSync("README.md", "utf8");

const fenced = (language: string): readonly string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"))].map((it) => it[1] ?? "");

/** What a console block shows under its command. */
function shown(command: string, nth = 0): string {
  const blocks = fenced("console").filter((it) => it.startsWith(`$ ${command}\n`));
  return blocks[nth]?.slice(`$ ${command}\n`.length) ?? `There is no such block of ${command}`;
}

const specwright = (...args: readonly string[]): { readonly stdout: string; readonly stderr: string } =>
  spawnSync(process.execPath, [resolve("dist/cli.js"), ...args], { encoding: "utf8" });

/** What the snippets take from the program around them. */
const around = `
declare const accountSid: string, authToken: string;
declare const database: { find(policy: string, sid: string): Promise<import("@targets-api/types").Target | undefined> };
declare const accounts: { check(username: string, password: string): Promise<{ sid: string }> };
`;

test("what generate says", () => {
  expect(specwright("generate").stdout).toBe(shown("npm run generate"));
});

test("what a mistake looks like", () => {
  const folder = mkdtempSync(join(tmpdir(), "specwright-readme-"));
  cpSync("spec", join(folder, "spec"), { recursive: true });
  const spec = join(folder, "spec/openapi.yaml");
  writeFileSync(
    spec,
    readFileSync(spec, "utf8").replace(/(Target:\n +\$ref: "#\/components\/schemas\/Sip)Uri/, "$1URI"),
  );
  const told = spawnSync(process.execPath, [resolve("dist/cli.js"), "generate", "--spec", "spec/openapi.yaml"], {
    cwd: folder,
    encoding: "utf8",
  });
  expect([told.status, told.stderr]).toEqual([2, shown("npm run generate", 1)]);
});

test("what the contract says", () => {
  expect(specwright("contract").stdout).toBe(shown("npm run contract"));
});

test.each(fenced("ts").map((it, i) => [i + 1, it] as const))("snippet %i type-checks", (_, text) => {
  expect(faultsIn("snippet.ts", around + text)).toEqual([]);
});

test("what the validators print", () => {
  const text = fenced("ts").find((it) => it.includes("isTarget(")) ?? "";
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const body = ts.transpile(text.replace(/^import .*$/m, ""), { target: ts.ScriptTarget.ES2022 });
  const run = runInThisContext(`(CreateTargetBody, isTarget, parseTarget) => {${body}}`) as (
    ...args: readonly unknown[]
  ) => void;
  const thrown = /\/\/ throws: (.*)$/m.exec(text)?.[1];
  expect(() => run(CreateTargetBody, isTarget, parseTarget)).toThrow(thrown);
  const printed = log.mock.calls.map((it) => it.join(" "));
  log.mockRestore();
  expect(printed).toEqual([...text.matchAll(/^\/\/ (.*)$/gm)].map((it) => it[1]));
});

test("what the parser with options makes", () => {
  const text = fenced("ts").find((it) => it.includes("parser(")) ?? "";
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const body = ts.transpile(text.replace(/^import .*$/m, ""), { target: ts.ScriptTarget.ES2022 });
  const run = runInThisContext(`(CreateTargetBody, parser) => {${body}}`) as (...args: readonly unknown[]) => void;
  run(CreateTargetBody, parser);
  const printed = log.mock.calls.map(([it]) => inspect(it));
  log.mockRestore();
  expect(printed).toEqual([...text.matchAll(/\/\/ (.*)$/gm)].map((it) => it[1]));
});
