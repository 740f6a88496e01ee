/** `templates/README.md` is the contract with those who override a template: it names every field of every view, and no other. */
import { readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { Code, Ref } from "../../generator/code/code.js";
import { client } from "../../generator/emit/client/index.js";
import { packageSheets } from "../../generator/emit/package.js";
import { pathsSheet } from "../../generator/emit/paths-sheet.js";
import { server } from "../../generator/emit/server/index.js";
import { skeletons } from "../../generator/emit/server/skeletons.js";
import type { Sheet, View } from "../../generator/emit/sheet.js";
import { Symbols } from "../../generator/emit/symbols.js";
import { Chapters } from "../../generator/emit/chapters.js";
import { types } from "../../generator/emit/types/index.js";
import { validators } from "../../generator/emit/validators/index.js";
import { understand } from "../../generator/generate.js";
import type { Api, Operation, SecurityScheme } from "../../generator/model/api.js";
import type { Schema } from "../../generator/model/schema.js";
import { loadOptions, settingsFor } from "../../generator/options.js";

/** What the document of this repository does not have. */
const oauth: SecurityScheme = {
  at: "#",
  doc: { summary: "", description: "", deprecated: false },
  extensions: {},
  name: "oauth",
  kind: {
    type: "oauth2",
    flows: [
      {
        flow: "clientCredentials",
        authorizationUrl: undefined,
        tokenUrl: "https://auth.test/token",
        refreshUrl: undefined,
        scopes: ["read"],
      },
    ],
  },
};

const personal = (it: Schema): Schema => ({
  ...it,
  object: {
    ...it.object,
    properties: it.object.properties.map(({ name, schema }) => ({
      name,
      schema: { ...schema, extensions: { "x-pii": true } },
    })),
  },
});

/** An operation in the other direction. */
const hook = (it: Operation, id: string): Operation => ({
  ...it,
  id,
  template: id,
  path: [{ text: id }],
  parameters: [],
});

/** The first of these asks for a callback. */
const withCallback = ([first, ...others]: readonly Operation[]): readonly Operation[] => {
  if (first === undefined) return [];
  const { at, doc, extensions } = first;
  const callback = { at, doc, extensions, name: "event", expression: "{$url}", operations: [hook(first, "event")] };
  return [{ ...first, callbacks: [callback] }, ...others];
};

/** The same API, in which what is answered with 200 is bytes, all properties are personal, and something is sent. */
const withMore = (api: Api): Api => ({
  ...api,
  webhooks: api.operations.slice(0, 1).map((it) => hook(it, "hook")),
  schemes: [...api.schemes, oauth],
  schemas: api.schemas.map((it) => ({ ...it, schema: personal(it.schema) })),
  operations: withCallback(api.operations).map((it) => ({
    ...it,
    responses: it.responses.map((response) => ({
      ...response,
      content: response.content.map((media) => (response.status === 200 ? { ...media, codec: "bytes" } : media)),
    })),
  })),
});

async function sheets(): Promise<readonly Sheet[]> {
  const options = await loadOptions({ cwd: resolve("."), flags: {} });
  const read = await understand(options.spec, { ...options, natives: new Set(["date-time"]) });
  if ("refused" in read) throw new Error("The document is refused");
  const api = withMore(read.api);
  const symbols = new Symbols(api);
  const settings = settingsFor(options, api.title);
  const split = new Symbols(api, undefined, new Chapters(true));
  const made = [symbols, split].flatMap((them) =>
    [types, validators, client, server].flatMap((emitter) => emitter(api, them, settings)),
  );
  const paths = pathsSheet("");
  return [
    ...made,
    ...packageSheets(api, symbols, settings, options.emitters, true),
    ...skeletons(api, symbols, settings),
    paths,
  ];
}

/** `handlers[].name`, for every field that a view has. */
function fields(view: View, path = ""): readonly string[] {
  if (view instanceof Code || view instanceof Ref || typeof view !== "object") return path === "" ? [] : [path];
  if (Array.isArray(view))
    return [path, ...view.flatMap((it: View) => fields(it, `${path}[]`))].filter(
      (it) => it !== "" && !it.endsWith("[]"),
    );
  const inner = Object.entries(view).flatMap(([name, it]) => fields(it, path === "" ? name : `${path}.${name}`));
  return path === "" || path.endsWith("[]") ? inner : [path, ...inner];
}

test("every template's view is documented, field by field", async () => {
  const views = new Map<string, Set<string>>();
  for (const { template, view } of await sheets())
    views.set(template, new Set([...(views.get(template) ?? []), ...fields(view)]));
  const rows = [...readFileSync("templates/README.md", "utf8").matchAll(/^\| `([^`]+)\.hbs` \| ([^|]*) \|/gm)];
  const documented = Object.fromEntries(
    rows.map(([, name, list]) => [name, [...(list ?? "").matchAll(/`([^`]+)`/g)].map((it) => it[1]).sort()]),
  );
  expect(documented).toEqual(Object.fromEntries([...views].map(([name, set]) => [name, [...set].sort()])));
});

test("there is a view for every template", async () => {
  const used = new Set((await sheets()).map((it) => `${it.template}.hbs`));
  const there = readdirSync("templates", { recursive: true, encoding: "utf8" }).filter((it) => it.endsWith(".hbs"));
  expect(there.filter((it) => !used.has(it))).toEqual([]);
});
