/** What the document marks as personal is in an error's body, and in nothing that is printed of it. */
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Workspace } from "../../generator/contract/workspace.js";
import type * as transport from "../../generator/runtime/transport/index.js";
import { faultsOf } from "./compile.js";
import { apiOf, camel, filesOf, workspaceOf } from "./generated.js";
import { json, server } from "./support.js";

const text = { type: "string" };
const marked = { ...text, "x-pii": { handling: "standard", deleteSla: 30 } };
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const answer = (schema: object): object => ({ description: "", content: { "application/json": { schema } } });
const bodies = {
  400: { type: "object", properties: { message: text, e_mail: marked, person: ref("Person") } },
  401: ref("Node"),
  402: { type: "array", items: ref("Person") },
  403: { type: "object", properties: { count: { type: "integer" } }, additionalProperties: marked },
  404: { type: "object", "x-pii": true, properties: { name: text } },
  405: { type: "object", properties: { message: text } },
  406: { type: "object", additionalProperties: ref("Person") },
};
const document = {
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  servers: [{ url: "https://api.test" }],
  paths: {
    "/people/{phone}": {
      get: {
        operationId: "getPerson",
        parameters: [{ name: "phone", in: "path", required: true, schema: marked }],
        responses: Object.fromEntries(Object.entries(bodies).map(([status, schema]) => [status, answer(schema)])),
      },
    },
  },
  components: {
    schemas: {
      Person: { type: "object", properties: { full_name: marked, role: text, pass: { ...text, format: "password" } } },
      Node: { type: "object", properties: { name: marked, children: { type: "array", items: ref("Node") } } },
    },
  },
};

let workspace: Workspace;
let flat: {
  readonly createClient: (options: object) => unknown;
  readonly getPerson: (client: unknown, input: object) => Promise<unknown>;
};
beforeAll(async () => {
  workspace = await workspaceOf(document);
  flat = (await workspace.import("client")) as unknown as typeof flat;
});
afterAll(() => workspace.close());

async function errorOf(status: number, body: unknown): Promise<Error & { readonly body: unknown }> {
  const client = flat.createClient({ fetch: server(json(body, status)).fetch });
  const error = await flat.getPerson(client, { path: { phone: "hunter0" } }).then(
    () => expect.unreachable("nothing was thrown"),
    (thrown: unknown) => thrown,
  );
  return error as Error & { readonly body: unknown };
}

const redacted = "[redacted]";

describe("an error whose body has personal data", () => {
  test.each<readonly [keyof typeof bodies, unknown, unknown]>([
    [
      400,
      { message: "no", e_mail: "hunter1", person: { full_name: "hunter2", role: "x", pass: "hunter3" } },
      { message: "no", e_mail: redacted, person: { full_name: redacted, role: "x", pass: redacted } },
    ],
    [
      401,
      { name: "hunter1", children: [{ name: null, children: [{ name: "hunter2" }] }] },
      { name: redacted, children: [{ name: null, children: [{ name: redacted }] }] },
    ],
    [402, [{ full_name: "hunter1", role: "x" }], [{ full_name: redacted, role: "x" }]],
    [403, { count: 1, constructor: "hunter1", any: "hunter2" }, { count: 1, constructor: redacted, any: redacted }],
    [404, { name: "hunter1" }, redacted],
    [406, { a: { full_name: "hunter1", role: "x" } }, { a: { full_name: redacted, role: "x" } }],
  ])("%i shows none of it, and the rest", async (status, body, shown) => {
    const error = await errorOf(status, body);
    expect(error.body).toEqual(body);
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: `GetPersonError${status}`,
      operation: "getPerson",
      status,
      body: shown,
    });
    const printed = inspect(error, { depth: 9 });
    expect(`${String(error)}${printed}${error.stack ?? ""}${inspect({ error }, { depth: 9 })}`).not.toContain("hunter");
    expect(printed).toContain(`getPerson: answered ${status}`);
    expect(printed).toContain("personal.test.ts");
    if (shown !== redacted) expect(printed).toContain("[redacted]");
  });

  test("is an error like any other to who catches it", async () => {
    const error = await errorOf(400, { e_mail: "x" });
    const { transport: own } = (await workspace.import("client")) as unknown as { transport: typeof transport };
    expect(error).toBeInstanceOf(own.ResponseError);
    expect(error).toMatchObject({ status: 400, request: { method: "GET", url: "https://api.test/people/hunter0" } });
  });
});

test("an error without personal data shows its body, and never its request", async () => {
  const error = await errorOf(405, { message: "no" });
  expect(inspect(error)).toContain("message: 'no'");
  expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toContain("hunter");
});

test("what was not declared is in the error's text alone", async () => {
  const error = await errorOf(500, { e_mail: "hunter1" });
  expect(error).toMatchObject({ name: "UnexpectedResponseError", text: '{"e_mail":"hunter1"}' });
  expect(error).toMatchObject({ request: { url: "https://api.test/people/hunter0" } });
  expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toContain("hunter");
});

test("the marks compile", async () => {
  for (const it of [camel, { ...camel, names: "wire" } as const])
    expect(faultsOf(await filesOf(await apiOf(document), it))).toEqual([]);
});
