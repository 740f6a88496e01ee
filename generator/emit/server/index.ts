import { type Emitter, type View, sheet } from "../sheet.js";
import { modules } from "../symbols.js";
import { callbacksOf } from "../../model/hooks.js";
import { handlersView } from "./handlers.js";
import { receiverView } from "./receiver.js";
import { routesSheets } from "./routes.js";
import { sendersView } from "./senders.js";
import { wireScope } from "../wire.js";

/** The server package: the handlers' types, and a router compiled from the paths; the same for webhooks and callbacks, and what sends them. */
export const server: Emitter = (api, symbols) => {
  const scope = wireScope(api, "server", symbols.report);
  const callbacks = callbacksOf(api);
  const hooks = {
    webhooks: api.webhooks.length > 0 ? {} : undefined,
    callbacks: callbacks.length > 0 ? {} : undefined,
    senders: api.webhooks.length + callbacks.length > 0 ? {} : undefined,
  };
  const receiver = (kind: "Webhook" | "Callback", operations = api.webhooks): View =>
    receiverView(scope, symbols, kind, operations);
  return [
    sheet(`${modules.serverHandlers}.ts`, "server/handlers", handlersView(api, symbols)),
    ...routesSheets(scope, symbols),
    ...(hooks.webhooks ? [sheet(`${modules.serverWebhooks}.ts`, "server/receiver", receiver("Webhook"))] : []),
    ...(hooks.callbacks
      ? [
          sheet(
            `${modules.serverCallbacks}.ts`,
            "server/receiver",
            receiver(
              "Callback",
              callbacks.map((it) => it.operation),
            ),
          ),
        ]
      : []),
    ...(hooks.senders ? [sheet(`${modules.serverSenders}.ts`, "server/senders", sendersView(scope, symbols))] : []),
    ...scope.natives.sheets(),
    sheet("server/src/index.ts", "server/index", hooks),
  ];
};
