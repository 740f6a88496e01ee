/** Documents that are small to write and large to work with: each is refused with a place, or done, in bounded memory and time. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

type Schemas = Readonly<Record<string, unknown>>;

const cli = resolve("dist/cli.js");
const bounds = { megabytes: 1024, seconds: 120 };

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const many = (count: number, entry: (i: number) => readonly [string, unknown]): Schemas =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => entry(i)));

function document(schemas: Schemas, paths?: Schemas): string {
  const content = { "application/json": { schema: ref("Root") } };
  const answered = { "/a": { get: { operationId: "a", responses: { "200": { description: "ok", content } } } } };
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Large", version: "1" },
    paths: paths ?? answered,
    components: { schemas },
  });
}

/** Schemas `Root`, `S1`, … of which each says `next` of the one after it, and the last `last`. */
const chain = (length: number, next: (it: object) => unknown, last: unknown = { type: "string" }): Schemas =>
  many(length, (i) => [i === 0 ? "Root" : `S${i}`, i === length - 1 ? last : next(ref(`S${i + 1}`))]);

const properties = (count: number, of: (i: number) => unknown): object => ({
  type: "object",
  properties: many(count, (i) => [`p${i}`, of(i)]),
});

const aliases = [
  "a0: &a0 [x, x, x, x, x, x, x, x, x, x]",
  ...Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(10)}]`),
];
const deepObject = { name: "q", in: "query", style: "deepObject", explode: true, schema: ref("G0") };
const dense = many(14, (i) => [`G${i}`, properties(14, (j) => ref(`G${j}`))]);
const longPath = Array.from({ length: 5_000 }, (_, i) => `/{p${i}}`).join("");
const family = { oneOf: Array.from({ length: 2_000 }, (_, i) => ref(`D${i}`)) };
const besides = {
  "/a": {
    post: {
      operationId: "a",
      parameters: [{ name: "q", in: "query", schema: { type: "string" } }],
      requestBody: { content: { "application/json": { schema: ref("Root") } } },
      responses: {},
    },
  },
};
/** Schemas whose whole `properties` are those of another. */
const borrowed = (count: number, from: (i: number, which: number) => number): Schemas => ({
  Root: { type: "object", properties: { $ref: "#/components/schemas/M0/properties" } },
  ...many(count, (i) => [
    `M${i}`,
    {
      type: "object",
      properties: many(2, (which) => [
        `p${which}`,
        { type: "object", properties: { $ref: `#/components/schemas/M${from(i, which)}/properties` } },
      ]),
    },
  ]),
});
const done = "";

test.each<[what: string, code: string, file: string, text: () => string]>([
  ["aliases of aliases", "document/bounds", "a.yaml", () => aliases.join("\n")],
  ["an alias in itself", "document/bounds", "a.yaml", () => "openapi: 3.1.0\nx-a: &a\n  b: [*a]\n"],
  ["a map of properties in itself", "ref/circular", "a.json", () => document(borrowed(1, () => 0))],
  [
    "maps of properties in each other",
    "ref/circular",
    "a.json",
    () => document(borrowed(3, (i, which) => (i + 1 + which) % 3)),
  ],
  [
    "maps of properties, each twice in the one before",
    "document/bounds",
    "a.json",
    () => document({ ...borrowed(40, (i) => i + 1), M40: { properties: {} } }),
  ],
  ["10,000 levels of JSON", "document/bounds", "a.json", () => `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`],
  ["10,000 levels of YAML", "document/bounds", "a.yaml", () => `a: ${"[".repeat(10_000)}${"]".repeat(10_000)}`],
  ["10,000 levels that don't end", "document/syntax", "a.json", () => "[".repeat(10_000)],
  ["10,000 references in a row", "schema/too-deep", "a.json", () => document(chain(10_000, (it) => it))],
  ["10,000 references in a circle", "ref/circular", "a.json", () => document(chain(10_000, (it) => it, ref("Root")))],
  [
    "3,000 schemas, each within the other",
    done,
    "a.json",
    () => document(chain(3_000, (it) => ({ type: "object", properties: { next: it } }))),
  ],
  [
    "12,000 schemas in a circle, each within the one before",
    done,
    "a.json",
    () => {
      const circle = (next: object): object => ({
        type: "object",
        required: ["id"],
        properties: { id: { type: "string", minLength: 1 }, next },
      });
      return document(chain(12_000, circle, circle(ref("Root"))));
    },
  ],
  ["40 times twice the same, all of it", done, "a.json", () => document(chain(40, (it) => ({ allOf: [it, it] })))],
  ["200 times twice the same", "schema/too-deep", "a.json", () => document(chain(200, (it) => ({ allOf: [it, it] })))],
  ["40 times twice the same, any of it", done, "a.json", () => document(chain(40, (it) => ({ anyOf: [it, it] })))],
  ["40 times twice the same, one of it", done, "a.json", () => document(chain(40, (it) => ({ oneOf: [it, it] })))],
  ...["allOf", "anyOf", "oneOf"].map((key): [string, string, string, () => string] => [
    `40 times twice the same, ${key}, as a body beside a parameter`,
    done,
    "a.json",
    () =>
      document(
        chain(
          40,
          (it) => ({ type: "object", [key]: [it, it] }),
          properties(1, () => ({})),
        ),
        besides,
      ),
  ]),
  [
    "14 schemas that all hold all of them, as a parameter",
    done,
    "a.json",
    () => document(dense, { "/a": { get: { operationId: "a", parameters: [deepObject], responses: {} } } }),
  ],
  [
    "a choice among 2,000",
    done,
    "a.json",
    () => document({ Root: family, ...many(2_000, (i) => [`D${i}`, { required: [`k${i}`], properties: {} }]) }),
  ],
  ["10,000 properties", done, "a.json", () => document({ Root: properties(10_000, () => ({ type: "string" })) })],
  [
    "100,000 values of an enumeration",
    done,
    "a.json",
    () => document({ Root: { enum: Array.from({ length: 100_000 }, (_, i) => `value ${i}`) } }),
  ],
  [
    "50 million characters of text",
    "document/bounds",
    "a.json",
    () => document({ Root: { type: "string", description: "text ".repeat(10_000_000) } }),
  ],
  [
    "two million values",
    "document/bounds",
    "a.json",
    () => document({ Root: { enum: Array.from({ length: 2_000_000 }, (_, i) => i) } }),
  ],
  [
    "5,000 segments of a path",
    "path/too-long",
    "a.json",
    () => document({}, { [longPath]: { get: { operationId: "a", responses: {} } } }),
  ],
  ["a name of 100,000 letters", done, "a.json", () => document({ Root: ref("N".repeat(1e5)), ["N".repeat(1e5)]: {} })],
  [
    "a pattern that takes for ever",
    done,
    "a.json",
    () => document({ Root: { type: "string", pattern: "^(a+)+$", examples: [`${"a".repeat(50)}!`] } }),
  ],
])(
  "%s",
  async (_, code, file, text) => {
    const folder = mkdtempSync(join(tmpdir(), "specwright-bomb-"));
    try {
      writeFileSync(join(folder, file), text());
      const { status, output } = await generate(folder, file);
      const told = / {2}error {2}([a-z/-]+)$/m.exec(output)?.[1] ?? "";
      expect([status, told], output.slice(-2_000)).toEqual([code === done ? 0 : 2, code]);
      if (code !== done) expect(output).toMatch(/^a\.(json|yaml):\d+:\d+ {2}error/m);
      expect(existsSync(join(folder, "out"))).toBe(code === done);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  bounds.seconds * 1_000 + 30_000,
);

/** A run in a process of its own, which ends when it wants more time or memory than it has. */
function generate(folder: string, file: string): Promise<{ readonly status: number | null; readonly output: string }> {
  const memory = `--max-old-space-size=${bounds.megabytes}`;
  const run = spawn(process.execPath, [memory, cli, "generate", "--spec", file, "--out", "out"], {
    cwd: folder,
    timeout: bounds.seconds * 1_000,
  });
  let output = "";
  for (const stream of [run.stdout, run.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  return new Promise((done, fail) => {
    run.on("error", fail).on("close", (status) => {
      done({ status, output });
    });
  });
}
