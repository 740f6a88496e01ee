import { isJsonObject, type Json } from "../base/json.js";
import type { Argument, Call, CallBody, Credential, Field } from "./call.js";
import { entriesOf } from "./example.js";

/** The same call from a shell. Credentials come from environment variables. */
export function curlSample(call: Call): string {
  const options = [
    ...call.credentials.flatMap(credentialOptions),
    ...call.headers.map((it) => `-H ${quote(`${oneLine(it.name)}: ${oneLine(plain(it.value))}`)}`),
    ...call.cookies.map((it) => `-b ${quote(`${oneLine(it.name)}=${oneLine(plain(it.value))}`)}`),
    ...(call.body === undefined ? [] : bodyOptions(call.body)),
  ];
  const command = `curl ${methodOption(call)}${urlOf(call)}`;
  return `${[command, ...options].join(" \\\n  ")}\n`;
}

function methodOption({ method }: Call): string {
  if (method === "GET") return "";
  return method === "HEAD" ? "--head " : `-X ${method} `;
}

function urlOf(call: Call): string {
  const path = call.path.reduce(
    (url, it) => url.replaceAll(`{${it.name}}`, () => encodeURIComponent(plain(it.value))),
    call.template,
  );
  const pairs = call.query
    .flatMap(pairsOf)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const keys = call.credentials.flatMap((it) => (it.kind === "apiKey" && it.in === "query" ? [it.name] : []));
  const absolute = /^[a-z][a-z0-9+.-]*:\/\//i.test(call.server);
  const base = call.server.replace(/\/+$/, "");
  const plainPart = `${base}${path}${pairs.length === 0 ? "" : `?${pairs.join("&")}`}`;
  const start = absolute ? quote(plainPart) : `"$BASE_URL"${quote(plainPart)}`;
  return keys.reduce(
    (url, key, i) => `${url}${quote(`${pairs.length + i === 0 ? "?" : "&"}${encodeURIComponent(key)}=`)}"$API_KEY"`,
    start,
  );
}

/** A query parameter as `style: form, explode: true` writes it; an object as `deepObject`, the style most often meant. */
function pairsOf({ name, value }: Argument): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) return (value as readonly Json[]).map((it) => [name, plain(it)] as const);
  if (isJsonObject(value)) return entriesOf(value).map(([key, it]) => [`${name}[${key}]`, plain(it)] as const);
  return [[name, plain(value)]];
}

function credentialOptions(credential: Credential): readonly string[] {
  if (credential.kind === "basic") return ['-u "$API_USERNAME:$API_PASSWORD"'];
  if (credential.kind === "bearer") return ['-H "Authorization: Bearer $API_TOKEN"'];
  if (credential.in === "header") return [`-H ${quote(`${oneLine(credential.name)}: `)}"$API_KEY"`];
  return credential.in === "cookie" ? [`-b ${quote(`${oneLine(credential.name)}=`)}"$API_KEY"`] : [];
}

function bodyOptions(body: CallBody): readonly string[] {
  const type = `-H ${quote(`Content-Type: ${oneLine(body.type)}`)}`;
  switch (body.kind) {
    case "form":
      return body.fields.length === 0 ? ["-d ''"] : body.fields.flatMap(formOptions);
    case "multipart":
      return body.fields.map(partOption);
    case "json":
      return [type, `--data-raw ${quote(JSON.stringify(body.value))}`];
    case "text":
      return [type, `--data-raw ${quote(plain(body.value))}`];
    case "bytes":
      return [type, "--data-binary @body.bin"];
  }
}

function formOptions({ name, value }: Field): readonly string[] {
  const values = Array.isArray(value) ? (value as readonly Json[]) : [value];
  return values.map((it) => `--data-urlencode ${quote(`${encodeURIComponent(name)}=${plain(it)}`)}`);
}

function partOption({ name, value, file }: Field): string {
  const field = oneLine(name).replace(/["\\=;]/g, encodeURIComponent);
  return file ? `-F ${quote(`${field}=@${"file.bin"}`)}` : `--form-string ${quote(`${field}=${plain(value)}`)}`;
}

/** A value as text: what a parameter or a form field carries. */
function plain(value: Json): string {
  return typeof value === "string" ? value : value === null ? "" : JSON.stringify(value);
}

// eslint-disable-next-line no-control-regex -- what can't stand in a header
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f]+/g, " ");

/**
 * Text as one word of a POSIX shell. Line breaks and tabs stay; other control characters, which a terminal would obey when the sample is
 * pasted, are left out, and so are the marks that change the direction of text, which would let it look like something else.
 */
export function quote(text: string): string {
  const visible = text.replace(/\r\n?/g, "\n").replace(unseen, "");
  return `'${visible.replaceAll("'", "'\\''")}'`;
}

// eslint-disable-next-line no-control-regex -- these are the characters that must not appear
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
