/** What TypeScript says of generated webhooks and callbacks, and of those who receive and send them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compile, faults, type Fault } from "./compile.js";
import { callbacks, webhooks } from "./hooks-sketch.js";
import { cleanUp, make, type Made, type Sketch } from "./support.js";

const readmeSample =
  /^```js\n(import \{ createWebhookRouter[^]*?)^```$/m.exec(readFileSync("README.md", "utf8"))?.[1] ?? "";

const kinds: Readonly<Record<string, Sketch>> = { webhooks, callbacks };

/** Each with the kind of document that it uses. */
const lawful: Readonly<Record<string, string>> = {
  "webhooks: handlers": `
    import { createWebhookRouter, type WebhookHandlers } from "@sketch/server";
    const handlers: Partial<WebhookHandlers<string>> = {
      newPet: ({ headers, query, body, auth }) => {
        const nobody: undefined = auth;
        const tags: readonly string[] = query.tag ?? [];
        return { status: 200, headers: { "X-Seen": headers["X-Delivery"] }, body: { seen: body.id + tags.length, nobody } };
      },
      petSold: (request) => {
        const who: string = request.auth;
        const price = request.contentType === "multipart/form-data" ? 0 : request.body.price;
        return { status: price > who.length ? 204 : 204 };
      },
    };
    export const router = createWebhookRouter(handlers, {
      paths: { newPet: "/hooks/new-pet" },
      which: (request) => (request.header("x-event") === "sold" ? "petSold" : undefined),
      verify: (request, body) => request.method === "POST" && body.length > 0,
      authenticate: { basic: ({ username }) => username, key: ({ key }) => key },
    });
  `,
  "webhooks: sent": `
    import { sendKeyed, sendNewPet, sendPetSold, sendPing, type SendOptions } from "@sketch/server";
    import type { NewPetInput } from "@sketch/types";
    const options: SendOptions = { sign: ({ body }) => ({ "X-Length": String(body.length) }), isAllowed: (url) => url.protocol === "https:" };
    const input: NewPetInput = { headers: { "X-Delivery": 1 }, body: { id: 1, name: "a" } };
    export const run = async (): Promise<number> => {
      const answer = await sendNewPet("https://example.com", input, options);
      await sendPetSold(new URL("https://example.com"), { body: { price: 1 } }, { username: "a", password: "b" });
      await sendPetSold("https://example.com", { contentType: "multipart/form-data", body: { photo: new Blob([]) } });
      await sendKeyed("https://example.com", {}, { apiKey: "a" });
      await sendPing("https://example.com");
      return answer.status === 200 ? answer.body.seen : answer.status;
    };
  `,
  "webhooks: what the README shows": `
    declare const hmac: (bytes: Uint8Array) => string, isPrivate: (host: string) => boolean;
    declare const subscriber: { url: string }, pet: { id: number; name: string };
    ${readmeSample.replace("@pets/", "@sketch/")}
    export { answer, hooks };
  `,
  "callbacks: URLs, from within a handler": `
    import { createRouter, failedUrl, seenUrl, sendSubscribeOnEvent, sendFailed, subscribeOnEventUrl, type Handlers } from "@sketch/server";
    const subscribe: Handlers["subscribe"] = async (request) => {
      const answer = { status: 201, headers: { Location: "/a" }, body: { token: "b" } } as const;
      await sendSubscribeOnEvent(subscribeOnEventUrl(request, answer), { body: { event: "begun" } });
      await sendFailed(failedUrl(request));
      await sendFailed(seenUrl(request, { origin: "https://example.com" }));
      return answer;
    };
    export const router = createRouter({ subscribe });
  `,
  "callbacks: handlers": `
    import { createCallbackRouter } from "@sketch/server";
    export const router = createCallbackRouter({ subscribeOnEvent: ({ body }) => ({ status: body.event === "" ? 204 : 204 }) });
  `,
  "callbacks: of callbacks": `
    import { subscribeOnEventOnReplyUrl } from "@sketch/server";
    export const url: string = subscribeOnEventOnReplyUrl({ body: { event: "https://example.com" } });
  `,
};

const unlawful: Readonly<Record<string, string>> = {
  "webhooks: an answer that is not declared": `
    import type { WebhookHandlers } from "@sketch/server";
    export const it: Partial<WebhookHandlers> = { newPet: () => ({ status: 204 }) };
  `,
  "webhooks: a hook that is missing": `
    import { createWebhookRouter } from "@sketch/server";
    createWebhookRouter({}, { authenticate: { key: () => 1 } });
  `,
  "webhooks: a path for nothing": `
    import { createWebhookRouter } from "@sketch/server";
    createWebhookRouter({}, { authenticate: false, paths: { other: "/a" } });
  `,
  "webhooks: a body that is missing": `
    import { sendPetSold } from "@sketch/server";
    void sendPetSold("https://example.com", {});
  `,
  "webhooks: a body of another form": `
    import { sendNewPet } from "@sketch/server";
    void sendNewPet("https://example.com", { headers: { "X-Delivery": 1 }, body: { id: "1", name: "a" } });
  `,
  "callbacks: a URL without the answer that it needs": `
    import { subscribeOnEventUrl, type RequestOf } from "@sketch/server";
    export const url = (request: RequestOf<"subscribe">): string => subscribeOnEventUrl(request);
  `,
  "callbacks: no webhooks": `
    import { createWebhookRouter } from "@sketch/server";
    void createWebhookRouter;
  `,
};

const made: Record<string, Made> = {};
let said: readonly Fault[] = [];
const all = { ...lawful, ...unlawful };
const fileOf = (name: string): string => `${name.split(":")[0] as string}-${Object.keys(all).indexOf(name)}.ts`;

beforeAll(async () => {
  for (const [kind, sketch] of Object.entries(kinds)) {
    made[kind] = await make(sketch);
    const own = Object.entries(all).filter(([name]) => name.startsWith(kind));
    said = [
      ...said,
      ...(await compile(Object.fromEntries(own.map(([name, text]) => [fileOf(name), text])), made[kind])),
    ];
  }
}, 120_000);

afterAll(cleanUp);

const about = (name: string): readonly string[] =>
  said.filter((it) => it.file === fileOf(name)).map((it) => it.message);

test.each(Object.keys(kinds))("the packages of %s compile", (kind) => {
  const it = made[kind] as Made;
  const { folder, settings } = it.workspace;
  const files = it.files
    .filter(({ path }) => path.endsWith(".ts"))
    .map(({ path }) => {
      const [key = "", ...rest] = path.split("/");
      return join(folder, "node_modules", settings.packages[key as keyof typeof settings.packages], ...rest);
    });
  expect(faults(files, it)).toEqual([]);
});

describe("lawful", () => {
  test.each(Object.keys(lawful))("%s", (name) => expect(about(name)).toEqual([]));
});

describe("unlawful", () => {
  test.each(Object.keys(unlawful))("%s", (name) => expect(about(name)).not.toEqual([]));
});
