import { isJsonObject, own, type Json } from "../base/json.js";
import { callOf } from "./call.js";
import { curlSample } from "./curl.js";
import { Tree, type JsonObject } from "./tree.js";
import { typescriptSample, type ClientNames } from "./typescript.js";

export interface CodeSample {
  readonly lang: string;
  readonly label: string;
  readonly source: string;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

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
    const ours: readonly CodeSample[] = [
      { lang: "TypeScript", label: "TypeScript", source: typescriptSample(call, client) },
      { lang: "Shell", label: "curl", source: curlSample(call) },
    ];
    const theirs = own(operation, "x-codeSamples");
    return { ...operation, "x-codeSamples": [...ours, ...(Array.isArray(theirs) ? (theirs as readonly Json[]) : [])] as Json };
  });
}

function mapValues(object: JsonObject, change: (value: Json, key: string) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}
