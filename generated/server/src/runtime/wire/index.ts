// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
export * from "./wire.js";
export { encodePath, decodePath } from "./path.js";
export { encodeQuery, decodeQuery, encodeQuerystring, decodeQuerystring } from "./query.js";
export { encodeHeaders, decodeHeaders } from "./headers.js";
export { encodeCookies, decodeCookies } from "./cookies.js";
export { encodeBody, decodeBody } from "./body.js";
export { encodeJson, decodeJson } from "./json.js";
export { encodeText, decodeText } from "./text.js";
export { encodeBytes, decodeBytes } from "./bytes.js";
export { fileNameIn } from "./disposition.js";
export { encodeForm, decodeForm } from "./form.js";
export { encodeMultipart, decodeMultipart } from "./multipart.js";
export { encodeEvents, decodeEvents, type ServerSentEvent } from "./events.js";
export { encodeLines, decodeLines } from "./lines.js";
export { declaredFor, isJson } from "./media.js";
export { own } from "./values.js";
export { recursive } from "./shape.js";
export { expand } from "./expand.js";
