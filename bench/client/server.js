/** A server that answers one target to whoever asks, from a process of its own; tells its port. */
import { createServer } from "node:http";
import { target } from "./target.js";

const body = JSON.stringify(target);
const server = createServer((_, response) => {
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) }).end(body);
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send(server.address().port));
process.on("disconnect", () => process.exit());
