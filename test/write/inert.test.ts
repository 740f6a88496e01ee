/** What the rooms of the runtime do at module level, once they are compiled: nothing, so that a bundler may take away whatever is not used. */
import ts from "typescript";
import { expect, test } from "vitest";
import { roomText } from "../../generator/write/room.js";

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
  if (ts.isPrefixUnaryExpression(it)) return isConstant(it.operand);
  return ts.isIdentifier(it) || isConstant(it) || ts.isArrowFunction(it);
}

const isConstant = (it: ts.Expression): boolean =>
  ts.isBinaryExpression(it)
    ? isConstant(it.left) && isConstant(it.right)
    : ts.isLiteralExpression(it) || it.kind === ts.SyntaxKind.TrueKeyword || it.kind === ts.SyntaxKind.FalseKeyword;

test.each(["validation", "wire", "transport", "routing", "sending"])("%s does nothing when it is loaded", (room) => {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true };
  const { outputText } = ts.transpileModule(roomText("generator/runtime", room), { compilerOptions });
  const { statements } = ts.createSourceFile(room, outputText, ts.ScriptTarget.ES2022, true);
  const busy = statements.filter((it) => {
    if (!ts.isVariableStatement(it)) return !declaring.some((is) => is(it));
    return !it.declarationList.declarations.every(
      (one) => one.initializer === undefined || isInert(one.initializer, outputText),
    );
  });
  expect(busy.map((it) => it.getText())).toEqual([]);
});

const declaring: readonly ((it: ts.Node) => boolean)[] = [
  ...[ts.isImportDeclaration, ts.isExportDeclaration, ts.isFunctionDeclaration, ts.isClassDeclaration],
  ...[ts.isInterfaceDeclaration, ts.isTypeAliasDeclaration],
];
