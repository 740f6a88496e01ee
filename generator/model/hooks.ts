/** Requests in the other direction: what an API sends, and others receive. */
import type { Api, Callback, Operation } from "./api.js";

/** An operation of a callback, and where it belongs. */
export interface CallbackOperation {
  readonly operation: Operation;
  readonly callback: Callback;
  /** The operation whose request asks for the callback; it may be one of a callback itself. */
  readonly of: Operation;
}

/** The operations of all callbacks, in the document's order; those of a callback's own callbacks are behind it. */
export const callbacksOf = (api: Api): readonly CallbackOperation[] =>
  [...api.operations, ...api.webhooks].flatMap(callbacksBelow);

/** What an API sends: its webhooks and the operations of its callbacks. */
export const hooksOf = (api: Api): readonly Operation[] => [
  ...api.webhooks,
  ...callbacksOf(api).map((it) => it.operation),
];

/** What an operation of a document is. */
export function kindOf({ operations, webhooks }: Api, operation: Operation): "operation" | "webhook" | "callback" {
  if (operations.includes(operation)) return "operation";
  return webhooks.includes(operation) ? "webhook" : "callback";
}

/** Every operation of a document, whoever asks and whoever answers. */
export const allOperations = (api: Api): readonly Operation[] => [...api.operations, ...hooksOf(api)];

function callbacksBelow(of: Operation): readonly CallbackOperation[] {
  return of.callbacks.flatMap((callback) =>
    callback.operations.flatMap((operation) => [{ operation, callback, of }, ...callbacksBelow(operation)]),
  );
}
