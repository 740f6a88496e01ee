/** Sends webhooks and callbacks from the description of a generated server. */
export { deliver, type HookWire, type Message, type SendOptions } from "./deliver.js";
export { RefusedUrlError } from "./address.js";
export {
  callbackUrl,
  ExpressionError,
  type CallbackAnswer,
  type CallbackRequest,
  type UrlOptions,
} from "./expression.js";
