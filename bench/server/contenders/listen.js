/** Servers on a port that is free; each answers the port. */

export const onNode = (server) =>
  new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(server.address().port));
  });

export async function onHono(fetch) {
  const { createAdaptorServer } = await import("@hono/node-server");
  return onNode(createAdaptorServer({ fetch }));
}

export async function onSrvx(fetch) {
  const { serve } = await import("srvx");
  const server = serve({ fetch: (request) => fetch(request), port: 0, hostname: "127.0.0.1", silent: true });
  await server.ready();
  return Number(new URL(server.url).port);
}
