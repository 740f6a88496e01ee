import { byHand } from "./by-hand.js";
import { express } from "./express.js";
import { fastify } from "./fastify.js";
import { hono, honoOnSrvx } from "./hono.js";
import { ours, oursOnHono, oursOnSrvx } from "./ours.js";

/** By the name that the command line has for them; the first of each table is what the others are compared with. */
export const contenders = { ours, byHand, fastify, express, oursOnHono, hono, oursOnSrvx, honoOnSrvx };

export const tables = {
  "node:http": ["ours", "byHand", "fastify", "express"],
  "Request and Response": ["oursOnHono", "hono", "oursOnSrvx", "honoOnSrvx"],
};
