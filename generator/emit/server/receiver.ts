/** The router of what is sent to whoever uses the API: its webhooks, or the callbacks of its operations. */
import { code, join, key, word } from "../../code/code.js";
import type { Operation } from "../../model/api.js";
import type { View } from "../sheet.js";
import type { Symbols } from "../symbols.js";
import type { WireScope } from "../wire.js";
import { handlersView } from "./handlers.js";
import { routeOf } from "./route.js";
import { descriptionView } from "./routes.js";
import { routing } from "./runtime.js";

/** The view of `server/receiver`. */
export function receiverView(
  scope: WireScope,
  symbols: Symbols,
  kind: "Webhook" | "Callback",
  operations: readonly Operation[],
): View {
  const methods = operations.map((it) => code`${key(symbols.operationName(it))}: ${it.method}`);
  const { handlers, schemes, asks } = handlersView(scope.api, symbols, operations);
  const { schemes: declared, ...description } = descriptionView(
    scope.api,
    operations.map((it) => routeOf(scope, symbols, it)),
  );
  return {
    handlers,
    schemes,
    asks,
    ...description,
    declared,
    kind: word(kind),
    isCallback: kind === "Callback",
    methods: code`{ ${join(methods, ", ")} }`,
    descriptionType: routing("ReceiverDescription", true),
    receiverOptions: routing("ReceiverOptions", true),
    routerType: routing("Router", true),
    receiver: routing("receiver"),
  };
}
