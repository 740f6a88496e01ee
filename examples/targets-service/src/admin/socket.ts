import { rm } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";

/**
 * A folder of the embedded database belongs to one process at a time, which listens here: so others know, and can ask it for what they
 * would do themselves. Who may use the folder may use the socket.
 */
export const socketIn = (folder: string): string => join(folder, "service.sock");

/** What a command came to. */
export interface Reply {
  readonly ok: boolean;
  readonly text: string;
}

export class FolderTaken extends Error {
  override readonly name = "FolderTaken";

  constructor(folder: string) {
    super(`Another process uses ${folder}. Stop it, or set DATA_DIR to another folder.`);
  }
}

/** Claims the folder. Throws {@link FolderTaken} where somebody has it. What a killed process left behind is cleared away. */
export async function claim(folder: string, answer: (words: readonly string[]) => Promise<Reply>): Promise<Server> {
  const path = socketIn(folder);
  if (Buffer.byteLength(path) > 100) throw new Error(`The path of DATA_DIR is too long for a socket in it: ${folder}`);
  const server = createServer({ allowHalfOpen: true }, (socket) => void serve(socket, answer));
  try {
    await listen(server, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    if (await isAlive(path)) throw new FolderTaken(folder);
    await rm(path, { force: true });
    await listen(server, path);
  }
  return server;
}

/** Has the process that owns the folder carry out a command; undefined where nobody owns it. */
export async function ask(folder: string, words: readonly string[]): Promise<Reply | undefined> {
  const socket = await reach(socketIn(folder));
  if (socket === undefined) return undefined;
  socket.end(JSON.stringify(words));
  return JSON.parse(await received(socket)) as Reply;
}

async function serve(socket: Socket, answer: (words: readonly string[]) => Promise<Reply>): Promise<void> {
  socket.on("error", () => socket.destroy());
  try {
    const given = await received(socket);
    if (given === "") return void socket.end(); // somebody who wants to know whether there is anybody
    socket.end(JSON.stringify(await answer(JSON.parse(given) as string[])));
  } catch {
    socket.destroy();
  }
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

async function isAlive(path: string): Promise<boolean> {
  const socket = await reach(path);
  socket?.destroy();
  return socket !== undefined;
}

function reach(path: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => resolve(socket));
    socket.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "ENOENT" || error.code === "ECONNREFUSED" ? resolve(undefined) : reject(error),
    );
  });
}

/** What comes until the other end has said everything. The socket stays open for an answer. */
function received(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.once("end", () => resolve(Buffer.concat(chunks).toString()));
    socket.once("error", reject);
  });
}
