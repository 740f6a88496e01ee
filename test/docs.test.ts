import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildDocs, type Docs } from "../generator/docs/build.js";
import { LintFailed } from "../generator/docs/lint.js";
import { withSamples } from "../generator/docs/samples.js";
import type { JsonObject } from "../generator/docs/tree.js";
import { trialMarkup, trialsOf } from "../generator/docs/trial.js";
import { hostile } from "./docs.hostile.js";

const browserPath = "/usr/bin/chromium";
const withBrowser = existsSync(browserPath);
if (!withBrowser)
  console.warn(`SKIPPED: there is no ${browserPath}, so that nobody looks at the built documentation page.`);

const path = "/v1/ConnectionPolicies/{ConnectionPolicySid}/Targets";
const samples = { package: "@targets-api/client" };
let folder = "";
let docs: Docs;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "specwright-docs-test-"));
  docs = await buildDocs({
    spec: "spec/openapi.yaml",
    config: "spec/redocly.yaml",
    out: join(folder, "docs"),
    samples,
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Sample {
  readonly label: string;
  readonly source: string;
}

/** The samples of every operation, by operationId. */
function samplesOf(document: JsonObject): Map<string, readonly Sample[]> {
  const paths = withSamples(document, samples)["paths"] as Record<
    string,
    Record<string, { operationId?: string; "x-codeSamples"?: Sample[] }>
  >;
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  return new Map(
    operations.flatMap((it) => (it.operationId === undefined ? [] : [[it.operationId, it["x-codeSamples"] ?? []]])),
  );
}

function sample(document: JsonObject, operation: string, label: string): string {
  const found = samplesOf(document)
    .get(operation)
    ?.find((it) => it.label === label);
  if (found === undefined) throw new Error(`${operation} has no ${label} sample.`);
  return found.source;
}

/** What a shell would hand to curl. */
function argumentsOf(command: string): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  const env = {
    PATH: process.env["PATH"],
    API_USERNAME: "user",
    API_PASSWORD: "pass",
    API_KEY: "key",
    API_TOKEN: "token",
    BASE_URL: "https://base",
  };
  return execFileSync("bash", ["--norc", "-euc", script], {
    encoding: "utf8",
    env,
    stdio: ["ignore", "pipe", "inherit"],
  })
    .split("\0")
    .slice(0, -1);
}

/** The syntax errors of a sample. */
function syntaxErrors(source: string): readonly string[] {
  const { diagnostics = [] } = ts.transpileModule(source, {
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  return diagnostics.map((it) => ts.flattenDiagnosticMessageText(it.messageText, "\n"));
}

describe("samples", () => {
  it("are made from the examples of the document", async () => {
    const document = JSON.parse(await readFile(docs.json, "utf8")) as JsonObject;
    expect(sample(document, "createTarget", "TypeScript")).toMatchInlineSnapshot(`
      "import { createClient, createTarget } from "@targets-api/client";

      const client = createClient({
        username: process.env["API_USERNAME"] ?? "",
        password: process.env["API_PASSWORD"] ?? "",
      });
      const target = await createTarget(client, {
        path: { ConnectionPolicySid: "NYaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
        body: { Target: "sip:sip-box.com:1234" },
      });
      "
    `);
    expect(sample(document, "createTarget", "curl")).toMatchInlineSnapshot(`
      "curl -X POST 'https://voice.twilio.com/v1/ConnectionPolicies/NYaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/Targets' \\
        -u "$API_USERNAME:$API_PASSWORD" \\
        --data-urlencode 'Target=sip:sip-box.com:1234'
      "
    `);
    expect(sample(document, "deleteTarget", "TypeScript")).toContain("\nawait deleteTarget(client, {");
    expect(argumentsOf(sample(document, "updateTarget", "curl"))).toEqual([
      "-X",
      "POST",
      `https://voice.twilio.com/v1/ConnectionPolicies/NY${"a".repeat(32)}/Targets/NE${"a".repeat(32)}`,
      "-u",
      "user:pass",
      "--data-urlencode",
      "FriendlyName=FriendlyName",
    ]);
  });

  it("stay what they are whatever the document says", () => {
    for (const [operation, list] of samplesOf(hostile)) {
      const [typescript, curl] = list;
      expect(syntaxErrors(typescript?.source ?? "?("), operation).toEqual([]);
      expect(argumentsOf(curl?.source ?? "false").join(" "), operation).toContain("$(touch pwned)");
    }
    expect(existsSync("pwned")).toBe(false);
  });

  it("show every kind of parameter, body and credential", () => {
    const line = argumentsOf(sample(hostile, "everything", "curl"));
    expect(line.slice(0, 3)).toEqual([
      "-X",
      "PUT",
      "https://base/v2/things/a%20b%2F'%24(touch%20pwned)?tag=x&tag=y&range%5Bfrom%5D=1&api%20key=key",
    ]);
    expect(line).toContain("Authorization: Bearer token");
    expect(line).toContain("session=$(touch pwned)");
    expect(sample(hostile, "upload", "TypeScript")).toContain('photo: new Blob(["..."])');
    expect(argumentsOf(sample(hostile, "upload", "curl"))).toContain("photo=@file.bin");
  });
});

describe("trials", () => {
  it("have a field for everything that can be sent, filled in where it must be", async () => {
    const trials = trialsOf(JSON.parse(await readFile(docs.json, "utf8")) as JsonObject);
    expect(
      trials.map(
        (it) => `${it.method} ${it.fields.map((field) => field.name + (field.required ? "*" : "")).join(" ")}`,
      ),
    ).toEqual([
      "POST ConnectionPolicySid* Target* FriendlyName Priority Weight Enabled",
      "GET ConnectionPolicySid* PageSize Page PageToken",
      "GET ConnectionPolicySid* Sid*",
      "POST ConnectionPolicySid* Sid* FriendlyName Target Priority Weight Enabled",
      "DELETE ConnectionPolicySid* Sid*",
    ]);
    expect(trials[0]).toMatchObject({ base: "", path, credentials: "basic", body: undefined });
  });

  it("can't end the script that they travel in", () => {
    const markup = trialMarkup(trialsOf(hostile));
    expect(markup.match(/<\/?script/g)).toHaveLength(4);
  });
});

describe("the build", () => {
  it("refuses a document with a lint problem, and says where", async () => {
    const copy = join(folder, "broken");
    await cp("spec", copy, { recursive: true });
    const example = join(copy, "examples/fetch-response.yaml");
    await writeFile(example, (await readFile(example, "utf8")).replace("priority: 1", "priority: -1"));
    const built = buildDocs({
      spec: join(copy, "openapi.yaml"),
      config: join(copy, "redocly.yaml"),
      out: join(folder, "none"),
      samples,
    });
    await expect(built).rejects.toThrow(LintFailed);
    await expect(built).rejects.toThrow(/fetch-response\.yaml:\d+:\d+ {2}error {2}no-invalid-media-type-examples/);
    expect(existsSync(join(folder, "none"))).toBe(false);
  });

  it("writes the whole document into one file", async () => {
    for (const file of [docs.json, docs.yaml])
      expect(await readFile(file, "utf8")).not.toMatch(/\$ref['"]?: ['"]?[^#'"\s]/);
  });
});

/** A page, and everything that went wrong on it. */
async function open(browser: Browser, file: string): Promise<{ readonly page: Page; readonly faults: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
  const faults: string[] = [];
  await context.route("**/*", (route) => {
    const url = route.request().url();
    if (url === pathToFileURL(file).href || /^(data|blob):/.test(url)) return route.continue();
    faults.push(`request: ${url}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, faults };
}

describe.skipIf(!withBrowser)("the page", () => {
  let browser: Browser;
  beforeAll(async () => {
    const args = [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--no-first-run",
    ];
    browser = await chromium.launch({ executablePath: browserPath, args });
  });
  afterAll(() => browser.close());

  it("shows every operation with both samples, and loads nothing", async () => {
    const document = JSON.parse(await readFile(docs.json, "utf8")) as JsonObject;
    const { page, faults } = await open(browser, docs.page);
    const titles = {
      createTarget: "Create a target",
      listTargets: "List targets",
      fetchTarget: "Fetch a target",
      updateTarget: "Update a target",
      deleteTarget: "Delete a target",
    };
    expect([...samplesOf(document).keys()].sort()).toEqual(Object.keys(titles).sort());
    await page.goto(`${pathToFileURL(docs.page).href}#/targets/createtarget`);
    for (const label of ["TypeScript", "curl"]) {
      await page
        .getByRole("button", { name: /^(TypeScript|curl)$/ })
        .first()
        .click();
      await page.getByRole("menuitem", { name: label }).first().click();
      for (const [id, title] of Object.entries(titles)) {
        await page.evaluate((hash) => (location.hash = hash), `#/targets/${id.toLowerCase()}`);
        await page.getByRole("heading", { name: title }).waitFor();
        const wanted = sample(document, id, label).replace(/\s+/g, "");
        await expect.poll(async () => (await page.innerText("body")).replace(/\s+/g, "")).toContain(wanted);
      }
    }
    expect(faults).toEqual([]);
  });

  it("asks the server that it came from, and shows what it answers as text", async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      if (request.url === "/docs") {
        response.setHeader("content-type", "text/html; charset=utf-8");
        return void readFile(docs.page).then((it) => response.end(it));
      }
      void text(request).then((body) => {
        asked.push(`${request.method} ${request.url} ${request.headers.authorization} ${body}`);
        response
          .writeHead(201, { "content-type": "application/json" })
          .end('{"message":"<img src=x onerror=alert(1)>"}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on("request", (it) => new URL(it.url()).origin !== origin && faults.push(it.url()));
    page.on("dialog", (it) => faults.push(it.message()));
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(`${origin}/docs`);
    await page.getByRole("button", { name: "Try it" }).click();
    const form = page.locator("dialog.trial");
    await form.getByLabel("Operation").selectOption({ label: `Create a target (POST ${path})` });
    await form.getByLabel("User name").fill("AC1");
    await form.getByLabel("Password").fill("pässword");
    await form.getByLabel("ConnectionPolicySid *").fill("a/b");
    await form.getByLabel("FriendlyName").fill("A & B");
    await form.getByRole("button", { name: "Send" }).click();
    await form.getByText('"message": "<img src=x onerror=alert(1)>"').waitFor();
    await form.getByText("201 Created").waitFor();
    const credentials = Buffer.from("AC1:pässword").toString("base64");
    expect(asked).toEqual([
      `POST /v1/ConnectionPolicies/a%2Fb/Targets Basic ${credentials} Target=sip%3Asip-box.com%3A1234&FriendlyName=A+%26+B`,
    ]);
    expect(faults).toEqual([]);
    await page.close();
    server.closeAllConnections();
    server.close();
  });

  it("has nothing to try where it came from no server", async () => {
    const { page, faults } = await open(browser, docs.page);
    await page.goto(pathToFileURL(docs.page).href);
    await page.getByText("Connection Policy Targets").first().waitFor();
    expect(await page.getByRole("button", { name: "Try it" }).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it("can't be broken from within the document", async () => {
    const spec = join(folder, "hostile.json");
    const config = join(folder, "lax.yaml");
    await writeFile(spec, JSON.stringify(hostile));
    await writeFile(config, "rules:\n  operation-operationId: error\n");
    const { page: file } = await buildDocs({ spec, config, out: join(folder, "hostile"), samples });
    const { page, faults } = await open(browser, file);
    for (const place of ["", "#/things", "#/things/everything"]) {
      await page.goto("about:blank");
      await page.goto(pathToFileURL(file).href + place);
      await page.getByText("<script>alert('title')</script>").first().waitFor();
      await page.waitForTimeout(500);
    }
    expect(await page.evaluate(() => document.querySelectorAll("iframe, base, object, embed, #mine").length)).toBe(0);
    expect(await page.evaluate(() => "pwned" in globalThis)).toBe(false);
    expect(faults).toEqual([]);
  });
});
