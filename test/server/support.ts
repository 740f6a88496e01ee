/** Servers made from a document by the real path, running; and the ways to reach them. */
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Workspace } from "../../generator/contract/workspace.js";
import { render, understand } from "../../generator/generate.js";
import { asWritten, loadOptions, settingsFor, type Config, type Options } from "../../generator/options.js";
import type { SourceText } from "../../generator/print/print.js";
import type { Router } from "../../generator/runtime/routing/index.js";

/** The paths of an OpenAPI document, and whatever else it has. */
export interface Sketch {
  readonly paths: object;
  readonly components?: object;
  readonly security?: readonly object[];
  readonly openapi?: string;
  readonly title?: string;
  readonly webhooks?: object;
}

type Create = (handlers: object, options?: object) => Router;

export interface Made {
  readonly createRouter: Create;
  readonly HttpError: new (status: number, body?: unknown, headers?: Record<string, string>) => Error;
  readonly NotImplemented: new (operation: string) => Error;
  /** Everything that the package exports. */
  readonly exports: Readonly<Record<string, unknown>>;
  readonly files: readonly SourceText[];
  readonly workspace: Workspace;
}

const folders: string[] = [];

export async function cleanUp(): Promise<void> {
  for (const it of folders.splice(0)) await rm(it, { recursive: true, force: true });
}

const optionsFor = (spec: string, emitters: Options["emitters"]): Options => ({
  spec,
  output: "generated",
  emitters,
  further: [],
  paths: false,
  templates: [],
  check: false,
  scope: "@sketch",
  split: undefined,
  packages: {},
  client: { names: "wire", mount: undefined },
  formats: true,
  guards: true,
  format: "none",
  ...asWritten,
});

/** The generated files of a document, and the options they were made with. */
export async function generated(
  { openapi = "3.1.1", title = "Sketch", ...rest }: Sketch,
  emitters: Options["emitters"] = ["types", "validators", "server"],
): Promise<{ readonly files: readonly SourceText[]; readonly options: Options }> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "specwright-server-")));
  folders.push(folder);
  const spec = join(folder, "openapi.json");
  await writeFile(spec, JSON.stringify({ openapi, info: { title, version: "1.0.0" }, ...rest }));
  const options = optionsFor(spec, emitters);
  const read = await understand(spec);
  if ("refused" in read) throw new Error(read.refused.diagnostics.map((it) => `${it.at} ${it.message}`).join("\n"));
  return { files: await render(read.document, read.api, options), options };
}

/** The generated server package of a document, running in this process. */
export async function make(sketch: Sketch, emitters?: Options["emitters"]): Promise<Made> {
  const { files, options } = await generated(sketch, emitters);
  const workspace = await Workspace.create(files, settingsFor(options, sketch.title ?? "Sketch"));
  folders.push(workspace.folder);
  const loaded = (await workspace.import("server")) as unknown as Omit<Made, "files" | "workspace" | "exports">;
  const { createRouter, HttpError, NotImplemented } = loaded;
  return { createRouter, HttpError, NotImplemented, exports: { ...loaded }, files, workspace };
}

/** The packages that a config makes of a document, running, and the folder of both; the config says all but where the document is. */
export async function configured(
  document: object,
  config: Config,
): Promise<{ readonly folder: string; readonly workspace: Workspace }> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "specwright-configured-")));
  folders.push(folder);
  await writeFile(join(folder, "openapi.json"), JSON.stringify(document));
  const text = `export default ${JSON.stringify({ ...config, spec: "openapi.json" })};`;
  await writeFile(join(folder, "specwright.config.mjs"), text);
  const options = await loadOptions({ cwd: folder, flags: {} });
  const read = await understand(options.spec, options);
  if ("refused" in read) throw new Error(read.refused.diagnostics.map((it) => it.message).join("\n"));
  const files = await render(read.document, read.api, { ...options, paths: false, format: "none" });
  const workspace = await Workspace.create(files, settingsFor(options, read.api.title));
  folders.push(workspace.folder);
  return { folder, workspace };
}

/** An answer, whichever way it came. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  /** A stream is made anew for each request: it can be read only once. */
  readonly body?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | (() => ReadableStream<Uint8Array>);
}

/** Asks a router by one of its two ways. */
export type Send = (path: string, ask?: Ask) => Promise<Reply>;

export const ways = ["fetch", "node"] as const;

export type WayName = (typeof ways)[number];

/** Calls `act` with a function that asks the router in that way. */
export async function by<Result>(way: WayName, router: Router, act: (send: Send) => Promise<Result>): Promise<Result> {
  if (way === "fetch")
    return act(async (path, ask = {}) => replyOf(await router.fetch(requestOf("http://test.invalid", path, ask))));
  return listening(router.node, (port) =>
    act(async (path, ask = {}) => replyOf(await fetch(requestOf(`http://127.0.0.1:${port}`, path, ask)))),
  );
}

function requestOf(origin: string, path: string, { method = "GET", headers = {}, body }: Ask): Request {
  const init: RequestInit & { duplex: "half" } = { method, headers, duplex: "half" };
  if (body !== undefined) init.body = typeof body === "function" ? body() : body;
  return new Request(origin + path, init);
}

const replyOf = async (it: Response): Promise<Reply> => ({
  status: it.status,
  headers: it.headers,
  text: await it.text(),
});

/** Serves on a port of its own while `act` runs. */
export async function listening<Result>(
  listener: RequestListener,
  act: (port: number, server: Server) => Promise<Result>,
): Promise<Result> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await act((server.address() as AddressInfo).port, server);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Sends bytes over a connection, piece by piece, and gathers all that comes back until the other side closes, or for `patience` milliseconds of silence. */
export function raw(port: number, pieces: readonly (string | Uint8Array | number)[], patience = 400): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => socket.destroy(), patience);
    };
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      rest();
    });
    socket.on("error", (error: NodeJS.ErrnoException) =>
      text === "" && error.code !== "ECONNRESET" ? reject(error) : undefined,
    );
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(text);
    });
    socket.on("connect", () => {
      rest();
      void write();
    });
    /** A number is a pause in milliseconds. */
    async function write(): Promise<void> {
      for (const piece of pieces) {
        if (typeof piece === "number") await new Promise((done) => setTimeout(done, piece));
        else if (!socket.destroyed) socket.write(piece);
      }
    }
  });
}

/** The status lines in what came over a connection. */
export const statuses = (text: string): readonly number[] =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((it) => Number(it[1]));

export const json = (reply: { readonly text: string }): unknown => JSON.parse(reply.text);
