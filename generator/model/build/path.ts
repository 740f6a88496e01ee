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

const mostSegments = 100;

interface ResolvedPath {
  readonly path: readonly PathPart[];
  readonly parameters: readonly Parameter[];
}

/**
 * A template with the parameters that fill it: those that nobody declared are added, and those that it doesn't name are left out, both
 * with a report.
 */
export function resolvePath(
  context: Context,
  at: string,
  template: string,
  declared: readonly Parameter[],
): ResolvedPath {
  const segments = template.split("/").length - 1;
  if (segments > mostSegments) {
    const message = `This path has ${segments} segments; more than ${mostSegments} are too many.`;
    context.report.add("path/too-long", at, message, "Let parameters stand for what the segments say.");
    return { path: [], parameters: declared };
  }
  const known = new Set(declared.flatMap((it) => (it.in === "path" ? [it.name] : [])));
  const path = pathParts(template).map((it) =>
    "parameter" in it ? { parameter: meant(context, at, it.parameter, known) } : it,
  );
  const all = path.flatMap((it) => ("parameter" in it ? [it.parameter] : []));
  const named = [...new Set(all)];
  if (named.length < all.length) {
    const twice = all.filter((it, i) => all.indexOf(it) < i);
    const message = `The path names ${[...new Set(twice)].map((it) => `{${it}}`).join(" and ")} more than once.`;
    context.report.add("path/repeated-name", at, message, "Give each place a name of its own.");
  }
  const missing = named.filter((name) => !known.has(name));
  for (const name of missing) {
    const hint = `Declare it: { name: ${name}, in: path, required: true, schema: { type: string } }.`;
    context.report.add(
      "parameter/undeclared",
      at,
      `The path parameter ${name} is not declared, and taken for a string.`,
      hint,
    );
  }
  const kept = declared.filter((it) => it.in !== "path" || named.includes(it.name) || unused(context, it));
  return { path, parameters: [...kept, ...missing.map((name) => undeclared(at, name))] };
}

/** `{.ids*}` and `{;ids}` are URI Templates (RFC 6570), where OpenAPI writes `{ids}` and says the rest by `style` and `explode`. */
function meant(context: Context, at: string, name: string, known: ReadonlySet<string>): string {
  const bare = name.replace(/^[.;]/, "").replace(/\*$/, "").trim();
  if (known.has(name) || !known.has(bare)) return name;
  const message = `{${name}} is taken for the path parameter ${bare}, whose style its declaration says.`;
  context.report.add("path/not-a-template", at, message, `Write {${bare}}.`);
  return bare;
}

function unused(context: Context, it: Parameter): false {
  context.report.add(
    "parameter/not-in-path",
    it.at,
    `The path has no {${it.name}}; this parameter is left out.`,
    "Name it in the path, or remove it.",
  );
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
