/** The command line as a user has it: in a folder of its own, from what `npm run build` made. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";

const cli = resolve("dist/cli.js");
let folder: string;

function run(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: "utf8" });
}

const petstore = `openapi: 3.1.0
info: { title: Pets, version: 1.2.3 }
servers: [{ url: "https://pets.example" }]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      tags: [pets]
      parameters: [{ name: id, in: path, required: true, schema: { type: integer, minimum: 1 } }]
      responses:
        "200":
          description: A pet
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Pet" }
              examples: { rex: { value: { id: 1, name: Rex } } }
components:
  schemas:
    Pet:
      type: object
      required: [id, name]
      properties: { id: { type: integer }, name: { type: string } }
`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "specwright-cli-"));
  writeFileSync(join(folder, "pets.yaml"), petstore);
});

describe("generate", () => {
  test("writes four packages, then has nothing to change, then tells what is stale", () => {
    expect(run("generate", "--spec", "pets.yaml", "--out", "out")).toMatchObject({ status: 0, stderr: "" });
    expect(readdirSync(join(folder, "out")).sort()).toEqual(["client", "server", "types", "validators"]);
    expect(JSON.parse(readFileSync(join(folder, "out/types/package.json"), "utf8"))).toMatchObject({
      name: "@pets-api/types",
      version: "1.2.3",
    });
    expect(run("--spec", "pets.yaml", "--out", "out", "--check")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("nothing to change"),
    });
    writeFileSync(join(folder, "pets.yaml"), petstore.replace("name: { type: string }", "label: { type: string }"));
    const stale = run("generate", "--spec", "pets.yaml", "--out", "out", "--check");
    expect(stale).toMatchObject({ status: 1, stdout: expect.stringMatching(/stale +out\/types\/src\/schemas\.ts/) });
    expect(readFileSync(join(folder, "out/types/src/schemas.ts"), "utf8")).toContain("name: string");
  });

  test("refuses a document with its place, and leaves yesterday's output", () => {
    run("--spec", "pets.yaml", "--out", "out");
    writeFileSync(join(folder, "pets.yaml"), petstore.replace('schemas/Pet"', 'schemas/Cat"'));
    const refused = run("--spec", "pets.yaml", "--out", "out");
    expect(refused).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^pets\.yaml:15:\d+ {2}error {2}ref\/unresolved\n/),
    });
    expect(refused.stderr).toContain("1 error. Nothing was written.");
    expect(readFileSync(join(folder, "out/types/src/schemas.ts"), "utf8")).toContain("export type Pet");
  });

  test("--json is one document", () => {
    const { status, stdout } = run("--spec", "pets.yaml", "--out", "out", "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      failed: false,
      stats: { operations: 1, schemas: 1 },
      changes: expect.arrayContaining([{ kind: "create", path: "types/src/schemas.ts" }]),
    });
  });

  test("an overriding template is used; one that asks for too much is refused with its line", () => {
    cpSync(resolve("templates/types/index.hbs"), join(folder, "mine/types/index.hbs"), { recursive: true });
    writeFileSync(
      join(folder, "mine/types/index.hbs"),
      '// mine\nexport type * from "./schemas.js";\nexport type * from "./operations.js";\n',
    );
    writeFileSync(join(folder, "specwright.config.js"), 'export default { spec: "pets.yaml", templates: "mine" };');
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    expect(run().status).toBe(0);
    expect(readFileSync(join(folder, "generated/types/src/index.ts"), "utf8")).toContain("// mine");
    writeFileSync(join(folder, "mine/types/index.hbs"), "\n\n{{#each gone}}{{/each}}\n");
    expect(run()).toMatchObject({ status: 2, stderr: expect.stringMatching(/mine\/types\/index\.hbs:3\b.*gone/) });
  });
});

test.each([
  ["an unknown command", ["frobnicate"], /no command "frobnicate"/],
  ["an unknown flag", ["--sepc", "x"], /--sepc/],
  ["a document that is not there", ["--spec", "gone.yaml"], /gone\.yaml:1:1 .*document\/not-readable/],
  ["a config that is not there", ["--config", "gone.js"], /no config gone\.js/],
])("%s is the user's mistake: exit 2 and a message", (_, args, message) => {
  expect(run(...args)).toMatchObject({ status: 2, stderr: expect.stringMatching(message) });
  expect(existsSync(join(folder, "generated"))).toBe(false);
});

test.each([
  ["{ sepc: 1 }", /no option sepc/],
  ["{ spec: 1 }", /spec must be a string/],
  ['{ client: { names: "snake" } }', /client\.names must be "wire" or "camel"/],
  ['{ scope: "Not A Scope" }', /scope must be/],
  ['{ client: { mount: ["a b"] } }', /client\.mount must be/],
])("the config %s is refused", (config, message) => {
  writeFileSync(join(folder, "specwright.config.mjs"), `export default ${config};`);
  expect(run("--spec", "pets.yaml")).toMatchObject({ status: 2, stderr: expect.stringMatching(message) });
});

test("--help and --version", () => {
  expect(run("--help")).toMatchObject({ status: 0, stdout: expect.stringContaining("Exit codes") });
  expect(run("--version")).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

describe("contract", () => {
  test("holds for a document that is right, and names the line of an example that is not", () => {
    expect(run("contract", "--spec", "pets.yaml")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("The contract holds."),
    });
    writeFileSync(join(folder, "pets.yaml"), petstore.replace("name: Rex", "name: 5"));
    const broken = run("contract", "--spec", "pets.yaml");
    expect(broken).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/pets\.yaml:16:\d+ {2}getPet {2}validator/),
    });
    expect(broken.stderr).toContain("/name must be a string");
  });
});

describe("scaffold", () => {
  test("writes files once, and later adds what is missing and nothing else", () => {
    expect(run("scaffold", "src", "--spec", "pets.yaml")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("created"),
    });
    const file = join(folder, "src/handlers/pets.ts");
    const mine = readFileSync(file, "utf8").replace(
      /throw new NotImplemented[^\n]*/,
      'return { status: 200, body: { id: 1, name: "Rex" } };   // mine',
    );
    writeFileSync(file, mine);
    expect(run("scaffold", "src", "--spec", "pets.yaml")).toMatchObject({ status: 0, stdout: "Nothing is missing.\n" });
    writeFileSync(
      join(folder, "pets.yaml"),
      petstore.replace(
        "    get:",
        "    delete: { operationId: deletePet, tags: [pets], responses: { '204': { description: gone } } }\n    get:",
      ),
    );
    expect(run("scaffold", "src", "--spec", "pets.yaml")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("deletePet"),
    });
    const after = readFileSync(file, "utf8");
    expect(after.startsWith(mine)).toBe(true);
    expect(after).toContain("export const deletePet");
  });

  test("webhooks that come later have files of their own, and the user's server stays as it is", () => {
    run("scaffold", "src", "--spec", "pets.yaml");
    const server = readFileSync(join(folder, "src/server.ts"), "utf8");
    const webhooks = "webhooks:\n  petSold: { post: { responses: { '204': { description: seen } } } }\n";
    writeFileSync(join(folder, "pets.yaml"), petstore.replace("paths:", `${webhooks}paths:`));
    expect(run("scaffold", "src", "--spec", "pets.yaml")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("3 files written"),
    });
    expect(readFileSync(join(folder, "src/webhooks/webhooks.ts"), "utf8")).toContain("export const petSold");
    expect(readFileSync(join(folder, "src/server.ts"), "utf8")).toBe(server);
    expect(run("scaffold", "src", "--spec", "pets.yaml")).toMatchObject({ status: 0, stdout: "Nothing is missing.\n" });
  });

  test("a file that does not parse is left alone and told of", () => {
    run("scaffold", "src", "--spec", "pets.yaml");
    const file = join(folder, "src/handlers/pets.ts");
    writeFileSync(file, "export const = ;");
    expect(run("scaffold", "src", "--spec", "pets.yaml")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("does not parse"),
    });
    expect(readFileSync(file, "utf8")).toBe("export const = ;");
  });
});
