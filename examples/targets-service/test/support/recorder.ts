import { createServer, request as ask, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

export interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Of the answer. */
  status: number;
}

export interface Recorder {
  readonly url: string;
  readonly requests: Recorded[];
  close(): void;
}

/** Stands in front of a service, and keeps what goes by. */
export async function record(service: string): Promise<Recorder> {
  const requests: Recorded[] = [];
  const server: Server = createServer((incoming, outgoing) => {
    void buffer(incoming).then((body) => {
      const { method = "", url = "", headers } = incoming;
      const recorded = { method, url, headers, body: body.toString(), status: 0 };
      requests.push(recorded);
      const passed = ask(service + url, { method, headers }, (answer) => {
        recorded.status = answer.statusCode ?? 0;
        outgoing.writeHead(recorded.status, answer.headers);
        answer.pipe(outgoing);
      });
      passed.on("error", () => outgoing.destroy());
      passed.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
