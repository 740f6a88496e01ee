/**
 * What is loaded and shipped: for a document, the entry modules of each contender. `everything` is all that is made of the document,
 * `schemas` without what is made of its operations, `guard` is the verdict on one schema, `issues` that and what is wrong. Where a
 * contender makes nothing of a kind, there is no entry.
 */
import { dirname, join } from "node:path";
import { ajv, ajvOfAll } from "./contenders/ajv.js";
import { heyApi, heyApiName } from "./contenders/hey-api.js";
import { generated, pascalCase, withoutGuards } from "./contenders/ours.js";
import { save } from "./contenders/save.js";
import { typebox } from "./contenders/typebox.js";
import { typia } from "./contenders/typia.js";
import { cache, root, stripe } from "./paths.js";
import { allSchemas, jsonSchema } from "./schema.js";

export const documents = [
  { name: "targets", title: "The Targets", document: join(root, "spec/openapi.yaml"), schema: "Target", formats: true },
  { name: "stripe", title: "Stripe", document: stripe, schema: "price", formats: true },
];

const made = new Map();

/** A document's contenders, with the paths of their entries. Made once. */
export function packages(document) {
  if (!made.has(document.name)) made.set(document.name, contenders(document));
  return made.get(document.name);
}

function contenders(document) {
  const whole = { ...document, jsonSchema: jsonSchema(document) };
  return [
    ofOurs(document),
    ofOurs({ ...document, guards: false }),
    ofAjv(whole),
    ...[typebox, typia].map((it) => ofOne(it, whole)),
    ...["zod", "valibot"].map((it) => ofHeyApi(it, document)),
  ];
}

const folderOf = (contender, { name }) => join(cache, "packages", contender, name);

const written = (folder, entries) =>
  Object.fromEntries(Object.entries(entries).map(([kind, text]) => [kind, save(join(folder, `${kind}.js`), text)]));

function ofOurs(document) {
  const from = join(generated(root, { ...document, name: `all-${document.name}` }), "out/validators/dist");
  const name = pascalCase(document.schema);
  const { guards = true } = document;
  const issues = `import { ${name} } from "${from}/index.js";\nexport const { is, issues } = ${name};`;
  const entries = {
    everything: `export * from "${from}/index.js";`,
    schemas: `export * from "${from}/schemas.js";`,
    guard: guards ? `export { is${name} as is } from "${from}/index.js";` : issues,
    issues,
  };
  const { name: kind, title } = guards ? { name: "ours", title: "ours" } : withoutGuards;
  return { name: kind, title, entries: written(folderOf(kind, document), entries) };
}

function ofAjv(document) {
  const { entries, ...rest } = ofOne(ajv, document);
  const all = save(join(folderOf("ajv", document), "all.cjs"), ajvOfAll(allSchemas(document.document)));
  return {
    ...rest,
    entries: { ...entries, ...written(dirname(all), { schemas: `export { default } from "./all.cjs";` }) },
  };
}

function ofOne(contender, document) {
  const folder = contender.build(document, folderOf(contender.name, document));
  return { ...contender, entries: { guard: join(folder, "is.js"), issues: join(folder, "issues.js") } };
}

const calls = {
  zod: {
    is: "export const is = (value) => schema.safeParse(value).success;",
    issues: "export const issues = (value) => schema.safeParse(value).error?.issues ?? [];",
  },
  valibot: {
    is: `import * as v from "valibot";\nexport const is = (value) => v.is(schema, value);`,
    issues: "export const issues = (value) => v.safeParse(schema, value).issues ?? [];",
  },
};

function ofHeyApi(plugin, document) {
  const from = `"${join(heyApi(plugin, document), "schemas.js")}"`;
  const { [plugin]: call } = calls;
  const one = `import { ${heyApiName(plugin, document.schema)} as schema } from ${from};\n${call.is}`;
  const entries = { everything: `export * from ${from};`, guard: one, issues: `${one}\n${call.issues}` };
  const folder = folderOf(plugin, document);
  return { name: plugin, title: `hey-api, ${plugin}`, packages: [plugin], entries: written(folder, entries) };
}
