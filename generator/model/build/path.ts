/**
 * Path templating.
 * @see https://spec.openapis.org/oas/v3.1.0#path-templating
 */
import type { Parameter, PathPart } from "../api.js";
import { schema } from "../schema.js";
import type { Context } from "./context.js";

/** `/pets/{petId}` → `[{ text: "/pets/" }, { parameter: "petId" }]`. A query or fragment written into a path is no part of it. */
export function pathParts(template: string): readonly PathPart[] {
  const path = template.replace(/[?#].*$/s, "");
  return path
    .split(/(\{[^{}]+\})/)
    .filter((it) => it !== "")
    .map((it) => (/^\{.+\}$/s.test(it) ? { parameter: it.slice(1, -1) } : { text: it }));
}

/** The parameters with those added that the template names and nobody declared; those that it doesn't name are reported. */
export function withPath(context: Context, at: string, path: readonly PathPart[], parameters: readonly Parameter[]): readonly Parameter[] {
  const named = [...new Set(path.flatMap((it) => ("parameter" in it ? [it.parameter] : [])))];
  const missing = named.filter((name) => !parameters.some((it) => it.in === "path" && it.name === name));
  for (const name of missing) {
    context.report.warning("parameter/undeclared", at, `The path parameter ${name} is not declared, and taken for a string.`, `Declare it: { name: ${name}, in: path, required: true, schema: { type: string } }.`);
  }
  const kept = parameters.filter((it) => it.in !== "path" || named.includes(it.name) || unused(context, it));
  return [...kept, ...missing.map((name) => undeclared(at, name))];
}

function unused(context: Context, it: Parameter): false {
  context.report.warning("parameter/not-in-path", it.at, `The path has no {${it.name}}; this parameter is left out.`, "Name it in the path, or remove it.");
  return false;
}

function undeclared(at: string, name: string): Parameter {
  return {
    at,
    doc: { summary: "", description: "", deprecated: false },
    extensions: {},
    in: "path",
    name,
    required: true,
    schema: schema({ at, types: ["string"] }),
    style: "simple",
    explode: false,
    allowReserved: false,
    allowEmptyValue: false,
    content: undefined,
    examples: [],
  };
}
