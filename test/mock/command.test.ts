/** `specwright mock` as a user has it: it listens, answers, and stops when it is told to. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { afterEach, expect, test } from "vitest";

const cli = resolve("dist/cli.js");
const running: ChildProcess[] = [];
afterEach(() => running.splice(0).forEach((it) => void it.kill("SIGKILL")));

async function started(...args: readonly string[]): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, [cli, "mock", ...args], { stdio: ["ignore", "pipe", "inherit"] });
  running.push(child);
  let text = "";
  for await (const it of child.stdout as AsyncIterable<Buffer>) {
    text += it.toString();
    const [url] = /http:\/\/\S+/.exec(text) ?? [];
    if (url !== undefined) return { child, url };
  }
  throw new Error(`It ended: ${text}`);
}

test("it answers whoever asks, pages of other origins too, and stops with Ctrl-C", async () => {
  const { child, url } = await started("--port", "0");
  const path = `${url}/v1/ConnectionPolicies/NYaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/Targets`;
  const response = await fetch(path, { headers: { Authorization: `Basic ${btoa("a:b")}` } });
  expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([200, "*"]);
  expect(await response.json()).toHaveProperty("targets");
  const asked = { "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization" };
  const preflight = await fetch(path, { method: "OPTIONS", headers: { Origin: "http://a.test", ...asked } });
  expect([preflight.status, preflight.headers.get("access-control-allow-headers")]).toEqual([204, "authorization"]);
  const { port } = new URL(url);
  const second = spawnSync(process.execPath, [cli, "mock", "--port", port], { encoding: "utf8" });
  expect([second.status, second.stderr]).toEqual([2, expect.stringContaining(`Port ${port} of 127.0.0.1 is taken`)]);
  child.kill("SIGINT");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test.each([
  [["--port", "x"], /--port must be a number from 0 to 65535, not "x"/],
  [["--port", "0", "--host", "256.0.0.1"], /Nobody can listen at port 0 of 256.0.0.1/],
  [["--spec", "nowhere.yaml"], /nowhere.yaml/],
])("%j is the user's mistake", (args, message) => {
  const { status, stderr } = spawnSync(process.execPath, [cli, "mock", ...args], { encoding: "utf8" });
  expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
});
