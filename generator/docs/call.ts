import { own, type Json } from "../base/json.js";
import { entriesOf, exampleOf, isBinary, shown } from "./example.js";
import { text, type JsonObject, type Tree } from "./tree.js";

/** One operation, with everything that a sample of a call needs. */
export interface Call {
  /** `operationId`, or "get /pets" when there is none. */
  readonly id: string;
  /** In upper case. */
  readonly method: string;
  readonly server: string;
  readonly template: string;
  readonly path: readonly Argument[];
  readonly query: readonly Argument[];
  readonly headers: readonly Argument[];
  readonly cookies: readonly Argument[];
  readonly body: CallBody | undefined;
  /** What the first way of authentication asks for. */
  readonly credentials: readonly Credential[];
  /** What a good answer carries: the name of its schema, "" for one without a name, undefined for no body. */
  readonly output: string | undefined;
}

export interface Argument {
  readonly name: string;
  readonly value: Json;
}

export type CallBody =
  | { readonly kind: "json" | "text"; readonly type: string; readonly value: Json }
  | { readonly kind: "form" | "multipart"; readonly type: string; readonly fields: readonly Field[] }
  | { readonly kind: "bytes"; readonly type: string };

export interface Field extends Argument {
  /** The value stands for the content of a file. */
  readonly file: boolean;
}

export type Credential =
  | { readonly kind: "basic" }
  | { readonly kind: "bearer" }
  | { readonly kind: "apiKey"; readonly in: string; readonly name: string };

/** A call of an operation: required parameters and the first example of everything. */
export function callOf(tree: Tree, template: string, item: JsonObject, method: string): Call {
  const operation = tree.object(item, method);
  const parameters = parametersOf(tree, item, operation);
  const inPlace = (place: string): readonly Argument[] => parameters.filter((it) => it.place === place);
  return {
    id: text(operation, "operationId") ?? `${method} ${template}`,
    method: method.toUpperCase(),
    server: serverOf(tree, [operation, item, tree.root]),
    template,
    path: inPlace("path"),
    query: inPlace("query"),
    headers: inPlace("header"),
    cookies: inPlace("cookie"),
    body: bodyOf(tree, tree.object(operation, "requestBody")),
    credentials: credentialsOf(tree, operation),
    output: outputOf(tree, operation),
  };
}

interface Placed extends Argument {
  readonly place: string;
}

function parametersOf(tree: Tree, item: JsonObject, operation: JsonObject): readonly Placed[] {
  const byKey = new Map<string, JsonObject>();
  for (const it of [...tree.list(item, "parameters"), ...tree.list(operation, "parameters")]) {
    byKey.set(`${text(it, "in") ?? ""} ${text(it, "name") ?? ""}`, it);
  }
  return [...byKey.values()].flatMap((it) => {
    const name = text(it, "name");
    const place = text(it, "in");
    if (name === undefined || place === undefined || own(it, "required") !== true) return [];
    return [{ name, place, value: exampleOf(tree, it, name) }];
  });
}

function serverOf(tree: Tree, holders: readonly JsonObject[]): string {
  const server = holders.map((it) => tree.list(it, "servers")[0]).find((it) => it !== undefined) ?? {};
  const variables = tree.object(server, "variables");
  const url = text(server, "url") ?? "/";
  return url.replace(/\{([^{}]*)\}/g, (whole, name: string) => text(tree.object(variables, name), "default") ?? whole);
}

function bodyOf(tree: Tree, body: JsonObject): CallBody | undefined {
  const content = Object.entries(tree.object(body, "content")).map(([type, it]) => [type, tree.follow(it)] as const);
  const preferred =
    content.find(([type]) => isJson(type)) ?? content.find(([type]) => fieldKind(type) !== undefined) ?? content[0];
  if (preferred === undefined) return undefined;
  const [type, media] = preferred;
  if (own(body, "required") !== true && shown(tree, media) === undefined) return undefined;
  const kind = fieldKind(type);
  if (kind !== undefined) return { kind, type, fields: fieldsOf(tree, media) };
  if (isJson(type)) return { kind: "json", type, value: exampleOf(tree, media, "body") };
  if (type.startsWith("text/")) return { kind: "text", type, value: exampleOf(tree, media, "body") };
  return { kind: "bytes", type };
}

const isJson = (type: string): boolean => /^application\/([\w.+-]+\+)?json\b/i.test(type);

function fieldKind(type: string): "form" | "multipart" | undefined {
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return "form";
  return /^multipart\//i.test(type) ? "multipart" : undefined;
}

function fieldsOf(tree: Tree, media: JsonObject): readonly Field[] {
  const properties = tree.object(tree.object(media, "schema"), "properties");
  return entriesOf(exampleOf(tree, media, "body")).map(([name, value]) => ({
    name,
    value,
    file: isBinary(tree.object(properties, name)),
  }));
}

function credentialsOf(tree: Tree, operation: JsonObject): readonly Credential[] {
  const ways = tree.list(Object.hasOwn(operation, "security") ? operation : tree.root, "security");
  const schemes = tree.object(tree.object(tree.root, "components"), "securitySchemes");
  return Object.keys(ways[0] ?? {}).flatMap((name) => credentialOf(tree.object(schemes, name)));
}

function credentialOf(scheme: JsonObject): readonly Credential[] {
  switch (text(scheme, "type") ?? "") {
    case "http": {
      const kind = text(scheme, "scheme")?.toLowerCase();
      return kind === "basic" || kind === "bearer" ? [{ kind }] : [];
    }
    case "oauth2":
    case "openIdConnect":
      return [{ kind: "bearer" }];
    case "apiKey":
      return [{ kind: "apiKey", in: text(scheme, "in") ?? "header", name: text(scheme, "name") ?? "" }];
    default:
      return [];
  }
}

function outputOf(tree: Tree, operation: JsonObject): string | undefined {
  const responses = Object.entries(tree.object(operation, "responses"));
  const good = responses
    .filter(([status]) => status.startsWith("2"))
    .sort(([one], [other]) => (one < other ? -1 : 1))[0];
  const content = good === undefined ? {} : tree.object(tree.follow(good[1]), "content");
  const media = Object.values(content)[0];
  if (media === undefined) return undefined;
  const schema = own(tree.follow(media), "schema");
  const ref =
    typeof schema === "object" && schema !== null && !Array.isArray(schema)
      ? text(schema as JsonObject, "$ref")
      : undefined;
  return ref?.split("/").at(-1) ?? "";
}
