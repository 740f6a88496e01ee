/** Files that a document refers to outside of its folder: read when the config allows it, and within its limits. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { load, nothingElse, type Allowed, type Document } from "../../generator/load/index.js";
import { Node } from "../../generator/load/index.js";

let folder = "";
let server: Server;
let other: Server;
const asked: string[] = [];

const answer: Readonly<Record<string, RequestListener>> = {
  "/pet.yaml": (_, res) => res.end("type: object\nproperties: { owner: { $ref: 'parts/owner.yaml' } }\n"),
  "/parts/owner.yaml": (_, res) => res.end("type: string\n"),
  "/large.yaml": (_, res) => res.end(`description: ${"x".repeat(2000)}\n`),
  "/never.yaml": () => undefined,
  "/moved.yaml": (_, res) => res.writeHead(302, { location: "/pet.yaml" }).end(),
  "/round.yaml": (_, res) => res.writeHead(302, { location: "/round.yaml" }).end(),
  "/away.yaml": (_, res) => res.writeHead(302, { location: `${originOf(other)}/pet.yaml` }).end(),
  "/file.yaml": (_, res) => res.writeHead(302, { location: "file:///etc/passwd" }).end(),
};

const originOf = (it: Server): string => `http://127.0.0.1:${(it.address() as AddressInfo).port}`;

function start(): Promise<Server> {
  const made = createServer((req, res) => {
    asked.push(req.url ?? "");
    const listener = answer[req.url ?? ""];
    if (listener === undefined) res.writeHead(404).end();
    else listener(req, res);
  });
  return new Promise((resolve) => made.listen(0, "127.0.0.1", () => resolve(made)));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "specwright-remote-"));
  [server, other] = await Promise.all([start(), start()]);
});

afterAll(async () => {
  for (const it of [server, other]) {
    it.closeAllConnections();
    it.close();
  }
  await rm(folder, { recursive: true });
});

async function resolved(
  ref: string,
  allow: Partial<Allowed>,
): Promise<{ readonly document: Document; readonly found: unknown }> {
  await mkdir(join(folder, "api"), { recursive: true });
  await writeFile(join(folder, "api/openapi.json"), JSON.stringify({ openapi: "3.1.0", it: { $ref: ref } }));
  const document = await load(join(folder, "api/openapi.json"), { allow: { ...nothingElse, ...allow } });
  const found = document.resolve(ref, document.root.get("it") as Node);
  return { document, found: found instanceof Node ? found.value : found.unresolved };
}

describe("the web", () => {
  test("is not asked unless the origin is allowed", async () => {
    asked.length = 0;
    const { found } = await resolved(`${originOf(server)}/pet.yaml`, { origins: ["https://elsewhere.example"] });
    expect(found).toMatch(/nothing is fetched from http/);
    expect(asked).toEqual([]);
  });

  test("an allowed origin is read, and what its files refer to, and it is told by its address", async () => {
    const { document, found } = await resolved(`${originOf(server)}/pet.yaml`, { origins: [originOf(server)] });
    expect(found).toMatchObject({ type: "object" });
    expect(document.files.slice(1)).toEqual([`${originOf(server)}/pet.yaml`, `${originOf(server)}/parts/owner.yaml`]);
    expect(document.locate(`${originOf(server)}/pet.yaml#/properties`)).toMatchObject({
      file: `${originOf(server)}/pet.yaml`,
      line: 2,
    });
  });

  test.each<readonly [string, string, Partial<Allowed>, RegExp]>([
    ["a redirect within the origin is followed", "/moved.yaml", {}, /^$/],
    ["not without end", "/round.yaml", { maxRedirects: 2 }, /redirects more than 2 times/],
    ["not to another origin", "/away.yaml", {}, /remote, and nothing is fetched from http/],
    ["not to a file", "/file.yaml", {}, /file:.*neither a file nor on the web/],
    ["what is too large is not read", "/large.yaml", { maxBytes: 1000 }, /larger than 1000 bytes/],
    ["what takes too long neither", "/never.yaml", { timeout: 200 }, /longer than 200 ms/],
    ["what is not there is told", "/gone.yaml", {}, /status 404/],
  ])("%s", async (_, path, allow, why) => {
    const { found } = await resolved(originOf(server) + path, { origins: [originOf(server)], ...allow });
    expect(typeof found === "string" ? found : "").toMatch(why);
  });
});

describe("further folders", () => {
  test("are read when they are allowed", async () => {
    await mkdir(join(folder, "common"), { recursive: true });
    await writeFile(join(folder, "common/pet.yaml"), "type: string\n");
    expect((await resolved("../common/pet.yaml", {})).found).toMatch(/outside of the document's folder/);
    expect((await resolved("../common/pet.yaml", { folders: [join(folder, "common")] })).found).toEqual({
      type: "string",
    });
  });
});
