import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { expect, it } from "vitest";
import { availableKinds, type Kind } from "./support/databases.js";
import { call, run } from "./support/service.js";

const browserPath = "/usr/bin/chromium";
const root = fileURLToPath(new URL("../../../", import.meta.url));
const isPossible = existsSync(browserPath) && existsSync(join(root, "dist/docs/main.js"));
if (!isPossible)
  console.warn(
    `SKIPPED: there is no ${browserPath}, or the generator is not built (npm run build, in the root); nobody tries the documentation.`,
  );

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];

it.skipIf(!isPossible)("the documentation asks the service that it came from", async () => {
  const folder = await mkdtemp(join(tmpdir(), "targets-docs-"));
  execFileSync(process.execPath, ["dist/docs/main.js", "--out", folder], { cwd: root, stdio: "ignore" });
  const { url, account, end } = await run(availableKinds()[0] as Kind, { DOCS_FILE: join(folder, "index.html") });
  const browser = await chromium.launch({ executablePath: browserPath, args });
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on("request", (it) => new URL(it.url()).origin !== url && faults.push(it.url()));
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(`${url}/docs`);
  await page.getByRole("button", { name: "Try it" }).click();
  const form = page.locator("dialog.trial");
  const choose = (title: string) =>
    form
      .getByLabel("Operation")
      .selectOption({ index: ["Create", "List", "Fetch", "Update", "Delete"].indexOf(title) });
  const send = async (): Promise<string> => {
    await form.getByRole("button", { name: "Send" }).click();
    await form.locator("pre:visible").waitFor();
    return form.locator("pre").innerText();
  };

  await choose("Create");
  await form.getByLabel("User name").fill(account.sid);
  await form.getByLabel("Password").fill(account.token);
  await form.getByLabel("ConnectionPolicySid *").fill(account.policy);
  await form.getByLabel("FriendlyName").fill("from the browser");
  const created = await send();
  expect(created).toContain("201 Created");
  expect(created).toContain('"friendly_name": "from the browser"');
  const sid = /"sid": "(NE\w+)"/.exec(created)?.[1] ?? "";
  await choose("List");
  expect(await send()).toContain(sid);
  await choose("Delete");
  await form.getByLabel("Sid *", { exact: true }).fill(sid);
  expect(await send()).toContain("204 No Content");
  await choose("Fetch");
  expect(await send()).toContain('"code": 20404');
  expect(faults).toEqual([]);
  await browser.close();
  await end();
  await rm(folder, { recursive: true });
});

it("where it is not built, it says how that is done", async () => {
  const { url, end } = await run(availableKinds()[0] as Kind, { DOCS_FILE: "/nowhere" });
  expect(await call(`${url}/docs`)).toMatchObject({
    status: 404,
    body: expect.stringContaining("npm run docs") as string,
  });
  await end();
});
