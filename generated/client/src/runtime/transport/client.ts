// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import { ForeignOriginError } from "./errors.js";
import type { Client, ClientOptions } from "./types.js";
const connections = new WeakMap<Client, ClientOptions & { readonly baseUrl: string }>();
export function connect(options: ClientOptions, server: string | undefined): Client {
  const baseUrl = (options.baseUrl ?? server ?? "").replace(/\/+$/, "");
  if (!URL.canParse(baseUrl)) throw new TypeError("give createClient a baseUrl.");
  const client: Client = { baseUrl };
  connections.set(client, { ...options, baseUrl });
  return client;
}
export function optionsOf(client: Client): ClientOptions & { readonly baseUrl: string } {
  const options = connections.get(client);
  if (options === undefined) throw new TypeError("This is no client: make one with createClient.");
  return options;
}
export function share(client: Client, other: Client): void { connections.set(other, optionsOf(client)); }
export function ownUrl(client: Client, url: string): URL {
  const { baseUrl } = optionsOf(client);
  const absolute = new URL(url, `${baseUrl}/`);
  const { origin } = new URL(baseUrl);
  if (absolute.origin !== origin) throw new ForeignOriginError(absolute.href, origin);
  return absolute;
}
