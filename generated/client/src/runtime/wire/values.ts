// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** Values and their text. */
import { percent } from "./percent.js";
import type { Values } from "./wire.js";

/** The own property of that name. */
export const own = (values: object | undefined, name: string): unknown =>
  values !== undefined && Object.hasOwn(values, name) ? (values as Values)[name] : undefined;

/** A value as text. What has no text of its own is written as JSON. */
export function textOf(value: unknown): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : `${value as number}`;
}

/** A value, or an array's items, percent-encoded; nothing for what is not sent. */
export const textsOf = (value: unknown): string[] =>
  ((Array.isArray(value) ? value : [value]) as unknown[])
    .filter((it) => it !== undefined)
    .map((it) => percent(textOf(it)));

/** Fields of a query or a form, exploded: "a=1&a=2". */
export const fieldsText = (name: string, value: unknown): string =>
  textsOf(value)
    .map((text) => `${percent(name)}=${text}`)
    .join("&");

/** Fields that are there. */
export const joined = (fields: readonly string[]): string => fields.filter((it) => it !== "").join("&");
