import { isJsonObject, own, type Json } from "../base/json.js";
import { methods } from "../base/methods.js";
import { callOf } from "./call.js";
import { curlSample } from "./curl.js";
import { Tree, type JsonObject } from "./tree.js";
import { typescriptSample, type ClientNames } from "./typescript.js";

/** The languages of the samples, in the order in which they are offered. `lang` is what the page's highlighter calls it. */
export const languages = [
  { lang: "typescript", label: "TypeScript", print: typescriptSample },
  { lang: "bash", label: "curl", print: curlSample },
] as const;

/**
 * The document with `x-codeSamples` in every operation: a call with the generated client, and one with curl. They are made from the
 * operation's own examples. Samples that the document has already stay, behind these.
 */
export function withSamples(document: JsonObject, client: ClientNames): JsonObject {
  const tree = new Tree(document);
  const paths = tree.object(document, "paths");
  return { ...document, paths: mapValues(paths, (item, template) => sampled(tree, template, item, client)) };
}

function sampled(tree: Tree, template: string, item: Json, client: ClientNames): Json {
  const resolved = tree.follow(item);
  return mapValues(resolved, (operation, method) => {
    if (!methods.includes(method) || !isJsonObject(operation)) return operation;
    const call = callOf(tree, template, resolved, method);
    const ours = languages.map(({ lang, label, print }) => ({ lang, label, source: print(call, client) }));
    const theirs = own(operation, "x-codeSamples");
    return { ...operation, "x-codeSamples": [...ours, ...(Array.isArray(theirs) ? (theirs as readonly Json[]) : [])] };
  });
}

function mapValues(object: JsonObject, change: (value: Json, key: string) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}
