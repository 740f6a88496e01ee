/**
 * The router alone: which route a path leads to, among 1,000 of a synthesised document. All have the same paths and are asked for the same
 * URLs, in the same order; they take turns, and the figure is the median of the rounds.
 */
import { join } from "node:path";
import { buildSync } from "esbuild";
import { root } from "../validate/paths.js";
import { save } from "../validate/contenders/save.js";
import { median } from "../tables.js";
import { made } from "./api.js";
import { generated } from "./generated.js";

const kinds = [
  "",
  "/{id}",
  "/{id}/parts",
  "/{id}/parts/{part}",
  "/{id}/parts/{part}/files",
  "/{id}/parts/{part}/files/{file}",
];
const more = ["/{id}/search", "/{id}/history", "/{id}/history/{entry}", "/{id}/owner"];

const templates = Array.from({ length: 100 }, (_, i) =>
  [...kinds, ...more].map((it) => `/v1/resource${i}s${it}`),
).flat();

const colons = (template) => template.replace(/\{(\w+)\}/g, ":$1");
const concrete = (template, salt) =>
  template.replace(/\{(\w+)\}/g, (_, name) => `${name}${salt}x${(salt * 7919) % 997}`);

/** Each answers for a path the index of its route. */
const routers = {
  async ours() {
    const paths = Object.fromEntries(templates.map((it, i) => [it, { get: operation(it, i) }]));
    const document = { openapi: "3.1.1", info: { title: "Routes", version: "1.0.0" }, paths };
    const folder = generated("routes", save(join(made, "routes.json"), JSON.stringify(document)));
    const tree = join(made, "tree.mjs");
    const source = join(root, "generator/runtime/routing/tree.ts");
    buildSync({ entryPoints: [source], outfile: tree, bundle: true, format: "esm", target: "es2022" });
    const { match, ready } = await import(tree);
    const { description } = await import(join(folder, "server/dist/description.js"));
    const start = ready(description.tree, description.routes);
    return (path) => match(start, path, "GET").leaf.route;
  },
  async "find-my-way"() {
    const { default: create } = await import("find-my-way");
    const router = create();
    templates.forEach((it, i) => router.on("GET", colons(it), () => undefined, { i }));
    return (path) => router.find("GET", path).store.i;
  },
  async "Hono, RegExpRouter"() {
    const { RegExpRouter } = await import("hono/router/reg-exp-router");
    return ofHono(new RegExpRouter());
  },
  async "Hono, TrieRouter"() {
    const { TrieRouter } = await import("hono/router/trie-router");
    return ofHono(new TrieRouter());
  },
};

function ofHono(router) {
  templates.forEach((it, i) => router.add("GET", colons(it), i));
  return (path) => {
    const [found] = router.match("GET", path);
    return found[0][0];
  };
}

const operation = (template, index) => ({
  operationId: `operation${index}`,
  parameters: [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  })),
  responses: { 204: { description: "" } },
});

/** Nanoseconds per look-up, by router. */
export async function routes({ rounds }) {
  const order = Array.from({ length: 20_000 }, (_, i) => (i * 7919) % templates.length);
  const urls = order.map((index, i) => concrete(templates[index], i));
  const found = {};
  for (const [name, create] of Object.entries(routers)) {
    const find = await create();
    const wrong = urls.find((url, i) => find(url) !== order[i]);
    if (wrong !== undefined) throw new Error(`${name} takes ${wrong} for another.`);
    found[name] = { find, times: [] };
  }
  const all = Object.values(found);
  for (let round = 0; round < rounds; round += 1)
    for (let turn = 0; turn < all.length; turn += 1) {
      const { find, times } = all[(turn + round) % all.length];
      const start = process.hrtime.bigint();
      for (const url of urls) find(url);
      times.push(Number(process.hrtime.bigint() - start) / urls.length);
    }
  return Object.entries(found).map(([name, { times }]) => ({ name, time: median(times), times }));
}
