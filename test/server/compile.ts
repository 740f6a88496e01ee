/** TypeScript's opinion of generated packages and of those who use them. */
import { readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import ts from "typescript";
import type { Made } from "./support.js";

export interface Fault {
  /** Relative to the workspace. */
  readonly file: string;
  readonly message: string;
}

/** Writes modules into a workspace, and answers what is wrong with them. */
export async function compile(modules: Readonly<Record<string, string>>, made: Made): Promise<readonly Fault[]> {
  const { folder } = made.workspace;
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  for (const [path, text] of Object.entries(modules)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return faults(
    Object.keys(modules).map((it) => join(folder, it)),
    made,
  );
}

/** Every diagnostic of all files of the four packages. Throws where there are hardly any. */
export function packageFaults(made: Pick<Made, "workspace">): readonly Fault[] {
  const { folder, settings } = made.workspace;
  const files = Object.values(settings.packages).flatMap((name) => {
    const sources = join(folder, "node_modules", name, "src");
    const paths = readdirSync(sources, { recursive: true, encoding: "utf8" });
    return paths.filter((it) => it.endsWith(".ts")).map((it) => join(sources, it));
  });
  if (files.length < 20) throw new Error(`There are only ${files.length} files`);
  return faults(files, made);
}

/** Every diagnostic of some files under the strictest flags. */
export function faults(files: readonly string[], { workspace }: Pick<Made, "workspace">): readonly Fault[] {
  const { folder, settings } = workspace;
  const paths = Object.fromEntries(
    Object.values(settings.packages).map((name) => [name, [join(folder, "node_modules", name, "src/index.ts")]]),
  );
  const program = ts.createProgram([...files], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: ["node"],
    typeRoots: [join(process.cwd(), "node_modules/@types")],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noPropertyAccessFromIndexSignature: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    noEmit: true,
    skipLibCheck: true,
    paths,
  });
  return ts.getPreEmitDiagnostics(program).map((it) => ({
    file: it.file?.fileName.slice(folder.length + 1) ?? "",
    message: ts.flattenDiagnosticMessageText(it.messageText, "\n"),
  }));
}
