/** Where patterns that can take long are reported, and how that is told or refused. */
import { describe, expect, test } from "vitest";
import { Diagnostics, type Severities } from "../../generator/base/diagnostic.js";
import { coverageText } from "../../generator/cli/report.js";
import { located } from "../../generator/generate.js";
import { reportBacktracking } from "../../generator/patterns/report.js";
import { ok, understood } from "../model/support.js";

interface Told {
  readonly said: readonly string[];
  readonly messages: readonly string[];
  readonly coverage: string;
  readonly failed: boolean;
}

async function told(fields: Readonly<Record<string, unknown>>, rules: Severities["rules"] = {}): Promise<Told> {
  const { document, api } = await understood(fields);
  const report = new Diagnostics({ lenient: false, rules });
  await reportBacktracking(api, report);
  return {
    said: report.list.map((it) => `${it.severity} ${it.code} ${it.at}`),
    messages: report.list.map((it) => it.message),
    coverage: coverageText(located(document, report.list)),
    failed: report.failed,
  };
}

const schemas = (it: unknown): Readonly<Record<string, unknown>> => ({ components: { schemas: { It: it } } });
const at = "#/components/schemas/It";
const slow = { type: "string", pattern: "^(a+)+$" };

describe("places", () => {
  test.each<readonly [string, unknown, readonly string[]]>([
    ["a pattern", slow, ["/pattern"]],
    [
      "below",
      { properties: { a: { items: { anyOf: [slow, { not: slow }] } } } },
      ["/properties/a/items/anyOf/0/pattern", "/properties/a/items/anyOf/1/not/pattern"],
    ],
    [
      "patternProperties",
      { patternProperties: { "^(a/|a/)*$": {}, "^a": slow } },
      ["/patternProperties/^(a~1|a~1)*$", "/patternProperties/^a/pattern"],
    ],
    ["propertyNames", { propertyNames: slow }, ["/propertyNames/pattern"]],
    ["a pattern of no string", { type: "integer", pattern: "^(a+)+$" }, []],
    ["no regular expression", { type: "string", pattern: "^(a+)+$(" }, []],
    ["a short text", { ...slow, maxLength: 12 }, []],
    ["a longer text", { ...slow, maxLength: 64 }, ["/pattern"]],
  ])("%s", async (_, schema, want) => {
    expect((await told(schemas(schema))).said).toEqual(want.map((it) => `warning pattern/backtracking ${at}${it}`));
  });

  test("parameters, bodies and responses", async () => {
    const content = { "application/json": { schema: slow } };
    const parameters = [{ name: "q", in: "query", schema: slow }];
    const post = { parameters, requestBody: { content }, responses: { "200": { ...ok.responses["200"], content } } };
    expect((await told({ paths: { "/it": { post } } })).said).toEqual(
      [
        "parameters/0/schema",
        "requestBody/content/application~1json/schema",
        "responses/200/content/application~1json/schema",
      ].map((it) => `warning pattern/backtracking #/paths/~1it/post/${it}/pattern`),
    );
  });
});

describe("rules", () => {
  const three = schemas({ anyOf: [slow, { pattern: "\\s+$" }, { pattern: "^(a*)b\\1$" }] });

  test("all are warnings", async () => {
    const { said, messages, coverage, failed } = await told(three);
    expect(said).toEqual([
      `warning pattern/backtracking ${at}/anyOf/0/pattern`,
      `warning pattern/polynomial ${at}/anyOf/1/pattern`,
      `warning pattern/not-judged ${at}/anyOf/2/pattern`,
    ]);
    expect(messages).toEqual([
      'To tell whether "aa" + "a".repeat(16) + "A" matches takes over a million steps, and each repetition more multiplies them.',
      expect.stringMatching(
        /^To tell whether "A" \+ "\s+"\.repeat\(256\) \+ "A" matches takes at least \d{5,} steps, which grow with the square of its length or faster\.$/,
      ),
      "How many steps this pattern may take is not known: it refers back to a group.",
    ]);
    expect(coverage).toMatch(/^Carried out as written, at a risk:\n( {4}1 × pattern\/.*\n){3}$/);
    expect(failed).toBe(false);
  });

  test("each can be refused, or turned off", async () => {
    const { said, failed } = await told(three, { "pattern/backtracking": "error", "pattern/polynomial": "off" });
    expect(said).toEqual([
      `error pattern/backtracking ${at}/anyOf/0/pattern`,
      `warning pattern/not-judged ${at}/anyOf/2/pattern`,
    ]);
    expect(failed).toBe(true);
  });

  test("nothing is looked at when all are off", async () => {
    const off = { "pattern/backtracking": "off", "pattern/polynomial": "off", "pattern/not-judged": "off" } as const;
    expect((await told(three, off)).said).toEqual([]);
  });
});

test("what is written in another way is told apart from what only bears a risk", async () => {
  const { document } = await understood({});
  const report = new Diagnostics();
  report.add("pattern/not-judged", "#", "a");
  report.add("name/taken", "#", "b");
  expect(coverageText(located(document, report.list)).match(/^\S.*/gm)).toEqual([
    "Not carried out as written:",
    "Carried out as written, at a risk:",
  ]);
});

test("no text of a pattern is shown at length", async () => {
  const { messages } = await told(
    schemas({ type: "string", pattern: `^${"x".repeat(500)}(?:${"y".repeat(100)}|${"y".repeat(100)})*$` }),
  );
  expect(messages).toHaveLength(1);
  expect(messages.join("").length).toBeLessThan(300);
});
