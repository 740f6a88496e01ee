/** Whether a config says what it may, and where not, what to write instead. */
import { isCode, ruleOf } from "./base/codes.js";
import { isIdentifier } from "./base/identifier.js";
import type { PackageKey } from "./emit/settings.js";
import type { Config } from "./options.js";

/** The user's mistake in options, flags or config; the message says what to write instead. */
export class OptionError extends Error {
  override readonly name = "OptionError";
}

/** Every package there is. */
export const keys: readonly PackageKey[] = ["types", "validators", "client", "server"];

type Test = readonly [wanted: string, fits: (it: unknown) => boolean];

const text: Test = ["a string", (it) => typeof it === "string" && it !== ""];
const flag: Test = ["true or false", (it) => typeof it === "boolean"];
const texts: Test = ["an array of strings", (it) => Array.isArray(it) && it.every((one) => typeof one === "string")];
const identifiers: Test = [
  "an array of identifiers",
  (it) => Array.isArray(it) && it.every((one) => typeof one === "string" && isIdentifier(one)),
];
const packageName = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

const oneOf = (...words: readonly string[]): Test => [
  words.map((it) => JSON.stringify(it)).join(" or "),
  (it) => words.includes(it as string),
];

const clientTests: Readonly<Record<string, Test>> = {
  names: oneOf("wire", "camel"),
  mount: identifiers,
};

const tests: Readonly<Record<string, Test>> = {
  spec: text,
  output: text,
  scope: ["a scope such as @my-api", (it) => typeof it === "string" && packageName.test(`${it}/types`)],
  packages: [
    "an object of package names",
    (it) => isObject(it) && Object.entries(it).every(([key, name]) => isKey(key) && packageName.test(String(name))),
  ],
  emitters: [
    `an array of ${keys.join(", ")} and functions`,
    (it) => Array.isArray(it) && it.every((one) => isKey(one) || typeof one === "function"),
  ],
  paths: flag,
  templates: ["a folder or an array of folders", (it) => text[1](it) || texts[1](it)],
  formats: flag,
  guards: flag,
  format: oneOf("prettier", "oxfmt", "none"),
  split: flag,
  values: ["an object", isObject],
  lenient: flag,
  rules: ["an object", isObject],
  include: ["an object", isObject],
  exclude: ["an object", isObject],
  allow: ["an object", isObject],
  client: ["an object", isObject],
};

const valueTests: Readonly<Record<string, Test>> = {
  int64: oneOf("bigint", "number"),
  "date-time": oneOf("Date", "string"),
  byte: oneOf("Uint8Array", "string"),
};

const positive: Test = ["a number greater than 0", (it) => typeof it === "number" && it > 0];

const allowTests: Readonly<Record<string, Test>> = {
  folders: texts,
  origins: [
    "an array of origins such as https://schemas.example.com",
    (it) =>
      Array.isArray(it) &&
      it.every((one) => typeof one === "string" && URL.canParse(one) && new URL(one).origin === one),
  ],
  maxBytes: positive,
  timeout: positive,
  maxRedirects: ["a number from 0", (it) => typeof it === "number" && it >= 0],
};

const selectionTests: Readonly<Record<string, Test>> = { tags: texts, paths: texts, operations: texts };

const isKey = (it: unknown): boolean => (keys as readonly unknown[]).includes(it);

function isObject(it: unknown): it is object {
  return typeof it === "object" && it !== null && !Array.isArray(it);
}

/** Throws {@link OptionError} for a field that is not known, or not of its kind. */
export function checkConfig(config: unknown, file: string): asserts config is Config {
  if (!isObject(config)) throw new OptionError(`${file}: the config must be an object.`);
  checkFields(config, tests, file, "");
  const inner = {
    client: clientTests,
    values: valueTests,
    allow: allowTests,
    include: selectionTests,
    exclude: selectionTests,
  };
  for (const [name, known] of Object.entries(inner)) {
    const fields = (config as Readonly<Record<string, object | undefined>>)[name];
    if (fields !== undefined) checkFields(fields, known, file, `${name}.`);
  }
  checkRules((config as Config).rules ?? {}, file);
}

/** Throws {@link OptionError} for a code that is not known, and for an error that can't be lowered. */
function checkRules(rules: object, file: string): void {
  for (const [code, severity] of Object.entries(rules) as [string, unknown][]) {
    if (!isCode(code))
      throw new OptionError(`${file}: there is no diagnostic ${JSON.stringify(code)} to set in rules.`);
    if (severity !== "error" && severity !== "warning" && severity !== "off")
      throw new OptionError(`${file}: rules["${code}"] must be "error", "warning" or "off".`);
    const { severity: usual, fallback } = ruleOf(code);
    if (usual === "error" && fallback === undefined && severity !== "error")
      throw new OptionError(`${file}: ${code} stays an error: nothing right can be generated where it is found.`);
  }
}

function checkFields(fields: object, known: Readonly<Record<string, Test>>, file: string, prefix: string): void {
  for (const [name, value] of Object.entries(fields) as [string, unknown][]) {
    const test = Object.hasOwn(known, name) ? known[name] : undefined;
    if (test === undefined)
      throw new OptionError(`${file}: there is no option ${prefix}${name}. ${suggestion(name, Object.keys(known))}`);
    const [wanted, fits] = test;
    if (value !== undefined && !fits(value))
      throw new OptionError(
        `${file}: ${prefix}${name} must be ${wanted}, and is ${JSON.stringify(value) ?? typeof value}.`,
      );
  }
}

/** "Did you mean …?" for a name that is nearly right, else every name there is. */
function suggestion(name: string, known: readonly string[]): string {
  const near = known.find(
    (it) => it.toLowerCase() === name.toLowerCase() || it.startsWith(name) || name.startsWith(it),
  );
  return near === undefined ? `Known are ${known.join(", ")}.` : `Did you mean ${near}?`;
}
