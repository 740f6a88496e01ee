import { Node, Project, type ImportSpecifier, type SourceFile, type Statement } from "ts-morph";
import { declaredNames, exportedNames, starSpecifiers } from "./exports.js";

/** What became of a user's file. */
export interface Merged {
  /** The file's new text: the user's, every byte of it in its order, with insertions. */
  readonly text: string;
  /** Names that were added; "./pets.js" for an added `export * from "./pets.js"`. */
  readonly added: readonly string[];
  /** Why nothing could be added, though something is missing. */
  readonly left: string | undefined;
}

/** Gives the text of a module that a user's file re-exports with `export *`; undefined where that can't be known. */
export type Reexported = (specifier: string) => string | undefined;

/**
 * Adds what a skeleton declares and the user's file lacks, at its end, with the imports that takes. Nothing the user wrote is changed,
 * moved or reformatted. A file that does not parse is left alone, and so is one that may export anything (`export *` of a module that
 * can't be looked into), since an added declaration would hide what the user has there.
 */
export function merge(current: string, skeleton: string, reexported: Reexported = () => undefined): Merged {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    compilerOptions: { allowJs: true },
  });
  const theirs = project.createSourceFile("current.ts", current.replace(/^\ufeff/, ""));
  const ours = project.createSourceFile("skeleton.ts", skeleton);
  const broken = syntaxFault(project, theirs);
  if (broken !== undefined) return { text: current, added: [], left: broken };
  const present = presentNames(theirs, reexported);
  const missing = ours.getStatements().filter((it) => isMissing(it, present, theirs));
  const added = missing.flatMap(addedNames);
  if (missing.length === 0) return { text: current, added: [], left: undefined };
  const hidden = present.unknown;
  if (hidden !== undefined && missing.some((it) => !Node.isExportDeclaration(it))) {
    return { text: current, added: [], left: `it exports everything of ${hidden}, which may hold ${added.join(", ")}` };
  }
  return { text: inserted(current, theirs, importsFor(theirs, ours, missing), missing), added, left: undefined };
}

function syntaxFault(project: Project, file: SourceFile): string | undefined {
  const [first] = project.getProgram().getSyntacticDiagnostics(file);
  if (first === undefined) return undefined;
  const message = first.getMessageText();
  return `it does not parse, line ${first.getLineNumber() ?? 1}: ${typeof message === "string" ? message : message.getMessageText()}`;
}

interface Present {
  readonly names: ReadonlySet<string>;
  /** A module whose exports can't be known. */
  readonly unknown: string | undefined;
}

/** What a file exports, itself or through modules it re-exports; `seen` ends circles. */
function presentNames(file: SourceFile, reexported: Reexported, seen = new Set<string>()): Present {
  const names = new Set(exportedNames(file));
  let unknown: string | undefined;
  for (const specifier of starSpecifiers(file)) {
    if (seen.has(specifier)) continue;
    seen.add(specifier);
    const text = reexported(specifier);
    if (text === undefined) {
      unknown ??= specifier;
      continue;
    }
    const inner = presentNames(file.getProject().createSourceFile(`star${seen.size}.ts`, text), () => undefined, seen);
    for (const name of inner.names) names.add(name);
    unknown ??= inner.unknown;
  }
  return { names, unknown };
}

function isMissing(statement: Statement, present: Present, theirs: SourceFile): boolean {
  if (Node.isExportDeclaration(statement) && statement.isNamespaceExport()) {
    return !starSpecifiers(theirs).includes(statement.getModuleSpecifierValue() ?? "");
  }
  if (!Node.isExportable(statement) || !statement.hasExportKeyword()) return false; // what nobody can reach is not missed
  const names = addedNames(statement);
  return names.length > 0 && !names.some((name) => present.names.has(name));
}

function addedNames(statement: Statement): readonly string[] {
  if (Node.isExportDeclaration(statement)) return [statement.getModuleSpecifierValue() ?? ""];
  return declaredNames(statement);
}

interface Wanted {
  readonly specifier: string;
  /** `Handlers`, `NotImplemented as NotImplemented2` */
  readonly name: string;
  readonly typeOnly: boolean;
}

/** The imports that the added statements need and the user's file has not; a name that means something else there gets another. */
function importsFor(theirs: SourceFile, ours: SourceFile, missing: readonly Statement[]): readonly string[] {
  const taken = new Set(theirs.getStatements().flatMap(declaredNames));
  const wanted = ours.getImportDeclarations().flatMap((declaration) =>
    declaration.getNamedImports().flatMap((it): readonly Wanted[] => {
      const name = it.getAliasNode()?.getText() ?? it.getName();
      if (!missing.some((statement) => mentions(statement, name))) return [];
      const specifier = declaration.getModuleSpecifierValue();
      const typeOnly = declaration.isTypeOnly() || it.isTypeOnly();
      if (isImported(theirs, specifier, it, name, typeOnly)) return [];
      return [
        {
          specifier,
          name: taken.has(name) ? renamed(it, name, taken) : it.getText().replace(/^type\s+/, ""),
          typeOnly,
        },
      ];
    }),
  );
  return [...new Set(wanted.map((it) => it.specifier))].map((specifier) => {
    const here = wanted.filter((it) => it.specifier === specifier);
    const erased = here.every((it) => it.typeOnly);
    const names = here.map((it) => (it.typeOnly && !erased ? `type ${it.name}` : it.name));
    return `import ${erased ? "type " : ""}{ ${names.join(", ")} } from ${JSON.stringify(specifier)};`;
  });
}

const mentions = (statement: Statement, name: string): boolean =>
  statement.getDescendants().some((it) => Node.isIdentifier(it) && it.getText() === name);

function isImported(
  theirs: SourceFile,
  specifier: string,
  wanted: ImportSpecifier,
  local: string,
  typeOnly: boolean,
): boolean {
  return theirs.getImportDeclarations().some((declaration) => {
    if (declaration.getModuleSpecifierValue() !== specifier) return false;
    return declaration.getNamedImports().some((it) => {
      const erased = declaration.isTypeOnly() || it.isTypeOnly();
      return (
        it.getName() === wanted.getName() &&
        (it.getAliasNode()?.getText() ?? it.getName()) === local &&
        (typeOnly || !erased)
      );
    });
  });
}

/** Gives an import of the skeleton a name that is free, wherever the skeleton mentions it. */
function renamed(it: ImportSpecifier, name: string, taken: Set<string>): string {
  let free = `${name}2`;
  for (let n = 3; taken.has(free); n += 1) free = `${name}${n}`;
  taken.add(free);
  it.setAlias(name);
  it.renameAlias(free);
  return `${it.getName()} as ${free}`;
}

/** The user's text with insertions, and nothing else. */
function inserted(
  current: string,
  theirs: SourceFile,
  imports: readonly string[],
  missing: readonly Statement[],
): string {
  const newline = current.includes("\r\n") ? "\r\n" : "\n";
  const mark = current.startsWith("\ufeff") ? 1 : 0;
  const at = importPlace(theirs) + mark;
  const head = imports.length === 0 ? "" : imports.map((it) => it + newline).join("");
  const before = at > mark && !/[\r\n]$/.test(current.slice(0, at)) ? newline : "";
  const top =
    head === ""
      ? current
      : current.slice(0, at) +
        before +
        head +
        (before === "" && !startsWithImport(theirs) && at < current.length ? newline : "") +
        current.slice(at);
  const ending = top === "" || /\n$/.test(top) ? "" : newline;
  const bodies = missing.map((it) => it.getText(true).replaceAll(/\r?\n/g, newline));
  const separator = Node.isExportDeclaration(missing[0]) && top.trim() !== "" ? "" : newline;
  return `${top}${ending}${top.trim() === "" ? "" : separator}${bodies.join(newline + separator)}${newline}`;
}

const startsWithImport = (file: SourceFile): boolean => file.getImportDeclarations().length > 0;

/** Behind the last import and what else is on its line; without one, in front of the first statement and its documentation. */
function importPlace(file: SourceFile): number {
  const last = file.getImportDeclarations().at(-1);
  const text = file.getFullText();
  if (last !== undefined) {
    const end = text.indexOf("\n", last.getEnd());
    const rest = text.slice(last.getEnd(), end < 0 ? undefined : end);
    if (/^[\t ]*(\/\/.*)?\r?$/.test(rest)) return end < 0 ? text.length : end + 1;
    return last.getEnd();
  }
  const statements = file.getStatements();
  const first = statements.find((it) => !(Node.isExpressionStatement(it) && Node.isStringLiteral(it.getExpression())));
  return first?.getStart(true) ?? text.length;
}
