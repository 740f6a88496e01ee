/** What TypeScript says of a generated server and of those who use it. */
import { join } from "node:path";
import { mkdir, writeFile } from "node:fs/promises";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { understand, ownTemplates } from "../../generator/generate.js";
import { Symbols } from "../../generator/emit/symbols.js";
import { skeletons } from "../../generator/emit/server/skeletons.js";
import { settingsFor } from "../../generator/options.js";
import { print } from "../../generator/print/print.js";
import { Templates } from "../../generator/print/templates.js";
import { cleanUp, generated, make, type Made, type Sketch } from "./support.js";

const content = (...types: readonly string[]): object =>
  Object.fromEntries(
    types.map((it) => [
      it,
      { schema: { type: "object", properties: { n: { type: "integer" } }, additionalProperties: true } },
    ]),
  );
const ok = {
  "200": {
    description: "Fine.",
    headers: { "X-N": { required: true, schema: { type: "integer" } } },
    content: content("application/json"),
  },
};
const hostile = '*/ `${x}` "\\" \u2028 </script> __proto__';

const sketch: Sketch = {
  title: hostile,
  components: {
    securitySchemes: {
      basic: { type: "http", scheme: "basic", description: hostile },
      "a-key": { type: "apiKey", in: "header", name: "X-Key" },
      [hostile]: { type: "http", scheme: "bearer" },
    },
  },
  paths: {
    "/none": { get: { operationId: "none", responses: { "204": { description: "" } } } },
    "/all/{id}": {
      post: {
        operationId: "all",
        tags: ["Pets & Co", "other"],
        summary: hostile,
        security: [{ basic: [] }, { "a-key": [] }],
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "integer" } },
          { name: "q", in: "query", schema: { type: "string" } },
          { name: "X-H", in: "header", schema: { type: "string" } },
          { name: "c", in: "cookie", schema: { type: "string" } },
        ],
        requestBody: { content: content("application/json", "application/x-www-form-urlencoded", "image/*") },
        responses: ok,
      },
    },
    "/one": {
      put: {
        operationId: "one",
        tags: ["../../etc/passwd"],
        security: [{}, { basic: [] }],
        requestBody: { content: content("application/json") },
        responses: ok,
      },
    },
    "/bytes": {
      get: {
        operationId: "bytes",
        responses: {
          "200": { description: "", content: { "application/zip": { schema: {} }, ...content("application/json") } },
        },
      },
    },
    "/must": {
      put: {
        operationId: "must",
        tags: ["con"],
        requestBody: { required: true, content: content("application/json") },
        responses: ok,
      },
    },
    "/größe": { get: { operationId: "größe", tags: ["größe"], responses: ok } },
    "/class": { get: { operationId: "class", tags: ["pets & co"], responses: ok } },
    "/h": {
      get: {
        operationId: hostile,
        tags: [hostile],
        description: hostile,
        security: [{ [hostile]: [] }],
        responses: ok,
      },
    },
    "/unnamed": { get: { responses: ok, tags: ["index"] } },
  },
};

let made: Made;
beforeAll(async () => {
  made = await make(sketch);
});
afterAll(cleanUp);

/** Every diagnostic of some files under the strictest flags. */
function faults(files: readonly string[], packages: Made): readonly string[] {
  const { folder, settings } = packages.workspace;
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
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      (it) =>
        `${it.file?.fileName.slice(folder.length) ?? ""}:${it.start ?? 0} ${ts.flattenDiagnosticMessageText(it.messageText, "\n")}`,
    );
}

async function check(text: string, packages = made): Promise<readonly string[]> {
  await asModules(packages.workspace.folder);
  const file = join(packages.workspace.folder, `user${Math.random().toString(36).slice(2)}.ts`);
  await writeFile(file, text);
  return faults([file], packages);
}

const asModules = (folder: string): Promise<void> => writeFile(join(folder, "package.json"), '{ "type": "module" }');

const head =
  'import { createRouter, HttpError, NotImplemented, type Authentication, type Context, type Handlers, type Options, type Problem, type RequestOf, type Router } from "@sketch/server";\n';

test("a generated server compiles, whatever its document says", async () => {
  const index = join(made.workspace.folder, "node_modules/@sketch/server/src/index.ts");
  expect(faults([index], made)).toEqual([]);
});

test("a server without security, and one without operations", async () => {
  const bare = await make({
    paths: { "/none": { get: { operationId: "none", responses: { "204": { description: "" } } } } },
  });
  const use =
    'import { createRouter, type Handlers, type RequestOf, type Options } from "@sketch/server";\nexport const handlers: Handlers = { none: ({ auth, id }) => ({ status: 204, headers: { x: auth, id } }) };\nexport const router = createRouter(handlers);\nexport type It = [RequestOf<"none">, Options];\n';
  expect(await check(use, bare)).toEqual([]);
  const empty = await make({ paths: {} });
  expect(
    await check('import { createRouter } from "@sketch/server";\nexport const router = createRouter({}, {});\n', empty),
  ).toEqual([]);
});

const handler = `
interface Account { readonly name: string }
const good = { status: 200, headers: { "X-N": 1 }, body: {} } as const;
`;

describe("what compiles", () => {
  test.each([
    [
      "every part, typed",
      "export const all: Handlers['all'] = ({ path, query, headers, cookies }) => { const n: number = path.id; const q: string | undefined = query.q; return { ...good, headers: { 'X-N': n, q, h: headers['X-H'], c: cookies.c } }; };",
    ],
    [
      "a body by its media type",
      "export const all: Handlers['all'] = (request) => { if (request.contentType === 'application/json') { const n: number | undefined = request.body.n; return { ...good, body: n === undefined ? {} : { n } }; } if (request.contentType === undefined) { const none: undefined = request.body; return { ...good, headers: { 'X-N': 1, none } }; } return good; };",
    ],
    [
      "a range of media types",
      "export const all: Handlers['all'] = (request) => { const type: 'application/json' | 'application/x-www-form-urlencoded' | `image/${string}` | undefined = request.contentType; return { ...good, headers: { 'X-N': 1, type } }; };",
    ],
    [
      "bytes, also as a stream",
      "export const bytes: Handlers['bytes'][] = [() => ({ status: 200, contentType: 'application/zip', body: new Blob([]) }), () => ({ status: 200, contentType: 'application/zip', body: new Blob([]).stream() }), () => ({ status: 200, contentType: 'application/json', body: { n: 1 } })];",
    ],
    [
      "an optional body",
      "export const one: Handlers['one'] = ({ body }) => ({ ...good, body: body === undefined ? {} : body });",
    ],
    [
      "a body that must be there",
      "export const must: Handlers['must'] = async ({ body }) => ({ ...good, body: { n: body.n ?? 1 } });",
    ],
    [
      "the context",
      "export const none: Handlers['none'] = ({ signal, id, operation, request }) => ({ status: 204, headers: { a: signal.aborted, id, operation, m: request.method, u: request.url, h: request.header('x') } });",
    ],
    [
      "hooks that say who it is",
      "export const router: Router = createRouter({ all: ({ auth }) => { const name: string = auth.name; return { ...good, body: { name } }; } }, { authenticate: hooks });",
    ],
    [
      "who may stay anonymous",
      "export const one: Handlers<Account>['one'] = ({ auth }) => ({ ...good, body: { name: auth?.name } });",
    ],
    [
      "nobody, where nobody is asked",
      "export const must: Handlers<Account>['must'] = ({ auth }) => { const nobody: undefined = auth; return { ...good, body: { nobody } }; };",
    ],
    [
      "handlers that don't care who it is",
      "const all: Handlers['all'] = () => good; export const router = createRouter({ all }, { authenticate: hooks });",
    ],
    [
      "handlers of one kind of account",
      "const handlers: Partial<Handlers<Account>> = {}; export const router = createRouter(handlers, { authenticate: hooks });",
    ],
    [
      "no authentication at all",
      "export const router = createRouter({ all: ({ auth }) => ({ ...good, body: { auth } }) }, { authenticate: false });",
    ],
    [
      "every option",
      "export const options: Options<Account> = { authenticate: hooks, bodyLimit: 1, bodyTimeout: 1, urlLimit: 1, validateResponses: 'log', basePath: '/x', onError: (error, { id, operation }: Problem) => console.error(error, id, operation), errorBody: ({ status, detail, issues }) => ({ body: { code: 20000 + status, message: detail, pointers: issues.map((it) => it.in + it.pointer) } }) };",
    ],
    [
      "an adapter for node:http",
      "import { createServer } from 'node:http'; import { createSecureServer } from 'node:http2'; const router = createRouter({}, { authenticate: hooks }); export const servers = [createServer(router.node), createSecureServer(router.node)];",
    ],
    [
      "things to throw",
      "export const none: Handlers['none'] = (request: RequestOf<'none'>) => { if (request.id === '') throw new HttpError(404, { a: 1 }, { b: 'c' }); throw new NotImplemented(request.operation); };",
    ],
    [
      "a helper for all handlers",
      "export const who = (context: Context<Account | undefined>): string => context.auth?.name ?? 'nobody'; export const all: Handlers<Account>['all'] = (request) => ({ ...good, body: { who: who(request) } });",
    ],
  ])("%s", async (_, text) => {
    const hooks =
      "export const account: Account = { name: 'me' };\nexport const hooks: Authentication<Account> = { basic: async ({ username, password }) => (password === '' ? undefined : { name: username }), 'a-key': ({ key }) => (key === '' ? undefined : account), [name]: ({ token }) => ({ name: token }) };\n";
    const name = `const name = ${JSON.stringify(hostile)} as const;\n`;
    const used = `export type Used = [typeof HttpError, typeof NotImplemented, typeof createRouter, Authentication<1>, Context, Handlers, Options, Problem, RequestOf<"none">, Router, typeof good, typeof name];\n`;
    expect(await check(head + handler + name + hooks + used + text)).toEqual([]);
  });
});

describe("what does not compile", () => {
  test.each([
    ["an undeclared status", "createRouter({ none: () => ({ status: 200 }) }, options);", /status|200/],
    [
      "a body that does not fit",
      "createRouter({ must: () => ({ status: 200, headers: { 'X-N': 1 }, body: { n: 'x' } }) }, options);",
      /string/,
    ],
    ["a header that is missing", "createRouter({ must: () => ({ status: 200, body: {} }) }, options);", /headers/],
    ["a handler of no operation", "createRouter({ nothing: () => ({ status: 200 }) }, options);", /nothing/],
    [
      "a part that the operation does not have",
      "createRouter({ none: ({ body }) => ({ status: 204, headers: { body } }) }, options);",
      /body/,
    ],
    ["no hooks", "createRouter({});", /arguments/],
    ["a hook that is missing", "createRouter({}, { authenticate: { basic: () => 1 } });", /a-key/],
    [
      "credentials of another scheme",
      "createRouter({}, { authenticate: { ...options.authenticate, basic: ({ token }) => token } });",
      /token/,
    ],
    [
      "nobody asked, and somebody expected",
      "const handlers: Partial<Handlers<{ name: string }>> = {}; createRouter(handlers, { authenticate: false });",
      /false/,
    ],
  ])("%s", async (_, text, fault) => {
    const options = `const options: Options<number> = { authenticate: { basic: () => 1, "a-key": () => 1, [${JSON.stringify(hostile)}]: () => 1 } };\n`;
    const found = await check(
      `import { createRouter, type Handlers, type Options } from "@sketch/server";\n${options}export type Used = [typeof options, Handlers];\n${text}\n`,
    );
    expect(found.join("\n")).toMatch(fault);
  });
});

test("skeletons have safe names, compile, and answer 501", async () => {
  const { options } = await generated(sketch);
  const read = await understand(options.spec);
  if ("refused" in read) throw new Error("The document is fine");
  const settings = settingsFor(options, "x");
  const sheets = skeletons(read.api, new Symbols(read.api), settings);
  expect(sheets.map((it) => it.path).sort()).toEqual([
    "handlers/etc-passwd.ts",
    "handlers/gr-e.ts",
    "handlers/index.ts",
    "handlers/index2.ts",
    "handlers/operations.ts",
    "handlers/pets-co.ts",
    "handlers/pets-co2.ts",
    "handlers/tag-con.ts",
    expect.stringMatching(/^handlers\/x-u?[a-z0-9-]*\.ts$/) as string,
    "server.ts",
  ]);
  expect(sheets.every((it) => it.owner === "user")).toBe(true);
  const home = join(made.workspace.folder, "user");
  await asModules(made.workspace.folder);
  await mkdir(join(home, "handlers"), { recursive: true });
  for (const it of sheets) {
    const { text } = await print(it, new Templates([ownTemplates]), settings.packages);
    await writeFile(join(home, it.path), text);
  }
  expect(faults([join(home, "server.ts")], made)).toEqual([]);
});

test("skeletons of a document without operations", async () => {
  const bare = await make({ paths: {} });
  const { options } = await generated({ paths: {} });
  const read = await understand(options.spec);
  if ("refused" in read) throw new Error("The document is fine");
  const settings = settingsFor(options, "x");
  await asModules(bare.workspace.folder);
  await mkdir(join(bare.workspace.folder, "handlers"));
  for (const it of skeletons(read.api, new Symbols(read.api), settings)) {
    const { text } = await print(it, new Templates([ownTemplates]), settings.packages);
    await writeFile(join(bare.workspace.folder, it.path), text);
  }
  expect(faults([join(bare.workspace.folder, "server.ts")], bare)).toEqual([]);
});
