/** What a client sends and gets as bytes, in several media types, or not at all. */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Workspace } from "../../generator/contract/workspace.js";
import * as transport from "../../generator/runtime/transport/index.js";
import type { SourceText } from "../../generator/print/print.js";
import { faultsOf } from "./compile.js";
import { apiOf, camel, filesOf, workspaceOf } from "./generated.js";
import { json, server, type Reply, type Wire } from "./support.js";

const text = { type: "string" };
const binary = { type: "string", format: "binary" };
const problem = { description: "", content: { "application/problem+json": { schema: { type: "object" } } } };
const content = (...types: readonly (readonly [string, object])[]): object =>
  Object.fromEntries(types.map(([type, schema]) => [type, { schema }]));

const document = {
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  servers: [{ url: "https://api.test" }],
  paths: {
    "/file": {
      get: {
        operationId: "getFile",
        responses: {
          200: { description: "", content: { "application/octet-stream": {} } },
          404: { description: "", content: content(["image/png", binary]) },
          500: problem,
        },
      },
      put: {
        operationId: "putFile",
        requestBody: { required: true, content: content(["application/octet-stream", binary]) },
        responses: { 204: { description: "" } },
      },
      head: {
        operationId: "headFile",
        responses: { 200: { description: "", content: content(["application/json", text]) }, 404: problem },
      },
    },
    "/report": {
      get: {
        operationId: "getReport",
        responses: {
          200: {
            description: "",
            content: content(["application/json", { type: "array", items: text }], ["text/csv", text]),
          },
          406: problem,
        },
      },
    },
  },
};

type Operation = (client: unknown, input?: object, options?: transport.CallOptions) => Promise<unknown>;
type Flat = Readonly<Record<string, Operation>> & { readonly createClient: (options: object) => transport.Client };

let workspace: Workspace;
let flat: Flat;
let files: readonly SourceText[];
beforeAll(async () => {
  workspace = await workspaceOf(document);
  flat = (await workspace.import("client")) as unknown as Flat;
  files = await filesOf(await apiOf(document), camel);
});
afterAll(() => workspace.close());

const call = async (
  name: string,
  reply: Reply,
  options: transport.CallOptions = {},
  input: object = {},
): Promise<{ readonly it: Wire; readonly result: unknown }> => {
  const it = server(reply);
  return { it, result: await flat[name]!(flat.createClient({ fetch: it.fetch }), input, options) };
};

const attachment = { "Content-Type": "image/png", "Content-Disposition": "attachment; filename*=UTF-8''%C3%BC.png" };

describe("a download", () => {
  test("is a file where it has a name, and a blob where it has none", async () => {
    const { result } = await call(
      "getFile",
      new Response("hi", { headers: { ...attachment, "Content-Type": "application/octet-stream" } }),
    );
    expect(result).toMatchObject({ name: "ü.png", type: "application/octet-stream" });
    expect(await (result as File).text()).toBe("hi");
    expect((await call("getFile", new Response(new Blob(["hi"])))).result).not.toBeInstanceOf(File);
  });

  test("is a stream where that is asked for: nothing is read before it is asked for", async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>(
      { pull: (it) => ((pulled += 1) > 3 ? it.close() : it.enqueue(new Uint8Array([pulled]))) },
      { highWaterMark: 0 },
    );
    const { result } = await call("getFileAsStream", () => new Response(body, { headers: attachment }));
    const download = result as transport.Download;
    expect(pulled).toBe(0);
    expect(download).toEqual({ name: "ü.png", body: expect.any(ReadableStream) as unknown });
    expect(download.response.headers.get("content-type")).toBe("image/png");
    expect(download.request).toMatchObject({ method: "GET", url: "https://api.test/file" });
    expect(await new Response(download.body).bytes()).toEqual(new Uint8Array([1, 2, 3]));
  });

  test("is a stream that ends with the call's signal, and not with its time limit", async () => {
    vi.useFakeTimers();
    const abort = new AbortController();
    const { it, result } = await call("getFileAsStream", () => new Response("hi"), {
      signal: abort.signal,
      timeout: 9,
    });
    vi.advanceTimersByTime(10);
    expect(it.sent[0]?.init.signal?.aborted).toBe(false);
    abort.abort();
    expect(it.sent[0]?.init.signal?.aborted).toBe(true);
    await (result as transport.Download).body.cancel();
    vi.useRealTimers();
  });

  test("that is refused is an error all the same, and an empty one an empty stream", async () => {
    await expect(
      call("getFileAsStream", new Response("{}", { status: 500, headers: { "Content-Type": "application/json" } })),
    ).rejects.toMatchObject({ status: 500, body: {} });
    const { result } = await call("getFileAsStream", new Response(null));
    expect(await new Response((result as transport.Download).body).text()).toBe("");
  });
});

describe("an upload", () => {
  test.each<readonly [string, unknown]>([
    ["a blob", new Blob(["hi"])],
    ["bytes", new TextEncoder().encode("hi")],
    ["text", "hi"],
    ["a stream", new Blob(["hi"]).stream()],
  ])("may be %s", async (_, body) => {
    const { it } = await call("putFile", new Response(null, { status: 204 }), {}, { body });
    expect(it.sent[0]?.body).toBe("hi");
    // What a stream needs, and what changes nothing for the others.
    expect((it.sent[0]?.init as { duplex?: string }).duplex).toBe("half");
  });

  test("that is a stream is not held against a validator, which would have to read it", async () => {
    const it = server(new Response(null, { status: 204 }));
    const refuse = { parse: () => expect.unreachable("validated") };
    const client = flat.createClient({ fetch: it.fetch, validate: transport.validateWith({ PutFileBody: refuse }) });
    await flat["putFile"]!(client, { body: new Blob(["hi"]).stream() });
    await expect(flat["putFile"]!(client, { body: "hi" })).rejects.toThrow("validated");
  });
});

describe("several media types", () => {
  const csv = new Response("a,b", { headers: { "Content-Type": "text/csv" } });

  test("are all asked for, unless one is chosen", async () => {
    const any = await call("getReport", csv);
    expect(any.it.sent[0]?.headers["accept"]).toBe("application/json, text/csv, application/problem+json");
    const { it, result } = await call("getReport", csv, { accept: "text/csv" });
    expect(it.sent[0]?.headers["accept"]).toBe("text/csv");
    expect([any.result, result]).toEqual(["a,b", "a,b"]);
  });

  test("of which another one comes than was asked for: that is unexpected, and kept", async () => {
    await expect(call("getReport", csv, { accept: "application/json" })).rejects.toMatchObject({
      name: "UnexpectedResponseError",
      message: "getReport: answered 200, in another media type than was asked for",
      text: "a,b",
    });
  });

  test("say nothing of errors, nor where the server is silent", async () => {
    await expect(call("getReport", json({}, 406), { accept: "text/csv" })).rejects.toMatchObject({ status: 406 });
    const silent = new Response(new Blob(["a,b"]).stream());
    expect((await call("getReport", () => silent, { accept: "text/csv" })).result).toBe("a,b");
  });
});

test("HEAD answers nothing, or that it was refused", async () => {
  const type = { "Content-Type": "application/json" };
  expect((await call("headFile", new Response(null, { headers: type }))).result).toBeUndefined();
  const refused = call("headFile", new Response(null, { status: 404, headers: type }));
  await expect(refused).rejects.toMatchObject({ name: "HeadFileError404", body: undefined });
});

describe("all of it is typed", () => {
  test("as it is used", () => {
    const use = `
      const client = flat.createClient();
      {
        const blob: Blob = await flat.getFile(client);
      const { body, name } = await flat.getFileAsStream(client);
      const stream: ReadableStream<Uint8Array> = body; const title: string | undefined = name;
      const answer = await flat.getFileWithResponse(client);
      if (answer.status === 404) { const picture: Blob = answer.body; void picture; }
      try { await flat.getFile(client); } catch (error) {
        if (error instanceof flat.GetFileError404) { const picture: Blob = error.body; const url: string = error.request.url; void [picture, url]; }
      }
      void [blob, stream, title];
      }
      {
        for (const body of [new Blob([]), new Uint8Array(1), "hi"]) await flat.putFile(client, { body });
      await flat.putFile(client, { body: new Blob([]).stream() });
      }
      {
        const table: string = await flat.getReport(client, {}, { accept: "text/csv" });
      const list: string[] = await flat.getReport(client, {}, { accept: "application/json", timeout: 5 });
      const either: string | string[] = await flat.getReport(client);
      void [table, list, either];
      }
      {
        const none: void = await flat.headFile(client);
        const body: undefined = new flat.HeadFileError404("", {} as never).body;
        void [none, body];
      }`;
    expect(faultsOf(files, use)).toEqual([]);
  });

  test("and refused as it is not", () => {
    const use = `
      const client = flat.createClient();
      await flat.putFileAsStream(client);
      await flat.putFile(client, { body: 1 });
      await flat.putFile(client, {});
      await flat.getReport(client, {}, { accept: "text/html" });
      const list: string[] = await flat.getReport(client, {}, { accept: "text/csv" });
      void list;`;
    expect(faultsOf(files, use)).toHaveLength(5);
  });
});
