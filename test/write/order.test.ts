/** What is written does not depend on the order in which a folder is read, which the system chooses. */
import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { runtimeFiles } from "../../generator/write/runtime.js";

vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  return { ...fs, readdirSync: (path: string) => fs.readdirSync(path).reverse() };
});

test.each(runtimeFiles(["validators", "client", "server"]).map((it) => [it.path, it.text] as const))(
  "%s",
  (path, text) => {
    expect(text).toBe(readFileSync(`generated/${path}`, "utf8"));
  },
);
