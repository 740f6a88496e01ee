/** The headers of a multipart body's parts, from a client's input to a handler. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Workspace, Loaded } from "../../generator/contract/workspace.js";
import { loadOptions } from "../../generator/options.js";
import { prove } from "../../generator/prove.js";
import { compile } from "./compile.js";
import { cleanUp, configured } from "./support.js";

const int64 = { type: "integer", format: "int64" };
const header = (schema: object, required = false): object => ({ schema, required });
const body = {
  required: true,
  content: {
    "multipart/form-data": {
      schema: {
        type: "object",
        properties: {
          photos: { type: "array", items: { type: "string", format: "binary" } },
          note: { type: "string" },
          meta: { type: "object", properties: { a: { type: "integer" } } },
        },
      },
      encoding: {
        photos: {
          contentType: "image/png",
          headers: {
            "X-Rate": header({ type: "integer", minimum: 1 }, true),
            "X-Tags": header({ type: "array", items: { type: "string", minLength: 1 } }),
            "X-Size": header(int64),
            "X-Filter": { content: { "application/json": { schema: { type: "object" } } } },
            "Content-Type": header({ type: "string" }),
          },
        },
        note: {
          headers: {
            "X-Kind": header({ const: "plain" }, true),
            "X-Language": header({ type: "string", default: "en" }),
          },
        },
      },
    },
  },
};
const answers = { "204": { description: "" } };
const document = {
  openapi: "3.1.1",
  info: { title: "Parts", version: "1" },
  paths: { "/photos": { post: { operationId: "upload", requestBody: body, responses: answers } } },
  webhooks: { uploaded: { post: { operationId: "uploaded", requestBody: body, responses: answers } } },
};

let folder: string;
let workspace: Workspace;
let client: Loaded;
let server: Loaded;

beforeAll(async () => {
  ({ folder, workspace } = await configured(document, { values: { int64: "bigint" } }));
  [client, server] = await Promise.all([workspace.import("client"), workspace.import("server")]);
}, 60_000);
afterAll(cleanUp);

interface Router {
  readonly fetch: (input: Request | string, init?: RequestInit) => Promise<Response>;
}
type Create = (handlers: object, options?: object) => Router;
type Call = (to: unknown, input: object, options?: object) => Promise<unknown>;

/** What the handler was given of what was sent, by a client or by a sender. */
async function arrived(way: "client" | "sender", input: object): Promise<{ readonly partHeaders?: object }> {
  let given: { readonly partHeaders?: object } = {};
  const take = (request: { readonly partHeaders?: object }): object => {
    given = { partHeaders: request.partHeaders ?? {} };
    return { status: 204 };
  };
  if (way === "client") {
    const router = (server["createRouter"] as Create)({ upload: take });
    const connection = (client["createClient"] as (options: object) => unknown)({
      baseUrl: "http://x.test",
      fetch: router.fetch,
    });
    await (client["upload"] as Call)(connection, input);
  } else {
    const router = (server["createWebhookRouter"] as Create)({ uploaded: take });
    await (server["sendUploaded"] as Call)("http://x.test/uploaded", input, { fetch: router.fetch });
  }
  return given;
}

const photo = new Blob(["x"], { type: "image/png" });
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, it: unknown) => (typeof it === "bigint" ? `${it}n` : it)));

describe.each(["client", "sender"] as const)("from a %s", (way) => {
  test("they arrive for each part, with what goes without saying", async () => {
    const rates = [
      { "X-Rate": 1, "X-Tags": ["a", "b"], "X-Size": 9007199254740993n, "X-Filter": { a: ["é,"] } },
      { "X-Rate": 2 },
    ];
    const input = { body: { photos: [photo, photo], note: "a", meta: { a: 1 } }, partHeaders: { photos: rates } };
    const { partHeaders } = await arrived(way, input);
    expect(plain(partHeaders)).toEqual(plain({ photos: rates, note: [{ "X-Kind": "plain", "X-Language": "en" }] }));
  });

  test("those that are given win", async () => {
    const input = { body: { note: "a" }, partHeaders: { note: [{ "X-Language": "de" }] } };
    expect(plain((await arrived(way, input)).partHeaders)).toEqual({
      note: [{ "X-Kind": "plain", "X-Language": "de" }],
    });
  });

  test("whatever is sent arrives", async () => {
    const text = fc.stringMatching(/^[!#-+\--~]([ -+\--~]*[!#-+\--~])?$/);
    const headers = fc.record(
      {
        "X-Rate": fc.integer({ min: 1 }),
        "X-Tags": fc.array(text, { minLength: 1, maxLength: 4 }),
        "X-Size": fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
        "X-Filter": fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
      },
      { requiredKeys: ["X-Rate"] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(headers, { minLength: 1, maxLength: 3 }), async (photos) => {
        const given = await arrived(way, { body: { photos: photos.map(() => photo) }, partHeaders: { photos } });
        expect(plain(given.partHeaders)).toEqual(plain({ photos }));
      }),
      { numRuns: 60 },
    );
  });

  test("a line break in one is never sent", async () => {
    const input = { body: { note: "a" }, partHeaders: { note: [{ "X-Language": "de\r\nX-Other: 1" }] } };
    await expect(arrived(way, input)).rejects.toThrow(/can't be sent/);
  });
});

describe("on the server", () => {
  const part = (name: string, ...lines: readonly string[]): string =>
    [
      "--x",
      `Content-Disposition: form-data; name="${name}"${name === "photos" ? '; filename="a/../b.png"' : ""}`,
      ...lines,
      "",
      "1",
      "",
    ].join("\r\n");
  const png = "Content-Type: image/png";
  const ask = async (
    ...parts: readonly string[]
  ): Promise<{ readonly status: number; readonly issues: unknown; readonly given: unknown }> => {
    let given: unknown;
    const router = (server["createRouter"] as Create)({
      upload: ({ partHeaders, body: { photos = [] } }: { partHeaders: object; body: { photos?: File[] } }) => {
        given = { partHeaders: plain(partHeaders), names: photos.map((it) => it.name) };
        return { status: 204 };
      },
    });
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const answer = await router.fetch("http://x.test/photos", {
      method: "POST",
      headers,
      body: `${parts.join("")}--x--\r\n`,
    });
    const { issues } = answer.status === 204 ? {} : ((await answer.json()) as { issues?: unknown });
    return { status: answer.status, issues, given };
  };

  test("names are read without case, a header twice as one, and a file's name without its folder", async () => {
    const { given } = await ask(part("photos", png, "x-rate:3 ", "X-TAGS: a", "x-tags: b", "X-Other: 1"));
    expect(given).toEqual({ partHeaders: { photos: [{ "X-Rate": 3, "X-Tags": ["a", "b"] }] }, names: ["b.png"] });
  });

  test("a file's name that is not ASCII, in both of its forms", async () => {
    const lines = ["Content-Type: image/png", "X-Rate: 1", "", "1", ""];
    const of = (parameter: string): string =>
      ["--x", `Content-Disposition: form-data; name="photos"; ${parameter}`, ...lines].join("\r\n");
    const { given } = await ask(of("filename*=UTF-8''a%2f%e2%82%ac.png"), of('filename="€.png"'));
    expect(given).toMatchObject({ names: ["€.png", "€.png"] });
  });

  test.each<
    readonly [string, readonly string[], readonly (readonly [place: string, pointer: string, keyword: string])[]]
  >([
    [
      "one that is missing",
      [part("photos", png, "X-Rate: 1"), part("photos", png)],
      [["partHeaders", "/photos/1", "required"]],
    ],
    [
      "one that is missing, though it could be but one",
      [part("note")],
      [["partHeaders", "/note/0/X-Kind", "encoding"]],
    ],
    ["another value", [part("note", "X-Kind: fancy")], [["partHeaders", "/note/0/X-Kind", "const"]]],
    ["another type", [part("photos", png, "X-Rate: many")], [["partHeaders", "/photos/0/X-Rate", "type"]]],
    ["too little", [part("photos", png, "X-Rate: 0")], [["partHeaders", "/photos/0/X-Rate", "minimum"]]],
    [
      "an item that does not fit",
      [part("photos", png, "X-Rate: 1", "X-Tags: a,,b")],
      [["partHeaders", "/photos/0/X-Tags/1", "minLength"]],
    ],
    [
      "JSON that is none",
      [part("photos", png, "X-Rate: 1", "X-Filter: {")],
      [["partHeaders", "/photos/0/X-Filter", "encoding"]],
    ],
    [
      "JSON with a name twice",
      [part("photos", png, "X-Rate: 1", 'X-Filter: {"a":1,"a":2}')],
      [["partHeaders", "/photos/0/X-Filter/a", "encoding"]],
    ],
    ["a NUL", [part("note", "X-Kind: plain", "X-Language: a\0")], [["partHeaders", "/note/0/X-Language", "encoding"]]],
    [
      "a part in a transfer encoding",
      [part("meta", "Content-Type: application/json", "Content-Transfer-Encoding: base64")],
      [["body", "/meta", "encoding"]],
    ],
  ])("%s is 400, with its place", async (_, parts, expected) => {
    const { status, issues, given } = await ask(...parts);
    expect(status).toBe(400);
    expect(given).toBeUndefined();
    expect(
      (issues as { in: string; pointer: string; keyword: string }[])
        .slice(0, 1)
        .map((it) => [it.in, it.pointer, it.keyword]),
    ).toEqual(expected);
  });
});

test("what TypeScript says of those who give and take them", async () => {
  const { packages } = workspace.settings;
  const texts = {
    "lawful.ts": `
      import { createClient, upload } from "${packages.client}";
      import type { Handlers } from "${packages.server}";
      export const call = upload(createClient({ baseUrl: "http://x" }), {
        body: { photos: [new Blob([])], note: "a" },
        partHeaders: { photos: [{ "X-Rate": 1, "X-Size": 2n, "X-Tags": ["a"] }], note: [{ "X-Language": "en" }] },
      });
      export const handler: Handlers["upload"] = ({ partHeaders }) => {
        const rate: number | undefined = partHeaders.photos?.[0]?.["X-Rate"];
        const size: bigint | undefined = partHeaders.photos?.[0]?.["X-Size"];
        return { status: rate === undefined || size === undefined ? 204 : 204 };
      };
    `,
    "unlawful.ts": `
      import { createClient, upload } from "${packages.client}";
      export const call = upload(createClient({ baseUrl: "http://x" }), { body: {}, partHeaders: { photos: [{}] } });
    `,
  };
  const faults = await compile(texts, { workspace } as Parameters<typeof compile>[1]);
  expect(faults).toEqual([{ file: "unlawful.ts", message: expect.stringMatching(/X-Rate/) as string }]);
});

test("the contract holds", async () => {
  const { checks, omissions } = await prove(await loadOptions({ cwd: folder, flags: {} }));
  expect(checks.filter((it) => it.fault !== undefined)).toEqual([]);
  expect(checks.filter((it) => it.kind === "request").map((it) => it.of)).toEqual(["operation", "webhook"]);
  expect(omissions).toEqual([]);
});
