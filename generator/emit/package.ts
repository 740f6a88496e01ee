/** What makes a folder of sources a package: package.json, tsconfig.json and README. */
import { code, join, key, nothing, word, type Code } from "../code/code.js";
import { markdown } from "../code/doc.js";
import type { Api, Operation, SecurityScheme } from "../model/api.js";
import { hooksOf } from "../model/hooks.js";
import type { PackageKey, Settings } from "./settings.js";
import { sheet, type Sheet, type View } from "./sheet.js";
import { askedFor } from "./server/security.js";
import type { Symbols } from "./symbols.js";

interface PackagePlan {
  readonly key: PackageKey;
  readonly uses: readonly PackageKey[];
  /** Entry points besides the index, by subpath and file. */
  readonly entries: readonly string[];
}

const plans: readonly PackagePlan[] = [
  { key: "types", uses: [], entries: [] },
  { key: "validators", uses: ["types"], entries: [] },
  { key: "client", uses: ["types"], entries: ["flat"] },
  { key: "server", uses: ["types", "validators"], entries: [] },
];

/** The package files of every package that is made. `paths`: the types package has the openapi-typescript surface. */
export function packageSheets(
  api: Api,
  symbols: Symbols,
  settings: Settings,
  keys: readonly PackageKey[],
  paths: boolean,
): readonly Sheet[] {
  return plans
    .filter((it) => keys.includes(it.key))
    .map((it) => (it.key === "types" && paths ? { ...it, entries: ["paths"] } : it))
    .flatMap((it) => [
      sheet(`${it.key}/package.json`, "package.json", manifest(api, settings, it)),
      sheet(`${it.key}/tsconfig.json`, "tsconfig.json", project(settings, it)),
      sheet(`${it.key}/README.md`, `${it.key}/readme`, readme(api, symbols, settings, it, paths)),
    ]);
}

function manifest(api: Api, settings: Settings, { key: own, uses, entries }: PackagePlan): View {
  const version = packageVersion(api.version);
  const targets = [
    code`".": { "types": "./dist/index.d.ts", "default": "./dist/index.js" }`,
    ...entries.map(entryPoint),
  ];
  return {
    name: code`${settings.packages[own]}`,
    version: code`${version}`,
    description: code`${`${api.title}: ${own}`}`,
    exports: code`{ ${join(targets, ", ")}, "./package.json": "./package.json" }`,
    dependencies:
      uses.length === 0
        ? undefined
        : code`{ ${join(
            uses.map((it) => pair(settings.packages[it], version)),
            ", ",
          )} }`,
  };
}

const entryPoint = (entry: string): Code =>
  code`${`./${entry}`}: { "types": ${`./dist/${entry}.d.ts`}, "default": ${`./dist/${entry}.js`} }`;

const pair = (name: string, value: string): Code => code`${name}: ${value}`;

/** A version that npm takes: the document's own when it is one (Semantic Versioning 2.0.0), else made from its first numbers. */
export function packageVersion(version: string): string {
  if (/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/.test(version)) return version;
  const [major = "0", minor = "0", patch = "0"] = (version.match(/\d+/g) ?? []).map((it) =>
    String(Number(it.slice(0, 9))),
  );
  return `${major}.${minor}.${patch}`;
}

function project(settings: Settings, { uses }: PackagePlan): View {
  if (uses.length === 0) return { paths: undefined, references: undefined };
  return {
    paths: code`{ ${join(
      uses.map((it) => code`${settings.packages[it]}: [${`../${it}/src/index.ts`}]`),
      ", ",
    )} }`,
    references: code`[${join(
      uses.map((it) => code`{ "path": ${`../${it}`} }`),
      ", ",
    )}]`,
  };
}

function readme(api: Api, symbols: Symbols, settings: Settings, { key: own }: PackagePlan, paths: boolean): View {
  const operation = api.operations.find((it) => it.body !== undefined) ?? api.operations[0];
  const schema = mainSchema(api);
  const asked = askedFor(api);
  const tree = settings.client.mount ?? [];
  return {
    name: markdown(settings.packages[own]),
    package: code`${settings.packages[own]}`,
    packages: Object.fromEntries(Object.entries(settings.packages).map(([name, it]) => [name, code`${it}`])),
    title: markdown(api.title),
    guards: settings.guards,
    schema: schema === undefined ? undefined : schemaView(symbols, schema),
    operation: operation === undefined ? undefined : operationView(symbols, operation),
    options: credentials(asked),
    tree:
      tree.length === 0
        ? undefined
        : code`client${join(
            tree.map((it) => code`.${word(it)}`),
            "",
          )}`,
    schemes: asked.length === 0 ? undefined : asked.map((it) => ({ name: key(it.name) })),
    sends: hooksOf(api).length > 0,
    paths,
  };
}

/** What a client is made with to be let in by the first of the schemes; nothing where none is asked for, or none is given by options. */
function credentials([scheme]: readonly SecurityScheme[]): Code {
  if (scheme === undefined || scheme.kind.type === "mutualTLS") return nothing;
  if (scheme.kind.type === "apiKey") return code`{ apiKey: ${"secret"} }`;
  const isBasic = scheme.kind.type === "http" && scheme.kind.scheme === "basic";
  return isBasic ? code`{ username: ${"user"}, password: ${"secret"} }` : code`{ token: ${"secret"} }`;
}

/** A schema with a shape makes a better example than a string of its own. */
function mainSchema(api: Api): string | undefined {
  const shaped = api.schemas.find((it) => it.schema.object.properties.length > 2) ?? api.schemas[0];
  return shaped?.name;
}

function schemaView(symbols: Symbols, schema: string): View {
  const name = word(symbols.schemaName(schema));
  return { name, guard: word(symbols.guard(schema).name), parse: word(symbols.parse(schema).name) };
}

function operationView(symbols: Symbols, operation: Operation): View {
  return {
    name: word(symbols.operationName(operation)),
    input: word(symbols.input(operation).name),
    output: word(symbols.output(operation).name),
  };
}
