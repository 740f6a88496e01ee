import { Diagnostics } from "../../generator/base/diagnostic.js";
import { loadText, type Document } from "../../generator/load/index.js";
import type { Api, Operation } from "../../generator/model/api.js";
import { buildApi } from "../../generator/model/build/index.js";
import type { Schema } from "../../generator/model/schema.js";

export interface Understood {
  readonly document: Document;
  readonly api: Api;
  /** Each as "error code pointer". */
  readonly said: readonly string[];
  readonly messages: readonly string[];
  readonly hints: readonly string[];
}

/** A document with what every document needs, read and understood. */
export async function understood(fields: Readonly<Record<string, unknown>>): Promise<Understood> {
  const text = JSON.stringify({ openapi: "3.1.0", info: { title: "t", version: "1" }, ...fields });
  const document = await loadText(text, "api.yaml");
  const report = new Diagnostics();
  const api = buildApi(document, report);
  return {
    document,
    api,
    said: report.list.map((it) => `${it.severity} ${it.code} ${it.at}`),
    messages: report.list.map((it) => it.message),
    hints: report.list.map((it) => it.hint ?? ""),
  };
}

export const schemasOf = (schemas: unknown, openapi = "3.1.0"): Promise<Understood> =>
  understood({ openapi, components: { schemas } });

/** One schema on its own, with what was said about it. */
export async function schemaOf(
  it: unknown,
  openapi = "3.1.0",
): Promise<{ readonly schema: Schema; readonly said: readonly string[] }> {
  const { api, said } = await schemasOf({ It: it }, openapi);
  return { schema: named({ api }, "It"), said: said.map((one) => one.replace("#/components/schemas/It", "It")) };
}

export function named({ api }: Pick<Understood, "api">, name: string): Schema {
  const it = api.schemas.find((one) => one.name === name);
  if (it === undefined)
    throw new Error(`No schema is called ${name}, but ${api.schemas.map((one) => one.name).join(", ")}`);
  return it.schema;
}

export const ok = { responses: { "200": { description: "ok" } } };

/** One operation on its own: `GET /it`, with what was said about it. */
export async function operationOf(
  it: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, unknown>> = {},
  template = "/it",
): Promise<Understood & { readonly operation: Operation }> {
  const found = await understood({ paths: { [template]: { get: { operationId: "it", ...ok, ...it } } }, ...fields });
  const said = found.said.map((one) => one.replace(/#\/paths\/[^/]*\/get/, "it"));
  return { ...found, said, operation: found.api.operations[0] as Operation };
}

/** What differs from the schema that accepts everything, without places and words: short enough to be read in a table. */
export function rules(it: Schema): unknown {
  return slim(it);
}

const silent: ReadonlySet<string> = new Set(["at", "doc", "extensions"]);

function slim(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(slim);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value)
    .filter(([key, it]) => !silent.has(key) && !isEmpty(key, it))
    .map(([key, it]) => [key, slim(it)] as const)
    .filter(([key, it]) => !(groups.has(key) && JSON.stringify(it) === "{}"));
  return Object.fromEntries(kept);
}

const groups: ReadonlySet<string> = new Set(["string", "number", "array", "object"]);

function isEmpty(key: string, it: unknown): boolean {
  if (key === "types") return Array.isArray(it) && it.length === 7;
  return it === undefined || it === false || it === "both" || (Array.isArray(it) && it.length === 0 && key !== "enum");
}
