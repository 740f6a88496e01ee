import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Command } from "../cli.js";
import { located, render, understand } from "../generate.js";
import { createMock, type Mock } from "../mock/mock.js";
import { loadOptions, OptionError, settingsFor, type Options } from "../options.js";
import { counted, diagnosticsText } from "./report.js";

const defaultPort = "4010";

/** `specwright mock`: serves until it is told to stop. */
export async function run({ flags, address }: Command): Promise<"done" | "refused"> {
  const options = await loadOptions({ cwd: process.cwd(), flags });
  const { port = defaultPort, host = "127.0.0.1" } = address;
  const mocked = await mockOf(options);
  if (mocked === undefined) return "refused";
  const { mock, title, operations } = mocked;
  const server = createServer((request, response) => void answer(mock, request, response));
  try {
    const at = await listening(server, portIn(port), host);
    process.stdout.write(`${title}: ${counted(operations, "operation")} at ${at}\nStop it with Ctrl-C.\n`);
    await stopped();
  } finally {
    server.close();
    server.closeAllConnections();
    await mock.close();
  }
  return "done";
}

interface Mocked {
  readonly mock: Mock;
  readonly title: string;
  readonly operations: number;
}

/** Undefined where the document is refused, which is told. */
async function mockOf(options: Options): Promise<Mocked | undefined> {
  const read = await understand(options.spec, options);
  if ("refused" in read) {
    process.stderr.write(diagnosticsText(read.refused.diagnostics));
    return undefined;
  }
  const { document, api, report } = read;
  process.stderr.write(diagnosticsText(located(document, report.list)));
  const emitters = ["types", "validators", "server"] as const;
  const files = await render(document, api, { ...options, emitters, further: [], paths: false });
  const tell = (fault: string): void => void process.stderr.write(`${fault}\n`);
  const mock = await createMock(api, files, settingsFor(options, api.title), tell);
  return { mock, title: `${api.title} ${api.version}`, operations: api.operations.length };
}

function portIn(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new OptionError(`--port must be a number from 0 to 65535, not ${JSON.stringify(text)}`);
}

/** Resolves to the address that is listened at. Throws an {@link OptionError} where that can't be had. */
async function listening(server: Server, port: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", ({ code, message }: NodeJS.ErrnoException) =>
      reject(
        new OptionError(
          code === "EADDRINUSE"
            ? `Port ${port} of ${host} is taken: name another one with --port, or 0 for any that is free`
            : `Nobody can listen at port ${port} of ${host}: ${message}`,
        ),
      ),
    );
    server.listen(port, host, resolve);
  });
  const { port: given, family, address } = server.address() as AddressInfo;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${given}`;
}

/** Resolves when the process is told to stop. */
const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });

/** Pages of any origin may ask a mock, which has nothing to hide. */
function answer(mock: Mock, request: IncomingMessage, response: ServerResponse): unknown {
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader("Access-Control-Expose-Headers", "*");
  const method = request.headers["access-control-request-method"];
  if (request.method !== "OPTIONS" || method === undefined) return mock.node(request as never, response as never);
  response.setHeader("Access-Control-Allow-Methods", method);
  response.setHeader("Access-Control-Allow-Headers", request.headers["access-control-request-headers"] ?? "*");
  return response.writeHead(204).end();
}
