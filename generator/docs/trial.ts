import { isJsonObject, own, type Json } from "../base/json.js";
import { methods } from "../base/methods.js";
import { callOf } from "./call.js";
import { exampleOf, shown } from "./example.js";
import { text, Tree, type JsonObject } from "./tree.js";
import { trialPage } from "./trial-page.js";

/** What a reader may ask the server, right from the page. */
export interface Trial {
  readonly title: string;
  readonly method: string;
  /** The path that the document's server adds in front. */
  readonly base: string;
  /** With `{name}` for path parameters. */
  readonly path: string;
  readonly fields: readonly TrialField[];
  /** A body that is no form, with its media type. */
  readonly body: { readonly type: string; readonly text: string } | undefined;
  /** The kind of credentials that is asked for. */
  readonly credentials: "basic" | "bearer" | undefined;
}

export interface TrialField {
  readonly in: "path" | "query" | "header" | "form";
  readonly name: string;
  readonly required: boolean;
  /** Filled in where it is required, and otherwise shown in grey. */
  readonly example: string;
}

/** The operations of a document that can be tried: those whose body, if they have one, can be typed. */
export function trialsOf(document: JsonObject): readonly Trial[] {
  const tree = new Tree(document);
  return Object.entries(tree.object(document, "paths")).flatMap(([path, it]) => {
    const item = tree.follow(it);
    return Object.entries(item).flatMap(([method, operation]) =>
      methods.includes(method) && isJsonObject(operation) ? trialOf(tree, path, item, method) : [],
    );
  });
}

function trialOf(tree: Tree, path: string, item: JsonObject, method: string): readonly Trial[] {
  const call = callOf(tree, path, item, method);
  const operation = tree.object(item, method);
  const kind = call.body?.kind;
  if (kind === "bytes" || kind === "multipart") return [];
  const [credential] = call.credentials;
  const isTyped = credential?.kind === "basic" || credential?.kind === "bearer";
  return [
    {
      title: text(operation, "summary") ?? call.id,
      method: call.method,
      base: pathnameOf(call.server),
      path,
      fields: [...parametersOf(tree, item, operation), ...formOf(tree, operation)],
      body: call.body !== undefined && "value" in call.body ? bodyOf(call.body) : undefined,
      credentials: isTyped ? credential.kind : undefined,
    },
  ];
}

function parametersOf(tree: Tree, item: JsonObject, operation: JsonObject): readonly TrialField[] {
  const all = [...tree.list(item, "parameters"), ...tree.list(operation, "parameters")];
  const last = new Map(all.map((it) => [`${text(it, "in") ?? ""} ${text(it, "name") ?? ""}`, it]));
  return [...last.values()].flatMap((it) => {
    const [place, name] = [text(it, "in"), text(it, "name")];
    if (name === undefined || (place !== "path" && place !== "query" && place !== "header")) return [];
    return [{ in: place, name, required: own(it, "required") === true, example: plain(exampleOf(tree, it, name)) }];
  });
}

function formOf(tree: Tree, operation: JsonObject): readonly TrialField[] {
  const content = tree.object(tree.object(operation, "requestBody"), "content");
  const form = Object.entries(content).find(([type]) => /^application\/x-www-form-urlencoded\b/i.test(type));
  if (form === undefined) return [];
  const media = tree.follow(form[1]);
  const schema = tree.object(media, "schema");
  const required = own(schema, "required");
  const example = shown(tree, media);
  return Object.entries(tree.object(schema, "properties")).map(([name, it]) => {
    const said = isJsonObject(example) ? own(example, name) : undefined;
    return {
      in: "form",
      name,
      required: Array.isArray(required) && (required as readonly Json[]).includes(name),
      example: plain(said ?? exampleOf(tree, { schema: it }, name)),
    };
  });
}

const bodyOf = ({ kind, type, value }: { kind: string; type: string; value: Json }): Trial["body"] => ({
  type,
  text: kind === "json" ? JSON.stringify(value, null, 2) : plain(value),
});

const plain = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));

function pathnameOf(server: string): string {
  return URL.canParse(server, "http://x") ? new URL(server, "http://x").pathname.replace(/\/+$/, "") : "";
}

/** The program of the page's form, as the text of a script. */
export const trialScript = `(${trialPage.toString()})()`;

/** What goes at the end of a page: the operations as data, which no browser carries out, and the program. */
export function trialMarkup(trials: readonly Trial[]): string {
  const data = JSON.stringify(trials).replace(/</g, "\\u003c");
  return `<script type="application/json" id="trial">${data}</script>\n<script>${trialScript}</script>\n`;
}
