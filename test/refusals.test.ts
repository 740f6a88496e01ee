/** Documents that are refused, and how we say so: `stderr.txt` is what people read. `rules.json` is what the config says. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { diagnosticsText } from "../generator/cli/report.js";
import { understand } from "../generator/generate.js";
import { asWritten, type Reading } from "../generator/options.js";

const home = "test/refusals";

function readingOf(name: string): Reading {
  const file = `${home}/${name}/rules.json`;
  return existsSync(file)
    ? { ...asWritten, rules: JSON.parse(readFileSync(file, "utf8")) as Reading["rules"] }
    : asWritten;
}

describe("refusals", () => {
  test.each(readdirSync(home))("%s", async (name) => {
    const spec = readdirSync(`${home}/${name}`).find((it) => it.startsWith("spec."));
    const read = await understand(`${home}/${name}/${spec ?? "spec.yaml"}`, readingOf(name));
    const outcome = "refused" in read ? read.refused : undefined;
    expect(outcome?.failed).toBe(true);
    expect(outcome?.changes).toEqual([]);
    await expect(diagnosticsText(outcome?.diagnostics ?? [])).toMatchFileSnapshot(`refusals/${name}/stderr.txt`);
  });
});
