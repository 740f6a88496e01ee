/** The client of the Targets, compiled once and run unchanged: Node, Bun, Deno, a page and a worker of a browser. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Workspace } from "../../generator/contract/workspace.js";
import { loadOptions, settingsFor } from "../../generator/options.js";
import type { SourceText } from "../../generator/print/print.js";

const browserPath = "/usr/bin/chromium";
const bin = (name: string): string | undefined =>
  [resolve("node_modules/.bin", name), ...(process.env["PATH"] ?? "").split(":").map((it) => join(it, name))].find(
    (it) => existsSync(it),
  );
const found = { bun: bin("bun"), deno: bin("deno"), chromium: existsSync(browserPath) ? browserPath : undefined };
for (const [name, path] of Object.entries(found))
  if (path === undefined) console.warn(`SKIPPED: there is no ${name}, so that nobody runs the client in it.`);

const target = {
  account_sid: "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  connection_policy_sid: "NYaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  friendly_name: null,
  date_created: "2020-03-18T23:31:36Z",
};
const expected = {
  created: ["Zoë & co", true, Date.parse(target.date_created)],
  listed: ["NE1", "NE2", "NE3"],
  missing: [404, "gone", 404, "GET"],
  again: "again",
  removed: true,
  aborted: "AbortError",
  late: "TimeoutError",
  moved: "UnexpectedResponseError",
  broken: ["UnexpectedResponseError", 200, "fetchTarget: answered 200, but its body is not valid JSON"],
  refused: ["FetchTargetError401", 401, "fetchTarget: answered 401"],
  stream: "one two",
  file: ["ü.txt", "hi"],
};

let workspace: Workspace;
let server: Server;
let address = "";

beforeAll(async () => {
  const paths = await readdir("generated/client", { recursive: true, encoding: "utf8" });
  const files = paths.filter((it) => /^src\/.*\.ts$|^package\.json$/.test(it)).map(sourceOf);
  workspace = await Workspace.create(
    await Promise.all(files),
    settingsFor(await loadOptions({ cwd: process.cwd(), flags: {} }), "Targets"),
  );
  await copyFile("test/client/runtimes.probe.mjs", join(workspace.folder, "probe.mjs"));
  await writeFile(join(workspace.folder, "run.mjs"), program("@targets-api/client", "console.log"));
  await writeFile(join(workspace.folder, "package.json"), '{ "type": "module" }');
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await workspace.close();
});

const sourceOf = async (path: string): Promise<SourceText> => ({
  path: `client/${path}`,
  text: await readFile(join("generated/client", path), "utf8"),
  owner: "generator",
});

const program = (client: string, tell: string): string => `
  import * as client from ${JSON.stringify(client)};
  import { probe } from "./probe.mjs";
  const { Deno: deno, process: node, location } = globalThis;
  const address = deno?.args[0] ?? node?.argv[2] ?? location.origin;
  ${tell}(JSON.stringify(await probe(address, client).catch((error) => error.stack)));`;

/** The API, and for browsers the files beside it. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "", url = "", headers } = request;
  const chunks: Buffer[] = [];
  for await (const it of request) chunks.push(it as Buffer);
  const json = (status: number, body: unknown, more: Readonly<Record<string, string>> = {}): unknown =>
    response.writeHead(status, { "Content-Type": "application/json", ...more }).end(JSON.stringify(body));
  const { pathname, search } = new URL(url, address);
  if (pathname === "/stream") {
    response.writeHead(200, { "Content-Type": "text/plain" }).write("one ");
    return void setTimeout(() => response.end("two"), 5);
  }
  if (pathname === "/file")
    return void response
      .writeHead(200, {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": "attachment; filename*=UTF-8''%C3%BC.txt",
      })
      .end("hi");
  if (!pathname.startsWith("/v1/")) return file(pathname, response);
  if (headers.authorization !== `Basic ${Buffer.from("AC1:tøken").toString("base64")}`) return void json(403, {});
  if (method === "POST") {
    const fields = new URLSearchParams(Buffer.concat(chunks).toString());
    return void json(201, { ...target, friendly_name: fields.get("FriendlyName"), target: fields.get("Target") });
  }
  if (method === "DELETE") return void response.writeHead(204).end();
  const [, letter] = /Targets\/NE(\w)/.exec(pathname) ?? [];
  switch (letter) {
    case undefined: {
      const more = search.includes("Page=1");
      const next_page_url = more ? null : `${address}${pathname}?Page=1`;
      const items = (more ? ["NE3"] : ["NE1", "NE2"]).map((sid) => ({ ...target, sid }));
      return void json(200, { meta: { next_page_url, key: "targets" }, targets: items });
    }
    case "b": {
      const agent = headers["user-agent"] ?? "";
      const isFirst = !seen.has(agent);
      seen.add(agent);
      return void (isFirst ? json(503, {}, { "Retry-After": "0" }) : json(200, { ...target, sid: "again" }));
    }
    case "c":
      return void json(404, { code: 1, message: "gone", more_info: "", status: 404 });
    case "d":
      return; // Whoever asks gives up.
    case "e":
      return void response.writeHead(307, { Location: "http://127.0.0.1:9/" }).end();
    case "f":
      return void response.writeHead(200, { "Content-Type": "application/json" }).end("<h1>");
    default:
      return void json(401, { code: 2, message: "no", more_info: "", status: 401 });
  }
}

/** Who has been refused once, by user agent. */
const seen = new Set<string>();

async function file(pathname: string, response: ServerResponse): Promise<void> {
  const icon = '<link rel="icon" href="data:,">';
  const worker = 'new Worker("/worker.mjs", { type: "module" }).onmessage = (it) => (document.title = it.data);';
  const texts: Readonly<Record<string, string>> = {
    "/": `<!doctype html>${icon}<script type="module">${program("./client/index.js", "document.title = ")}</script>`,
    "/host": `<!doctype html>${icon}<script>${worker}</script>`,
    "/worker.mjs": program("./client/index.js", "postMessage"),
    "/probe.mjs": await readFile("test/client/runtimes.probe.mjs", "utf8"),
  };
  const home = join(workspace.folder, "node_modules/@targets-api/client/dist");
  const text = pathname.startsWith("/client/")
    ? await readFile(join(home, pathname.slice("/client/".length)), "utf8").catch(() => undefined)
    : texts[pathname];
  const type = pathname.endsWith("js") ? "text/javascript" : "text/html";
  response.writeHead(text === undefined ? 404 : 200, { "Content-Type": `${type}; charset=utf-8` }).end(text ?? "");
}

const run = async (command: string, ...args: readonly string[]): Promise<unknown> => {
  const { stdout } = await promisify(execFile)(command, [...args, address], { cwd: workspace.folder });
  return JSON.parse(stdout);
};

test("Node", async () => {
  expect(await run(process.execPath, "run.mjs")).toEqual(expected);
});

test.skipIf(found.bun === undefined)("Bun", async () => {
  expect(await run(found.bun ?? "", "run", "run.mjs")).toEqual(expected);
});

test.skipIf(found.deno === undefined)("Deno", async () => {
  const allowed = `--allow-net=${new URL(address).host}`;
  const flags = ["run", "--no-prompt", "--no-remote", "--node-modules-dir=manual", allowed];
  expect(await run(found.deno ?? "", ...flags, "run.mjs")).toEqual(expected);
});

test.skipIf(found.chromium === undefined).each(["", "/host"])("a browser, %s", async (path) => {
  const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage({ userAgent: `test${path}` });
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.goto(address + path);
    await expect.poll(() => page.title(), { timeout: 30_000 }).not.toBe("");
    expect([JSON.parse(await page.title()), faults]).toEqual([expected, []]);
  } finally {
    await browser.close();
  }
});
