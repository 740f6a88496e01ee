import { camel } from "../base/casing.js";
import type { Json } from "../base/json.js";
import { isIdentifier } from "../base/identifier.js";
import { keyText, literal, quoted } from "../code/literal.js";
import type { Argument, Call, CallBody } from "./call.js";

export interface ClientNames {
  /** The package that holds the generated client: "@targets-api/client". */
  readonly package: string;
  /** The client's function for an operation; `camel` unless told. */
  readonly functionOf?: (operationId: string) => string;
}

/** A call with the generated client. */
export function typescriptSample(call: Call, client: ClientNames): string {
  const name = (client.functionOf ?? camel)(call.id);
  const input = inputOf(call);
  const invocation = `await ${name}(client${input === "" ? "" : `, ${input}`});`;
  const result = resultName(call.output, name);
  return [
    `import { createClient, ${name} } from ${quoted(client.package)};`,
    "",
    `const client = createClient(${settings(call)});`,
    result === undefined ? invocation : `const ${result} = ${invocation}`,
    "",
  ].join("\n");
}

const environment = (name: string): string => `process.env[${quoted(name)}] ?? ""`;

function settings({ credentials }: Call): string {
  const fields = credentials.flatMap(({ kind }) => {
    if (kind === "basic")
      return [`username: ${environment("API_USERNAME")}`, `password: ${environment("API_PASSWORD")}`];
    return kind === "bearer" ? [`token: ${environment("API_TOKEN")}`] : [`apiKey: ${environment("API_KEY")}`];
  });
  return block("{", [...new Set(fields)], "}", 0, 20);
}

function inputOf({ path, query, headers, cookies, body }: Call): string {
  const groups: readonly (readonly [string, readonly Argument[]])[] = [
    ["path", path],
    ["query", query],
    ["headers", headers],
    ["cookies", cookies],
  ];
  const fields = groups.filter(([, list]) => list.length > 0).map(([name, list]) => `${name}: ${group(list)}`);
  if (body !== undefined) fields.push(`body: ${bodyText(body)}`);
  return fields.length === 0 ? "" : `{\n${fields.map((it) => `  ${it},\n`).join("")}}`;
}

const group = (list: readonly Argument[]): string =>
  block(
    "{",
    list.map(({ name, value }) => `${keyText(name)}: ${layout(value, 2)}`),
    "}",
    1,
  );

const someBytes = 'new Blob(["..."])';

function bodyText(body: CallBody): string {
  if (body.kind === "bytes") return someBytes;
  if ("value" in body) return layout(body.value, 1);
  return block(
    "{",
    body.fields.map(({ name, value, file }) => `${keyText(name)}: ${file ? someBytes : layout(value, 2)}`),
    "}",
    1,
  );
}

/** A value as an expression, over several lines if it is long. */
function layout(value: Json, depth: number): string {
  if (Array.isArray(value))
    return block(
      "[",
      (value as readonly Json[]).map((it) => layout(it, depth + 1)),
      "]",
      depth,
    );
  if (typeof value !== "object" || value === null) return literal(value);
  return block(
    "{",
    Object.entries(value).map(([name, it]) => `${keyText(name)}: ${layout(it, depth + 1)}`),
    "}",
    depth,
  );
}

function block(open: string, items: readonly string[], close: string, depth: number, width = 60): string {
  if (items.length === 0) return `${open}${close}`;
  const line = items.join(", ");
  if (line.length <= width && !line.includes("\n")) return open === "{" ? `{ ${line} }` : `[${line}]`;
  const margin = "  ".repeat(depth);
  return `${open}\n${items.map((it) => `${margin}  ${it},\n`).join("")}${margin}${close}`;
}

/** Words that can't be the name of a constant. `TargetPage` becomes `targetPage`, `Class` is refused. */
const reserved = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for " +
    "function if implements import in instanceof interface let new null package private protected public return static super switch " +
    "this throw true try typeof undefined var void while with yield client createClient process Blob"
  ).split(" "),
);

function resultName(output: string | undefined, operation: string): string | undefined {
  if (output === undefined) return undefined;
  const wish = camel(output);
  return output !== "" && isIdentifier(wish) && !reserved.has(wish) && wish !== operation ? wish : "result";
}
