/** What the runtime of the validators does at module level: nothing, so that a bundler may take away whatever is not used. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/** True for what does nothing when it is evaluated, as any bundler can see. */
function isInert(it: ts.Expression, text: string): boolean {
  if (ts.isAsExpression(it) || ts.isSatisfiesExpression(it)) return isInert(it.expression, text);
  if (ts.isArrayLiteralExpression(it)) return it.elements.every((element) => isInert(element, text));
  if (ts.isObjectLiteralExpression(it))
    return it.properties.every((one) => ts.isPropertyAssignment(one) && isInert(one.initializer, text));
  if (ts.isCallExpression(it) || ts.isNewExpression(it)) {
    const isMarked = text.slice(it.pos, it.getStart()).includes("@__PURE__");
    return isMarked && (it.arguments ?? []).every((argument) => isInert(argument, text));
  }
  if (ts.isBinaryExpression(it)) return [it.left, it.right].every((side) => isConstant(side));
  return ts.isIdentifier(it) || ts.isLiteralExpression(it) || ts.isArrowFunction(it);
}

const isConstant = (it: ts.Expression): boolean =>
  ts.isBinaryExpression(it) ? isConstant(it.left) && isConstant(it.right) : ts.isLiteralExpression(it);

test("the runtime does nothing when it is loaded", async () => {
  const home = "generator/runtime/validation";
  const busy: string[] = [];
  for (const name of await readdir(home)) {
    const source = ts.createSourceFile(name, await readFile(join(home, name), "utf8"), ts.ScriptTarget.ES2022, true);
    for (const it of source.statements) {
      const declared = ts.isVariableStatement(it) ? it.declarationList.declarations : [];
      const isDeclaration = ts.isVariableStatement(it) || declaring.some((is) => is(it));
      if (!isDeclaration || !declared.every((one) => one.initializer && isInert(one.initializer, source.text)))
        busy.push(`${name}: ${it.getText()}`);
    }
  }
  expect(busy).toEqual([]);
});

const declaring: readonly ((it: ts.Node) => boolean)[] = [
  ...[ts.isImportDeclaration, ts.isExportDeclaration, ts.isFunctionDeclaration, ts.isClassDeclaration],
  ...[ts.isInterfaceDeclaration, ts.isTypeAliasDeclaration],
];
