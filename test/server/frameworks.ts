/** Applications of each framework, with a router mounted below "/api" and something of their own beside it. */
import { createRequire } from "node:module";
import express from "express";
import fastify, { type FastifyInstance } from "fastify";
import { Hono } from "hono";
import {
  expressMiddleware,
  fastifyPlugin,
  honoMiddleware,
  type Router,
} from "../../generator/runtime/routing/index.js";

/** Their own handlers answer "own", and "nothing" with 404 for what nobody knows. */
export interface Served {
  readonly url: string;
  readonly close: () => Promise<void>;
}

type Express = typeof express;
const express4 = createRequire(import.meta.url)("express4") as Express;

const viaExpress =
  (create: Express) =>
  async (router: Router): Promise<Served> => {
    const app = create();
    app.use((_, response, next) => {
      response.setHeader("x-before", "yes");
      next();
    });
    app.use("/api", expressMiddleware(router));
    app.get("/api/own", (_, response) => void response.send("own"));
    app.use((_, response) => void response.status(404).send("nothing"));
    return listen((done) => app.listen(0, "127.0.0.1", done));
  };

interface Listening {
  address(): unknown;
  close(done: () => void): unknown;
  closeAllConnections(): void;
}

export async function listen(open: (done: () => void) => Listening): Promise<Served> {
  const server = await new Promise<Listening>((resolve) => {
    const opened = open(() => resolve(opened));
  });
  const { port } = server.address() as { port: number };
  const close = (): Promise<void> => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

export async function serveFastify(app: FastifyInstance): Promise<Served> {
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const close = async (): Promise<void> => {
    app.server.closeAllConnections();
    await app.close();
  };
  return { url, close };
}

async function viaFastify(router: Router): Promise<Served> {
  const app = fastify();
  app.addHook("onRequest", async (_, reply) => void reply.header("x-before", "yes"));
  app.register(fastifyPlugin(router), { prefix: "/api" });
  app.get("/api/own", () => "own");
  app.setNotFoundHandler((_, reply) => reply.code(404).send("nothing"));
  return serveFastify(app);
}

/** Without a server: Hono itself has no port. */
export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

export function honoApp(router: Router): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    c.header("x-before", "yes");
    await next();
  });
  app.use("/api/*", honoMiddleware(router));
  app.get("/api/own", (c) => c.text("own"));
  app.notFound((c) => c.text("nothing", 404));
  return app;
}

const through =
  (serve: (router: Router) => Promise<Served>) =>
  async (router: Router, act: (ask: Ask) => Promise<void>): Promise<void> => {
    const { url, close } = await serve(router);
    try {
      await act((path, init) => fetch(url + path, init));
    } finally {
      await close();
    }
  };

export const frameworks: Readonly<Record<string, (router: Router, act: (ask: Ask) => Promise<void>) => Promise<void>>> =
  {
    "Express 4": through(viaExpress(express4)),
    "Express 5": through(viaExpress(express)),
    Fastify: through(viaFastify),
    Hono: async (router, act) => {
      const app = honoApp(router);
      await act(async (path, init) => app.request(path, init));
    },
  };

export { express, express4 };
