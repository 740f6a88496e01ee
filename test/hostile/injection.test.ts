/**
 * No text of a document becomes anything but text: with any payload at any position, either the document is refused, with a place, or what
 * is made of it parses, declares things and does nothing else, compiles, and sets no canary when it is imported and used.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, afterEach, expect, test } from "vitest";
import { Diagnostics } from "../../generator/base/diagnostic.js";
import { Workspace } from "../../generator/contract/workspace.js";
import type { PackageKey } from "../../generator/emit/settings.js";
import { render, understand } from "../../generator/generate.js";
import { loadText } from "../../generator/load/index.js";
import { withAccess } from "../../generator/model/access.js";
import type { Api } from "../../generator/model/api.js";
import { buildApi } from "../../generator/model/build/index.js";
import { loadOptions, settingsFor } from "../../generator/options.js";
import { outputOf, type Texts } from "../output.js";
import { faults } from "../server/compile.js";
import { document } from "./document.js";
import { payloads } from "./payloads.js";
import { changed, pointerOf, positions, type Position } from "./positions.js";

const canary = globalThis as { canary?: unknown };
const folder = await mkdtemp(join(tmpdir(), "specwright-hostile-"));
const options = await loadOptions({ cwd: folder, flags: { spec: "openapi.json" } });
const all = positions(document);

afterAll(() => rm(folder, { recursive: true, force: true }));

afterEach(() => {
  expect(canary.canary).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
});

/** The document with a payload at some positions; undefined when it is refused. */
async function understood(at: readonly Position[], payload: string): Promise<Api | undefined> {
  const read = await loadText(JSON.stringify(changed(document, at, payload)), join(folder, "openapi.json"));
  const report = new Diagnostics();
  const api = buildApi(read, report);
  if (!report.failed) return api;
  for (const it of report.list) expect([read.locate(it.at).line, it.message]).toEqual([1, expect.stringMatching(/\S/)]);
  return undefined;
}

/** The files that are made of such a document, without those that are the same for all. */
async function emitted(at: readonly Position[], payload: string): Promise<Texts> {
  const understandable = await understood(at, payload);
  if (understandable === undefined) throw new Error(`Refused: ${at.map(pointerOf).join(", ")}`);
  const api = withAccess(understandable);
  return outputOf(api, options);
}

const declaring: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.VariableStatement,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.ClassDeclaration,
]);

/** What a file does besides declaring, in the words of its syntax; throws where it does not parse. */
function deedsOf({ path, text }: Texts[number]): readonly string[] {
  if (path.endsWith(".json")) {
    JSON.parse(text);
    return [];
  }
  if (!path.endsWith(".ts"))
    return /<(?!!-- Made by specwright)[a-z!/]/i.test(text.replace(/\\./g, "").replace(/```[^]*?```/g, ""))
      ? ["markup"]
      : [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, false);
  const { parseDiagnostics } = file as unknown as { readonly parseDiagnostics: readonly ts.Diagnostic[] };
  if (parseDiagnostics[0] !== undefined)
    throw new Error(
      `${path} does not parse: ${String(parseDiagnostics[0].messageText)}\n${text.slice(Math.max(0, (parseDiagnostics[0].start ?? 0) - 200), (parseDiagnostics[0].start ?? 0) + 200)}`,
    );
  return file.statements.filter((it) => !declaring.has(it.kind)).map((it) => ts.SyntaxKind[it.kind]);
}

/** Deeds of a whole output: each with its file. */
const deeds = (texts: Texts): readonly string[] =>
  texts.flatMap((it) => deedsOf(it).map((deed) => `${it.path}: ${deed}`)).sort();

const chunked = <Item>(list: readonly Item[], size: number): readonly (readonly Item[])[] =>
  list.length === 0 ? [] : [list.slice(0, size), ...chunked(list.slice(size), size)];

/** Paths that a disk would not take, or that lead elsewhere. */
function escaping(texts: Texts): readonly string[] {
  const paths = texts.map((it) => it.path);
  const wrong = paths.filter(
    (it) =>
      !/^[\w.-]+(\/[\w.-]+)*$/.test(it) ||
      /(^|\/)(\.\.?|[^/]{200,}|(con|nul|aux|prn|com\d|lpt\d)(\.[^/]*)?)(\/|$)/i.test(it),
  );
  const folded = paths.map((it) => it.toLowerCase());
  return [...wrong, ...folded.filter((it, i) => folded.indexOf(it) !== i)];
}

/** Positions that some payload was refused at; tried alone from then on. */
const touchy = new Set<Position>();

interface Tried {
  /** As many of the positions as can take the payload in one document. */
  readonly taken: readonly Position[];
  /** Refused with the payload at nothing but this position. */
  readonly refused: readonly Position[];
}

/** What is taken alone may be refused beside something else; such positions are in neither list. */
async function together(at: readonly Position[], payload: string): Promise<Tried> {
  let taken: readonly Position[] = [];
  const refused: Position[] = [];
  const work = [
    ...chunked(
      [...at].filter((it) => !touchy.has(it)),
      80,
    ),
    ...chunked(
      [...at].filter((it) => touchy.has(it)),
      1,
    ),
  ];
  for (let some = work.shift(); some !== undefined; some = work.shift()) {
    const [first] = some;
    if ((await understood([...taken, ...some], payload)) !== undefined) taken = [...taken, ...some];
    else if (some.length > 1) work.unshift(...chunked(some, Math.ceil(some.length / 2)));
    else if (first !== undefined) {
      touchy.add(first);
      if ((await understood(some, payload)) === undefined) refused.push(first);
    }
  }
  return { taken, refused };
}

/** By payload, the most positions that take it at once. */
const takers = new Map<string, readonly Position[]>();

test("every payload at every position is refused with a place, or is text", async () => {
  const usual = deeds(await emitted([], ""));
  let refused = 0;
  for (const payload of payloads) {
    // A keyword that is renamed takes away all that stands under it, so that keywords are tried apart.
    for (const kind of [all.filter((it) => it.kind !== "keyword"), all.filter((it) => it.kind === "keyword")]) {
      for (let left = kind; left.length > 0;) {
        const tried = await together(left, payload);
        const texts = await emitted(tried.taken, payload);
        expect({ payload, deeds: deeds(texts) }).toEqual({ payload, deeds: usual });
        expect(escaping(texts)).toEqual([]);
        if (!takers.has(payload)) takers.set(payload, tried.taken);
        const done = new Set([...tried.taken, ...tried.refused]);
        left = left.filter((it) => !done.has(it));
        refused += tried.refused.length;
      }
    }
  }
  const tried = all.length * payloads.length;
  console.info(
    `hostile input: ${all.length} positions × ${payloads.length} payloads; ${tried - refused} are text, ${refused} are refused with a place`,
  );
  expect(all.length).toBeGreaterThan(600);
  expect(refused).toBeLessThan(tried / 8);
}, 600_000);

/** Everything that a package exports, looked at and, where it is a validator or the client, used. */
async function exercise(workspace: Workspace): Promise<void> {
  const validators = await workspace.import("validators");
  const values = [
    undefined,
    null,
    1,
    "text",
    [],
    {},
    { kind: "dog", name: "Rex", size: 1 },
    JSON.parse('{"__proto__":{"polluted":1},"kind":"cat"}'),
  ] as const;
  for (const it of Object.values(validators))
    for (const value of values) {
      const { issues } = it as { readonly issues?: (value: unknown) => unknown };
      if (typeof it === "object" && typeof issues === "function") issues.call(it, value);
    }
  const { createClient, ...functions } = await workspace.import("client");
  const { createRouter } = await workspace.import("server");
  const { fetch } = (
    createRouter as (handlers: object, options: object) => { readonly fetch: typeof globalThis.fetch }
  )({}, { authenticate: false, onError: () => undefined });
  const client = (createClient as (options: object) => object)({
    baseUrl: "http://test.invalid",
    fetch,
    username: "a",
    password: "b",
  });
  for (const call of Object.values(functions))
    if (typeof call === "function" && call.length >= 1 && !/^class\b/.test(String(call)))
      await Promise.resolve()
        .then(() =>
          (call as (...args: readonly unknown[]) => unknown)(client, { path: { petId: "a" }, body: {}, query: {} }),
        )
        .catch(() => undefined);
}

test.each(payloads.map((it, i) => [i, it] as const))(
  "payload %i, wherever it is taken: made in full, imported and used",
  async (i, payload) => {
    const at = takers.get(payload) ?? [];
    expect(at.length).toBeGreaterThan(150);
    const spec = join(folder, `all-${i}.json`);
    await writeFile(spec, JSON.stringify(changed(document, at, payload)));
    const read = await understand(spec);
    if ("refused" in read) throw new Error(read.refused.diagnostics.map((it) => it.message).join("\n"));
    const files = await render(read.document, read.api, { ...options, paths: false });
    const workspace = await Workspace.create(files, settingsFor(options, read.api.title));
    try {
      await exercise(workspace);
      if (i % 6 === 0) {
        const sources = files.flatMap(({ path }) => {
          const [key = "", ...rest] = path.split("/");
          const name = workspace.settings.packages[key as PackageKey];
          return path.endsWith(".ts") ? [join(workspace.folder, "node_modules", name, ...rest)] : [];
        });
        expect(faults(sources, { workspace })).toEqual([]);
      }
    } finally {
      await workspace.close();
    }
  },
  60_000,
);
