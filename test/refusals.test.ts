/** Documents that are refused, and how we say so: `stderr.txt` is what people read. */
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { diagnosticsText } from "../generator/cli/report.js";
import { understand } from "../generator/generate.js";

const home = "test/refusals";

describe("refusals", () => {
  test.each(readdirSync(home))("%s", async (name) => {
    const spec = readdirSync(`${home}/${name}`).find((it) => it.startsWith("spec."));
    const read = await understand(`${home}/${name}/${spec ?? "spec.yaml"}`);
    const outcome = "refused" in read ? read.refused : undefined;
    expect(outcome?.failed).toBe(true);
    expect(outcome?.changes).toEqual([]);
    await expect(diagnosticsText(outcome?.diagnostics ?? [])).toMatchFileSnapshot(`refusals/${name}/stderr.txt`);
  });
});
