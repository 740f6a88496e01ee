/** The generated server, behind its adapter for node:http and within servers that speak Request and Response. */
import { createServer } from "node:http";
import { created, target } from "../api.js";
import { entry } from "../generated.js";
import { onHono, onNode, onSrvx } from "./listen.js";

async function router() {
  const { createRouter } = await import(entry("server"));
  const handlers = {
    createTarget: ({ body }) => ({ status: 201, body: created(body) }),
    fetchTarget: () => ({ status: 200, body: target }),
  };
  return createRouter(handlers, { authenticate: false, validateResponses: true });
}

export const ours = {
  title: "ours, node adapter",
  isStrict: true,
  start: async () => onNode(createServer((await router()).node)),
};
export const oursOnHono = {
  title: "ours, on Hono's node server",
  packages: ["@hono/node-server"],
  start: async () => onHono((await router()).fetch),
};
export const oursOnSrvx = {
  title: "ours, on srvx",
  packages: ["srvx"],
  start: async () => onSrvx((await router()).fetch),
};
