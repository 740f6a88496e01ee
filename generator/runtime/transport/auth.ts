import type { Authenticate } from "./types.js";
export const basicAuth: Authenticate = (_s, { username, password }, { headers }) => {
  if (username === undefined || password === undefined) return false;
  headers.set("authorization", `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${username}:${password}`)))}`);
  return true;
};
export const bearerAuth: Authenticate = async (_s, { token }, { headers }) => {
  if (token === undefined) return false;
  headers.set("authorization", `Bearer ${typeof token === "string" ? token : await token()}`);
  return true;
};
export const noAuth: Authenticate = () => true;
export function keyAuth(place: "header" | "query" | "cookie", name: string): Authenticate {
  return (scheme, { apiKey, apiKeys = {} }, { headers, query, cookies }) => {
    const key = Object.hasOwn(apiKeys, scheme) ? apiKeys[scheme] : apiKey;
    if (key === undefined) return false;
    if (place === "header") headers.set(name, key);
    if (place === "query") query.push(`${encodeURIComponent(name)}=${encodeURIComponent(key)}`);
    if (place === "cookie") cookies.push(`${name}=${encodeURIComponent(key)}`);
    return true;
  };
}
