export * from "./types.js";
export * from "./errors.js";
export { createClient } from "./client.js";
export { createLightClient, type LightOptions } from "./light.js";
export { send, sendAndClose, sendForResponse, sendForStream, type Download } from "./send.js";
export { numeric, plainHeaders } from "./headers.js";
export { encodeChosen, encodeOnly, readMedia } from "./media.js";
export { fill } from "./request.js";
export { byRange, readJson } from "./response.js";
export { anyOf, apiKey, basic, bearer, mutualTls } from "./auth.js";
export { clientCredentials, TokenError, type ClientCredentials } from "./oauth.js";
export { validateWith, type ValidateOptions } from "./validate.js";
export {
  addressIn,
  pages,
  Page,
  PagingError,
  type Arguments,
  type Each,
  type Pages,
  type PagingWire,
  type Walk,
} from "./pages.js";
export type { Keys, PageStep } from "./page-links.js";
export {
  callable,
  instance,
  mapped,
  others,
  PersonalResponseError,
  property,
  redacted,
  type Instance,
  type Personal,
} from "./resource.js";
export {
  chosenBy,
  decodeDate,
  decodeDateOrText,
  DecodeError,
  encodeDate,
  Fields,
  given,
  itemsOf,
  oneOf,
  picked,
  renamed,
  without,
  type Convert,
} from "./codec.js";
