/** A server that is a function, and operations told by hand. */
import * as transport from "../../generator/runtime/transport/index.js";
import * as wire from "../../generator/runtime/wire/index.js";

/** A request as it would have gone out. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly init: RequestInit;
}

export interface Wire {
  readonly fetch: transport.Fetch;
  readonly sent: Sent[];
}

export type Reply = Response | Error | ((sent: Sent, init: RequestInit) => Response | Promise<Response>);

/** Answers with each reply in turn, and with the last one from then on; an error is thrown, as `fetch` does. */
export function server(...replies: readonly Reply[]): Wire {
  const sent: Sent[] = [];
  const fetch: transport.Fetch = async (url, init) => {
    const request = new Request(url, init);
    const it = {
      method: request.method,
      url,
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
      init,
    };
    const reply = replies[Math.min(sent.length, replies.length - 1)] ?? new Response(null, { status: 204 });
    sent.push(it);
    if (reply instanceof Error) throw reply;
    return typeof reply === "function" ? reply(it, init) : reply.clone();
  };
  return { fetch, sent };
}

export const json = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });

const asJson: wire.MediaWire = { type: "application/json", decode: wire.decodeJson, encode: wire.encodeJson };

export class Gone extends transport.ResponseError<410, { readonly reason: string }> {
  override readonly name = "Gone";
}

/** `GET /things/{id}`: 200 with JSON, 410 with an error; whatever differs from that. */
export function operation(rest: Partial<transport.OperationWire> = {}): transport.OperationWire {
  return {
    name: "getThing",
    method: "GET",
    url: (base, input) => base + wire.encodePath(["/things/", { name: "id" }], input.path),
    responses: {
      200: { read: transport.readMedia, media: [asJson] },
      410: { read: transport.readMedia, media: [asJson], error: Gone },
    },
    accept: "application/json",
    ...rest,
  };
}

/** What an operation is told of its security: nothing but a token, unless something else is said. */
export function securedBy(
  security: transport.Security = [[{ name: "b", attach: transport.bearer }]],
): Pick<transport.OperationWire, "security" | "authenticate"> {
  const [[only] = []] = security;
  return { security, authenticate: (security.flat().length === 1 && only?.attach) || transport.anyOf };
}

export const post = operation({ name: "makeThing", method: "POST", body: [asJson], encode: transport.encodeOnly });

export const thing = { path: { id: "a b/c" } };

export const client = (it: Wire, options: transport.ClientOptions = {}): transport.Client =>
  transport.createClient(() => "https://api.test/v1/", { fetch: it.fetch, ...options });
