import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { codes, ruleOf, type Code } from "../../generator/base/codes.js";
import { Diagnostics, type Severities } from "../../generator/base/diagnostic.js";

function told(code: Code, severities?: Severities): string {
  const report = new Diagnostics(severities);
  report.add(code, "#", "It is so.", "Do this.");
  return report.list.map((it) => `${it.severity} ${it.message}`).join("\n");
}

describe("severity", () => {
  const lenient: Severities = { lenient: true, rules: {} };
  test.each<readonly [string, Code, Severities | undefined, string]>([
    ["an error is one", "ref/unresolved", undefined, "error It is so."],
    ["a lenient run goes on, and tells how", "parameter/duplicate", lenient, "warning It is so. The first counts."],
    ["but not where there is no way on", "schema/endless", lenient, "error It is so."],
    [
      "a rule wins",
      "parameter/duplicate",
      { lenient: true, rules: { "parameter/duplicate": "error" } },
      "error It is so.",
    ],
    ["a warning can be raised", "name/taken", { lenient: false, rules: { "name/taken": "error" } }, "error It is so."],
    ["and turned off", "name/taken", { lenient: false, rules: { "name/taken": "off" } }, ""],
  ])("%s", (_, code, severities, want) => {
    expect(told(code, severities)).toBe(want);
  });

  test("what is found twice at one place is told once", () => {
    const report = new Diagnostics();
    for (const message of ["a", "a", "b"]) report.add("name/taken", "#", message);
    expect(report.list.map((it) => it.message)).toEqual(["a", "b"]);
    expect(report.failed).toBe(false);
  });

  test("what would steer a terminal is shown, and does not", () => {
    const report = new Diagnostics();
    report.add("name/taken", "#", "a\u001b[31m\u202eb", "c\nd");
    expect(report.list).toMatchObject([{ message: "a\\u001b[31m\\u202eb", hint: "c\\u000ad" }]);
  });
});

test("every code has its line in DIAGNOSTICS.md, and no other has", () => {
  const page = readFileSync("DIAGNOSTICS.md", "utf8");
  const rows = [...page.matchAll(/^\| `([a-z/-]+)` *\| (\w+) *\| (.*?) *\| (.*?) *\|$/gm)].map((it) => it.slice(1));
  const known = (Object.keys(codes) as Code[]).map((code) => {
    const { severity, means, fallback } = ruleOf(code);
    return [code, severity, means, fallback ?? "The run ends."];
  });
  expect(rows).toEqual(known);
});
