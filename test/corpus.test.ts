/**
 * Documents that other people wrote, through load, model, names and types: those that are meant to be accepted are, those that are not are
 * refused with a place, and nothing fails.
 */
import { join } from "node:path";
import { format } from "prettier";
import { describe, expect, test } from "vitest";
import { Diagnostics } from "../generator/base/diagnostic.js";
import { Module } from "../generator/code/module.js";
import { Code, Ref } from "../generator/code/code.js";
import type { Sheet, View } from "../generator/emit/sheet.js";
import { Symbols } from "../generator/emit/symbols.js";
import { types } from "../generator/emit/types/index.js";
import { load, UnreadableDocument, type Place } from "../generator/load/index.js";
import { buildApi } from "../generator/model/build/index.js";
import { corpus, documentsOf, hasCorpus } from "./corpus.js";
import { settings } from "./emit/types/support.js";

interface Tried {
  readonly errors: readonly (Place & { readonly message: string; readonly code: string })[];
  readonly sheets: readonly Sheet[];
}

async function tryDocument(path: string): Promise<Tried> {
  const report = new Diagnostics();
  try {
    const document = await load(join(corpus, path));
    const api = buildApi(document, report);
    const errors = report.list
      .filter((it) => it.severity === "error")
      .map((it) => ({ ...it, ...document.locate(it.at) }));
    return { errors, sheets: errors.length > 0 ? [] : types(api, new Symbols(api, report), settings) };
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    const { file, line, column, message, code, frame } = error;
    return { errors: [{ file, line, column, message, code, frame }], sheets: [] };
  }
}

/** The code of a sheet as it would be printed, without its template. */
function codeOf(sheet: Sheet): string {
  const module = new Module(sheet.path.replace(/\.ts$/, ""), settings.packages);
  const text = (view: View): string => {
    if (view instanceof Code || view instanceof Ref) return module.text(view);
    if (Array.isArray(view)) return view.map(text).join("\n");
    if (typeof view !== "object") return "";
    const { doc, name, type } = view as { readonly [field: string]: View };
    return type === undefined
      ? Object.values(view).map(text).join("\n")
      : `${text(doc)}export type ${text(name)} = ${text(type)};`;
  };
  return text(sheet.view);
}

describe.runIf(hasCorpus)("documents that are meant to be accepted", () => {
  test.each([...documentsOf("real/"), ...documentsOf("edge/")])("%s", async (path) => {
    const { errors, sheets } = await tryDocument(path);
    expect(errors).toEqual([]);
    const declared = sheets.flatMap((it) => [...codeOf(it).matchAll(/^export type (\S+)/gm)].map((found) => found[1]));
    expect(new Set(declared).size).toBe(declared.length);
  });

  test.each(documentsOf("edge/"))("what is printed for %s is TypeScript", async (path) => {
    const { sheets } = await tryDocument(path);
    for (const sheet of sheets) await format(codeOf(sheet), { parser: "typescript" });
  });
});

describe.runIf(hasCorpus)("documents that are refused", () => {
  test.each(documentsOf("negative/refuse/"))("%s", async (path) => {
    const { errors } = await tryDocument(path);
    expect(errors.length).toBeGreaterThan(0);
    for (const it of errors) {
      expect(it.line).toBeGreaterThan(0);
      expect(it.column).toBeGreaterThan(0);
      expect(it.frame).toContain(`${it.line} |`);
      expect(it.message).toMatch(/\.$/);
      expect(it.file).toContain(path);
    }
  });
});

describe.runIf(hasCorpus)("documents on which tools disagree", () => {
  test.each(documentsOf("negative/strict/"))("%s", async (path) => {
    const { errors, sheets } = await tryDocument(path);
    for (const it of errors) expect(it.frame).toContain(`${it.line} |`);
    for (const sheet of sheets) await format(codeOf(sheet), { parser: "typescript" });
  });
});
