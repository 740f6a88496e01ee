/** Rooms of the runtime as one file each. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { format, resolveConfig } from "prettier";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { roomText } from "../../generator/write/room.js";

const home = "generator/runtime";
const rooms = ["validation", "wire", "transport", "routing", "sending"];

interface Names {
  readonly module: string;
  readonly declared: readonly string[];
  readonly imported: readonly string[];
}

/** What each module of a room declares, and what it imports of others. */
function namesOf(room: string): readonly Names[] {
  return readdirSync(join(home, room))
    .filter((it) => it !== "index.ts")
    .map((module) => {
      const { statements } = ts.createSourceFile(module, readFileSync(join(home, room, module), "utf8"), 99, true);
      const declared = statements.flatMap((it) => {
        if (ts.isVariableStatement(it)) return it.declarationList.declarations.map((one) => one.name.getText());
        return ts.isImportDeclaration(it) ? [] : [(it as ts.DeclarationStatement).name?.getText() ?? ""];
      });
      const imported = statements.filter(ts.isImportDeclaration).flatMap((it) => {
        const names = it.importClause?.namedBindings;
        return names !== undefined && ts.isNamedImports(names) ? names.elements.map((one) => one.getText()) : ["*"];
      });
      return { module, declared: [...new Set(declared)], imported: imported.map((it) => it.replace(/^type /, "")) };
    });
}

describe.each(rooms)("%s", (room) => {
  const modules = namesOf(room);
  const text = roomText(home, room);

  test("no two modules call something by the same name, and none renames what it imports", () => {
    const all = modules.flatMap((it) => it.declared);
    expect(all.filter((it, i) => all.indexOf(it) !== i)).toEqual([]);
    for (const { module, declared, imported } of modules) {
      expect(imported.filter((it) => !/^\w+$/.test(it))).toEqual([]);
      const ofOthers = modules.filter((it) => it.module !== module).flatMap((it) => it.declared);
      // What one module imports of another room, no other declares.
      expect(imported.filter((it) => declared.includes(it) || ofOthers.filter((one) => one === it).length > 1)).toEqual(
        [],
      );
    }
  });

  test("a name of the platform that one module gives to something else is not meant by another", () => {
    for (const { module, declared } of modules)
      for (const name of declared.filter((it) => it in globalThis)) {
        const others = modules.filter((it) => it.module !== module && !it.imported.includes(name));
        const isMeant = new RegExp(`(?<![\\w.])${name}\\b(?!:)`);
        const meaning = others.filter((it) => isMeant.test(code(join(home, room, it.module))));
        expect([name, meaning.map((it) => it.module)]).toEqual([name, []]);
      }
  });

  test("one file exports what its door does, and is laid out", async () => {
    const compiled = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.ESNext, target: 9 } });
    const exported = [...compiled.outputText.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)];
    const door = (await import(pathToFileURL(join(home, room, "index.ts")).href)) as object;
    expect(exported.map((it) => it[1]).sort()).toEqual(Object.keys(door).sort());
    expect(await format(text, { ...(await resolveConfig(home)), filepath: "room.ts" })).toBe(text);
  });
});

/** The text of a module without its comments and strings. */
function code(file: string): string {
  const { outputText } = ts.transpileModule(readFileSync(file, "utf8"), {
    compilerOptions: { removeComments: true, module: ts.ModuleKind.ESNext, target: 9 },
  });
  return outputText.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`/g, '""');
}

test("what a room imports of another, past its door, is exported where both are in a package", () => {
  const beside = rooms.filter((it) => it !== "validation");
  for (const room of beside) {
    const text = roomText(home, room, beside);
    for (const [, names = "", from = ""] of text.matchAll(/^import (?:type )?\{([^}]*)\} from "\.\/(\w+)\.js";$/gm)) {
      const other = roomText(home, from, beside);
      const words = names.split(",").map((it) => it.trim().replace(/^type /, ""));
      const isThere = (it: string): boolean => new RegExp(`^export [\\w* ]*\\b${it}\\b`, "m").test(other);
      expect(words.filter((it) => it !== "" && !isThere(it))).toEqual([]);
    }
  }
});
