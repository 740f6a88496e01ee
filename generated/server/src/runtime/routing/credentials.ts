// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import { decodeCookies, decodeQuery } from "../wire/index.js";
import type { Scheme } from "./description.js";
import type { Credentials, RequestInfo } from "./types.js";

/** What a request carries for a scheme, taken apart; undefined when that is nothing, or not of its form. */
export function credentialsOf(scheme: Scheme, request: RequestInfo): Credentials | undefined {
  if (scheme.type === "mutualTLS") return { type: "mutualTLS" };
  if (scheme.type === "apiKey") {
    const key = keyOf(scheme, request);
    return typeof key === "string" && key !== "" ? { type: "apiKey", key } : undefined;
  }
  const wanted = scheme.type === "http" ? scheme.scheme.toLowerCase() : "bearer";
  const [, name = "", parameters = ""] = /^(\S+)[ \t]+(.*)$/.exec(request.header("authorization") ?? "") ?? [];
  if (name.toLowerCase() !== wanted) return undefined;
  if (wanted === "basic") return basic(parameters.trim());
  if (wanted === "bearer") return parameters.trim() === "" ? undefined : { type: "bearer", token: parameters.trim() };
  return { type: "http", scheme: wanted, parameters: parameters.trim() };
}

/** RFC 7617: user name and password in base64, apart at the first colon. */
function basic(text: string): Credentials | undefined {
  const pair = /^[\w+/-]+=*$/.test(text) ? textIn(text) : undefined;
  const colon = pair?.indexOf(":") ?? -1;
  if (pair === undefined || colon < 0) return undefined;
  return { type: "basic", username: pair.slice(0, colon), password: pair.slice(colon + 1) };
}

function textIn(base64: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64), (it) => it.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined; // not base64, or not UTF-8
  }
}

/** A key that is given twice is none: who has checked one of them need not have seen the other. */
function keyOf({ in: place, name }: Scheme & { readonly type: "apiKey" }, request: RequestInfo): unknown {
  if (place === "header") return request.header(name.toLowerCase());
  if (place === "cookie") return decodeCookies([{ name }], request.header("cookie")).value[name];
  const { value, faults } = decodeQuery([{ name }], searchOf(request.url));
  return faults.length === 0 ? value[name] : undefined;
}

const searchOf = (url: string): string => (url.includes("?") ? url.slice(url.indexOf("?") + 1) : "");
