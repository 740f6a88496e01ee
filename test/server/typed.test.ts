/** What TypeScript says of a generated server and of those who use it. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compile, faults, type Fault } from "./compile.js";
import { hostile, sketch } from "./sketch.js";
import { cleanUp, make, type Made } from "./support.js";

/** What every snippet begins with. */
const head = `
import { createRouter, HttpError, NotImplemented } from "@sketch/server";
import type { Authentication, Context, Handlers, Options, Problem, RequestOf, Router } from "@sketch/server";

export interface Account {
  readonly name: string;
}
export const account: Account = { name: "me" };
export const good = { status: 200, headers: { "X-N": 1 }, body: {} } as const;
const name = ${JSON.stringify(hostile)} as const;
export const hooks: Authentication<Account> = {
  basic: async ({ username, password }) => (password === "" ? undefined : { name: username }),
  "a-key": ({ key }) => (key === "" ? undefined : account),
  [name]: ({ token }) => ({ name: token }),
};
export type Used = [typeof HttpError, typeof NotImplemented, typeof createRouter, Context, Handlers, Options, Problem, RequestOf<"none">, Router];
`;

const lawful: Readonly<Record<string, string>> = {
  "every part, typed": `
    export const all: Handlers["all"] = ({ path, query, headers, cookies }) => { const n: number = path.id;
    const q: string | undefined = query.q;
    return { ...good, headers: { "X-N": n, q, h: headers["X-H"], c: cookies.c } };
    };
  `,
  "a body by its media type": `
    export const all: Handlers["all"] = (request) => { if (request.contentType === "application/json") { const n: number | undefined = request.body.n;
    return { ...good, body: n === undefined ? {} : { n } };
    } if (request.contentType === undefined) { const none: undefined = request.body;
    return { ...good, headers: { "X-N": 1, none } };
    } return good;
    };
  `,
  "a range of media types": `
    export const all: Handlers["all"] = (request) => { const type: "application/json" | "application/x-www-form-urlencoded" | \`image/\${string}\` | undefined = request.contentType;
    return { ...good, headers: { "X-N": 1, type } };
    };
  `,
  "bytes, also as a stream": `
    export const bytes: Handlers["bytes"][] = [() => ({ status: 200, contentType: "application/zip", body: new Blob([]) }), () => ({ status: 200, contentType: "application/zip", body: new Blob([]).stream() }), () => ({ status: 200, contentType: "application/json", body: { n: 1 } })];
  `,
  "an optional body": `
    export const one: Handlers["one"] = ({ body }) => ({ ...good, body: body === undefined ? {} : body });
  `,
  "a body that must be there": `
    export const must: Handlers["must"] = async ({ body }) => ({ ...good, body: { n: body.n ?? 1 } });
  `,
  "the context": `
    export const none: Handlers["none"] = ({ signal, id, operation, request }) => ({ status: 204, headers: { a: signal.aborted, id, operation, m: request.method, u: request.url, h: request.header("x") } });
  `,
  "hooks that say who it is": `
    export const router: Router = createRouter({ all: ({ auth }) => { const name: string = auth.name;
    return { ...good, body: { name } };
    } }, { authenticate: hooks });
  `,
  "who may stay anonymous": `
    export const one: Handlers<Account>["one"] = ({ auth }) => ({ ...good, body: { name: auth?.name } });
  `,
  "nobody, where nobody is asked": `
    export const must: Handlers<Account>["must"] = ({ auth }) => { const nobody: undefined = auth;
    return { ...good, body: { nobody } };
    };
  `,
  "handlers that don't care who it is": `
    const all: Handlers["all"] = () => good;
    export const router = createRouter({ all }, { authenticate: hooks });
  `,
  "handlers of one kind of account": `
    const handlers: Partial<Handlers<Account>> = {};
    export const router = createRouter(handlers, { authenticate: hooks });
  `,
  "no authentication at all": `
    export const router = createRouter({ all: ({ auth }) => ({ ...good, body: { auth } }) }, { authenticate: false });
  `,
  "every option": `
    export const options: Options<Account> = { authenticate: hooks, bodyLimit: 1, bodyTimeout: 1, urlLimit: 1, headerLimit: 1, fieldLimit: 1, depthLimit: 1, validateResponses: "log", basePath: "/x", onError: (error, { id, operation }: Problem) => console.error(error, id, operation), errorBody: ({ status, detail, issues }) => ({ body: { code: 20000 + status, message: detail, pointers: issues.map((it) => it.in + it.pointer) } }) };
  `,
  "a media type that is negotiated": `
    export const bytes: Handlers["bytes"][] = [({ accepts }) => (accepts("application/zip", "application/json") === "application/zip" ? { status: 200, contentType: "application/zip", body: new Blob([]) } : { status: 200, contentType: "application/json", body: { n: 1 } }), () => ({ status: 200, body: { n: 1 } })];
  `,
  "adapters for frameworks": `
    import { expressMiddleware, fastifyPlugin, honoMiddleware } from "@sketch/server";
    const router = createRouter({}, { authenticate: hooks });
    export const mounted = [expressMiddleware(router), fastifyPlugin(router), honoMiddleware(router, { prefix: "/api" })];
    export const asked: Promise<Response> = router.fetch("/none", { method: "GET" });
  `,
  "an adapter for node:http": `
    import { createServer } from "node:http";
    import { createSecureServer } from "node:http2";
    const router = createRouter({}, { authenticate: hooks });
    export const servers = [createServer(router.node), createSecureServer(router.node)];
  `,
  "things to throw": `
    export const none: Handlers["none"] = (request: RequestOf<"none">) => { if (request.id === "") throw new HttpError(404, { a: 1 }, { b: "c" });
    throw new NotImplemented(request.operation);
    };
  `,
  "a helper for all handlers": `
    export const who = (context: Context<Account | undefined>): string => context.auth?.name ?? "nobody";
    export const all: Handlers<Account>["all"] = (request) => ({ ...good, body: { who: who(request) } });
  `,
};

/** And what the message must tell. */
const unlawful: Readonly<Record<string, readonly [string, RegExp]>> = {
  "an undeclared status": [`createRouter({ none: () => ({ status: 200 }) }, options);`, /status|200/],
  "a body that does not fit": [
    `createRouter({ must: () => ({ status: 200, headers: { "X-N": 1 }, body: { n: "x" } }) }, options);`,
    /string/,
  ],
  "a media type that is not declared": [
    `createRouter({ bytes: ({ accepts }) => ({ status: 200, contentType: "application/json", body: { n: accepts("text/csv") === undefined ? 1 : 2 } }) }, options);`,
    /text\/csv/,
  ],
  "a header that is missing": [`createRouter({ must: () => ({ status: 200, body: {} }) }, options);`, /headers/],
  "a handler of no operation": [`createRouter({ nothing: () => ({ status: 200 }) }, options);`, /nothing/],
  "a part that the operation does not have": [
    `createRouter({ none: ({ body }) => ({ status: 204, headers: { body } }) }, options);`,
    /body/,
  ],
  "no hooks": [`createRouter({});`, /arguments/],
  "a hook that is missing": [`createRouter({}, { authenticate: { basic: () => 1 } });`, /a-key/],
  "credentials of another scheme": [
    `createRouter({}, { authenticate: { ...options.authenticate, basic: ({ token }) => token } });`,
    /token/,
  ],
  "nobody asked, and somebody expected": [
    `const handlers: Partial<Handlers<{ name: string }>> = {};
    createRouter(handlers, { authenticate: false });`,
    /boolean/,
  ],
};

let made: Made;
let found: readonly Fault[];
beforeAll(async () => {
  made = await make(sketch);
  const snippets = [
    ...Object.values(lawful),
    ...Object.values(unlawful).map(([text]) => text.replaceAll("options)", "{ authenticate: hooks })")),
  ];
  found = await compile(Object.fromEntries(snippets.map((text, i) => [`snippet${i}.ts`, head + text])), made);
});
afterAll(cleanUp);

const faultsOf = (index: number): string =>
  found
    .filter((it) => it.file === `snippet${index}.ts`)
    .map((it) => it.message)
    .join("\n");

test("a generated server compiles, whatever its document says", () => {
  const index = join(made.workspace.folder, "node_modules/@sketch/server/src/index.ts");
  expect(faults([index], made)).toEqual([]);
});

describe("what compiles", () => {
  test.each(Object.keys(lawful).map((it, i) => [it, i] as const))("%s", (_, index) => {
    expect(faultsOf(index)).toBe("");
  });
});

describe("what does not compile", () => {
  const first = Object.keys(lawful).length;
  test.each(Object.entries(unlawful).map(([name, [, message]], i) => [name, first + i, message] as const))(
    "%s",
    (_, index, message) => {
      expect(faultsOf(index)).toMatch(message);
    },
  );
});

test("a server without security", async () => {
  const bare = await make({
    paths: { "/none": { get: { operationId: "none", responses: { "204": { description: "" } } } } },
  });
  const use = `
    import { createRouter, type Handlers, type Options, type RequestOf } from "@sketch/server";
    export const handlers: Handlers = { none: ({ auth, id }) => ({ status: 204, headers: { x: auth, id } }) };
    export const router = createRouter(handlers);
    export type Used = [RequestOf<"none">, Options];
  `;
  expect(await compile({ "use.ts": use }, bare)).toEqual([]);
});

test("a server without operations", async () => {
  const use = 'import { createRouter } from "@sketch/server";\nexport const router = createRouter({}, {});\n';
  expect(await compile({ "use.ts": use }, await make({ paths: {} }))).toEqual([]);
});
