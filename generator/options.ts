import { access, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { kebab } from "./base/casing.js";
import type { Code } from "./base/codes.js";
import type { Severities, Severity } from "./base/diagnostic.js";
import { checkConfig, keys, OptionError } from "./options-check.js";
import type { ClientSettings, PackageKey, Settings } from "./emit/settings.js";
import type { Emitter } from "./emit/sheet.js";
import type { FormatterName } from "./print/format.js";
import type { NativeFormat } from "./model/schema.js";
import { nothingElse, type Allowed } from "./load/allowed.js";
import type { Selection } from "./model/select.js";

export { OptionError };

/** What `specwright.config.js` may say. Paths are relative to that file. */
export interface Config {
  /** The OpenAPI document. Default: `spec/openapi.yaml`. */
  readonly spec?: string;
  /** The folder of the packages. Default: `generated`. */
  readonly output?: string;
  /** In front of the packages' names: `@targets-api` makes `@targets-api/types`. Default: made from the document's title. */
  readonly scope?: string;
  /** The full name of each package, where the scope is not enough. */
  readonly packages?: Partial<Record<PackageKey, string>>;
  /** Which packages are made (default: all), and emitters of your own beside them. */
  readonly emitters?: readonly (PackageKey | Emitter)[];
  /** Whether `types` has the openapi-typescript surface under `/paths`. Default: true. */
  readonly paths?: boolean;
  /** Folders with templates of your own; the first that has a file wins, file by file. */
  readonly templates?: string | readonly string[];
  /** Whether validators check `format`. Default: true. */
  readonly formats?: boolean;
  /**
   * Whether validators have compiled guards (default: true). Without, the data of the schemas is gone through for each value: several times
   * slower, less than half as long, and `isTarget(value)` and `parseTarget(value)` are `Target.is(value)` and `Target.parse(value)` alone.
   */
  readonly guards?: boolean;
  /** Who lays out what is generated. Default: oxfmt, which is far faster than prettier and differs from it in few lines. */
  readonly format?: FormatterName;
  /**
   * Whether what is generated of operations and of schemas is spread over files: operations by their first tag, or by their path where they
   * have none; schemas by their first letter; the client's resources by their path. Default: for documents that have 300 of them or more.
   */
  readonly split?: boolean;
  /** Values that JSON can't hold, by their format: what they are in the packages. Default: as they travel. */
  readonly values?: {
    /** Integers beyond 2^53 are not rounded, as they would be in a number. */
    readonly int64?: "bigint" | "number";
    readonly "date-time"?: "Date" | "string";
    /** Base64 on the wire. */
    readonly byte?: "Uint8Array" | "string";
  };
  /** How severe a diagnostic is, by its code. An error that has no lawful fallback stays one. */
  readonly rules?: Readonly<Partial<Record<Code, Severity | "off">>>;
  /** Every error that has a lawful fallback is a warning. Default: false. */
  readonly lenient?: boolean;
  /** The operations that are wanted; without it, all. Schemas that nothing uses any more are dropped. */
  readonly include?: Selection;
  /** The operations that are not wanted, of those that are included. */
  readonly exclude?: Selection;
  /** What a reference may lead to besides the files in the document's folder. Default: nothing. */
  readonly allow?: Partial<Allowed>;
  readonly client?: {
    /** Names of the resource style. Default: "wire". */
    readonly names?: ClientSettings["names"];
    /** Where the resource tree hangs on the client: `["voice"]` makes `client.voice…`. Default: nowhere, `resources(client)` gives it. */
    readonly mount?: readonly string[];
  };
}

/** How a document is read. */
export interface Reading extends Severities {
  readonly include: Selection | undefined;
  readonly exclude: Selection;
  readonly allow: Allowed;
  /** Formats whose values have a form of their own. */
  readonly natives: ReadonlySet<NativeFormat>;
}

/** How a document is read where nobody says otherwise. */
export const asWritten: Reading = {
  lenient: false,
  rules: {},
  include: undefined,
  exclude: {},
  allow: nothingElse,
  natives: new Set(),
};

/** A run's options, complete and checked. */
export interface Options extends Reading {
  readonly spec: string;
  readonly output: string;
  readonly emitters: readonly PackageKey[];
  /** The user's own. */
  readonly further: readonly Emitter[];
  readonly paths: boolean;
  readonly templates: readonly string[];
  readonly check: boolean;
  readonly scope: string | undefined;
  readonly packages: Partial<Record<PackageKey, string>>;
  readonly client: ClientSettings;
  readonly formats: boolean;
  readonly guards: boolean;
  readonly format: FormatterName;
  /** Undefined: as large as the document is. */
  readonly split: boolean | undefined;
}

/** Whether openapi-typescript has something to make. */
export const wantsPaths = ({ paths, emitters }: Options): boolean => paths && emitters.includes("types");

/** What the command line may say; it wins over the config. */
export interface Flags {
  readonly spec?: string | undefined;
  readonly out?: string | undefined;
  readonly config?: string | undefined;
  readonly check?: boolean | undefined;
  readonly lenient?: boolean | undefined;
}

/** Gives a config its type: `export default defineConfig({ … })`. */
export function defineConfig(config: Config): Config {
  return config;
}

/**
 * Reads the config, if there is one, and completes it; `again`: as it is now, whatever it was before in this process. Rejects with
 * {@link OptionError} for what can't be meant.
 */
export async function loadOptions({
  cwd,
  flags,
  again = false,
}: {
  readonly cwd: string;
  readonly flags: Flags;
  readonly again?: boolean;
}): Promise<Options> {
  const file = await configFile(cwd, flags.config);
  const config = file === undefined ? {} : await importConfig(file, again);
  const home = file === undefined ? cwd : dirname(file);
  checkConfig(config, file ?? "the config");
  const at = (flag: string | undefined, own: string | undefined, fallback: string): string =>
    flag === undefined ? resolve(home, own ?? fallback) : resolve(cwd, flag);
  return {
    spec: at(flags.spec, config.spec, "spec/openapi.yaml"),
    output: at(flags.out, config.output, "generated"),
    emitters: (config.emitters ?? keys).filter((it) => typeof it === "string"),
    further: (config.emitters ?? []).filter((it) => typeof it === "function"),
    paths: config.paths ?? true,
    templates: [config.templates ?? []].flat().map((it) => resolve(home, it)),
    check: flags.check ?? false,
    scope: config.scope,
    packages: config.packages ?? {},
    client: { names: config.client?.names ?? "wire", mount: config.client?.mount },
    formats: config.formats ?? true,
    guards: config.guards ?? true,
    format: config.format ?? "oxfmt",
    split: config.split,
    rules: config.rules ?? {},
    lenient: flags.lenient ?? config.lenient ?? false,
    include: config.include,
    exclude: config.exclude ?? {},
    allow: allowedFrom(config.allow ?? {}, home),
    natives: nativesFrom(config.values ?? {}),
  };
}

function allowedFrom(allow: Partial<Allowed>, home: string): Allowed {
  return { ...nothingElse, ...allow, folders: (allow.folders ?? []).map((it) => resolve(home, it)) };
}

const nativeTypes: Readonly<Record<NativeFormat, string>> = {
  int64: "bigint",
  "date-time": "Date",
  byte: "Uint8Array",
};

const nativesFrom = (values: NonNullable<Config["values"]>): ReadonlySet<NativeFormat> =>
  new Set((Object.keys(nativeTypes) as NativeFormat[]).filter((it) => values[it] === nativeTypes[it]));

/** A package's name has at most 214 characters, and is the name of a folder. */
const longestScope = 100;

/** What emitters are told; the names of packages may come from the document's title: "Pet Store API" makes `@pet-store-api/types`. */
export function settingsFor({ scope, packages, client, formats, guards }: Options, title: string): Settings {
  const front =
    scope ??
    `@${
      kebab(title)
        .slice(0, longestScope)
        .replace(/-$|(^|-)api$/, "") || "my"
    }-api`;
  const named = keys.map((key) => [key, packages[key] ?? `${front}/${key}`] as const);
  return { packages: Object.fromEntries(named) as Settings["packages"], client, formats, guards };
}

const usual = ["specwright.config.js", "specwright.config.mjs"];

/** The config's path; undefined where there is none and none was named. Rejects with {@link OptionError} where the named one is missing. */
export async function configFile(cwd: string, named: string | undefined): Promise<string | undefined> {
  for (const name of named === undefined ? usual : [named]) {
    const file = resolve(cwd, name);
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  if (named !== undefined) throw new OptionError(`There is no config ${named}.`);
  return undefined;
}

async function importConfig(file: string, again: boolean): Promise<Config> {
  // A module is loaded once for each URL.
  const version = again ? `?${(await stat(file)).mtimeMs}` : "";
  try {
    const module = (await import(pathToFileURL(file).href + version)) as { readonly default?: Config };
    if (module.default !== undefined) return module.default;
  } catch (error) {
    throw new OptionError(`${file} can't be loaded: ${(error as Error).message}`);
  }
  throw new OptionError(`${file} has no default export. Write \`export default { … }\`.`);
}
