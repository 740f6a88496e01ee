import { Node, type Expression, type SourceFile, type Statement } from "ts-morph";

/** The names that a statement binds at the top level, imports included. */
export function declaredNames(statement: Statement): readonly string[] {
  if (Node.isImportDeclaration(statement)) {
    const named = statement.getNamedImports().map((it) => it.getAliasNode()?.getText() ?? it.getName());
    const others = [statement.getDefaultImport()?.getText(), statement.getNamespaceImport()?.getText()];
    return [...named, ...others.filter((it) => it !== undefined)];
  }
  if (Node.isVariableStatement(statement)) return statement.getDeclarations().flatMap((it) => bound(it.getNameNode()));
  if (isNamed(statement)) return statement.getName() === undefined ? [] : [statement.getName() as string];
  return [];
}

function isNamed(statement: Statement): statement is Statement & { getName(): string | undefined } {
  return "getName" in statement;
}

/** `{ a, b: [c] }` binds a and c. */
function bound(name: Node): readonly string[] {
  if (Node.isObjectBindingPattern(name) || Node.isArrayBindingPattern(name)) {
    return name.getElements().flatMap((it) => (Node.isBindingElement(it) ? bound(it.getNameNode()) : []));
  }
  return [name.getText()];
}

/**
 * Every name under which a file offers something, in whatever style: exported declarations, export lists, and the members of exported
 * objects and classes, default ones too, since handlers may be collected in one.
 */
export function exportedNames(file: SourceFile): readonly string[] {
  return file.getStatements().flatMap((statement) => {
    if (Node.isExportDeclaration(statement)) return listed(file, statement);
    if (Node.isExportAssignment(statement)) return members(file, statement.getExpression());
    if (!Node.isExportable(statement) || !statement.hasExportKeyword()) return assigned(statement);
    return [...declaredNames(statement), ...insides(file, statement)];
  });
}

function listed(file: SourceFile, statement: Statement): readonly string[] {
  if (!Node.isExportDeclaration(statement)) return [];
  const namespace = statement.getNamespaceExport()?.getName();
  const names = statement.getNamedExports().flatMap((it) => {
    const local = it.getName();
    const inside = statement.hasModuleSpecifier() ? [] : memberNames(file, local);
    return [it.getAliasNode()?.getText() ?? local, ...inside];
  });
  return namespace === undefined ? names : [...names, namespace];
}

/** `exports.name = …` and `module.exports.name = …`, in a file that is older than modules. */
function assigned(statement: Statement): readonly string[] {
  const match = /^(?:module\.)?exports\.([\w$]+)\s*=/.exec(statement.getText());
  return match?.[1] === undefined ? [] : [match[1]];
}

function insides(file: SourceFile, statement: Statement): readonly string[] {
  if (Node.isClassDeclaration(statement)) return classMembers(statement);
  if (!Node.isVariableStatement(statement)) return [];
  return statement.getDeclarations().flatMap((it) => members(file, it.getInitializer()));
}

function memberNames(file: SourceFile, name: string): readonly string[] {
  const variable = file.getVariableDeclaration(name);
  if (variable !== undefined) return members(file, variable.getInitializer());
  const declared = file.getClass(name);
  return declared === undefined ? [] : classMembers(declared);
}

function classMembers(node: Node): readonly string[] {
  if (!Node.isClassDeclaration(node) && !Node.isClassExpression(node)) return [];
  return node.getMembers().flatMap((it) => (Node.hasName(it) ? [unquoted(it.getName())] : []));
}

/** The members of an object, seen through brackets, `as`, `satisfies`, `Object.freeze(…)`, `new`, and a name. */
function members(file: SourceFile, value: Expression | undefined): readonly string[] {
  if (value === undefined) return [];
  if (Node.isObjectLiteralExpression(value))
    return value
      .getProperties()
      .flatMap((it) => (Node.isSpreadAssignment(it) ? members(file, it.getExpression()) : [unquoted(it.getName())]));
  if (Node.isParenthesizedExpression(value) || Node.isAsExpression(value) || Node.isSatisfiesExpression(value))
    return members(file, value.getExpression());
  if (Node.isCallExpression(value) || Node.isNewExpression(value)) {
    const callee = Node.isNewExpression(value) ? members(file, value.getExpression()) : [];
    return [...callee, ...value.getArguments().flatMap((it) => (Node.isExpression(it) ? members(file, it) : []))];
  }
  if (Node.isIdentifier(value)) return memberNames(file, value.getText());
  return Node.isClassExpression(value) ? classMembers(value) : [];
}

const unquoted = (name: string): string => name.replace(/^(["'])(.*)\1$/s, "$2");

/** The modules of every `export * from "…"`. */
export function starSpecifiers(file: SourceFile): readonly string[] {
  return file
    .getExportDeclarations()
    .flatMap((it) =>
      it.isNamespaceExport() && it.getNamespaceExport() === undefined ? [it.getModuleSpecifierValue() ?? ""] : [],
    );
}
