import { Names, type Taken } from "../base/names.js";
import { haveSameValues } from "../base/same.js";
import { camel, pascal } from "../base/casing.js";
import type { Diagnostics } from "../base/diagnostic.js";
import { Ref, type ModulePath } from "../code/code.js";
import type { Api, NamedSchema, Operation, Status } from "../model/api.js";
import { allOperations, callbacksOf, hooksOf } from "../model/hooks.js";
import { Chapters, type Chapter, type Collected, type Kind } from "./chapters.js";
import { checkedParts, isDownload, type Part } from "./parts.js";
import { globals, languageWords, namespaces, packageExports } from "./reserved.js";
import type { Sheet } from "./sheet.js";

/** The files whose names others may import. */
export const modules = {
  schemaTypes: "types/src/schemas",
  operationTypes: "types/src/operations",
  schemaValidators: "validators/src/schemas",
  operationValidators: "validators/src/operations",
  clientOperations: "client/src/operations",
  clientErrors: "client/src/errors",
  clientCalls: "client/src/calls",
  clientModels: "client/src/models",
  clientResources: "client/src/resources",
  serverHandlers: "server/src/handlers",
  serverRoutes: "server/src/routes",
  serverWebhooks: "server/src/webhooks",
  serverCallbacks: "server/src/callbacks",
  serverSenders: "server/src/senders",
} as const satisfies Record<string, ModulePath>;

/**
 * Who is called what, and lives where. Every exported name of the output is given here, before any emitter runs. The document's
 * own names go first: a derived name never displaces one that a person chose. Names are shared by all packages, so that
 * `Target` is one thing: a type in `types`, its Standard Schema object in `validators`.
 */
export class Symbols {
  readonly #names = new Names(languageWords);
  readonly #schemas = new Map<string, string>();
  readonly #models = new Map<string, string>();
  readonly #operations = new Map<string, OperationNames>();

  /** `report`: where names that could not be as wished are told, and what emitters can't say whole. `chapters`: in which files they are. */
  constructor(
    api: Api,
    readonly report?: Diagnostics,
    readonly chapters: Chapters = new Chapters(false),
  ) {
    const operations = allOperations(api);
    for (const { name, at } of api.schemas) this.#schemas.set(name, this.#take(pascal(name), at, report));
    const own = new Names([...languageWords, ...namespaces, ...packageExports]);
    for (const it of operations) {
      const name = own.take(camel(it.id));
      if (name !== camel(it.id)) renamed(report, it.at, camel(it.id), name);
      this.#operations.set(it.id, {
        name,
        withResponse: "",
        asStream: "",
        call: "",
        send: "",
        url: "",
        parts: new Map(),
      });
    }
    for (const it of this.#operations.values()) {
      it.withResponse = own.take(`${it.name}WithResponse`);
      it.call = own.take(`${it.name}Call`);
    }
    for (const it of operations.filter(isDownload)) {
      const names = this.#of(it);
      names.asStream = own.take(`${names.name}AsStream`);
    }
    for (const it of hooksOf(api)) this.#of(it).send = own.take(`send${pascal(this.operationName(it))}`);
    for (const { operation: it } of callbacksOf(api)) this.#of(it).url = own.take(`${this.operationName(it)}Url`);
    for (const it of operations) this.#derive(it, report);
  }

  #derive(operation: Operation, report: Diagnostics | undefined): void {
    const names = this.#of(operation);
    const base = pascal(names.name);
    const errors = ["Error", ...operation.responses.map((it) => errorSuffix(it.status))];
    for (const suffix of ["Input", "Output", ...checkedParts(operation).map((part) => part.suffix), ...errors]) {
      names.parts.set(suffix, this.#take(`${base}${suffix}`, operation.at, report));
    }
  }

  #take(ideal: string, at: string, report: Diagnostics | undefined): string {
    const name = this.#names.take(ideal);
    if (name !== ideal) renamed(report, at, ideal, name);
    return name;
  }

  #of({ id }: Operation): OperationNames {
    const names = this.#operations.get(id);
    if (names === undefined) throw new Error(`No operation is called ${id}`);
    return names;
  }

  #schema(name: string): string {
    const given = this.#schemas.get(name);
    if (given === undefined) throw new Error(`No schema is called ${name}`);
    return given;
  }

  #part(operation: Operation, suffix: string): string {
    const name = this.#of(operation).parts.get(suffix);
    if (name === undefined) throw new Error(`${operation.id} has no part ${suffix}`);
    return name;
  }

  /** The file of a kind that has what belongs to an operation. */
  operationModule(kind: keyof typeof modules, operation: Operation): ModulePath {
    return this.chapters.ofOperation(modules[kind], operation);
  }

  /** The file of a kind that has a named schema. */
  schemaModule(kind: keyof typeof modules, schema: string): ModulePath {
    return this.chapters.ofSchema(modules[kind], this.#schema(schema));
  }

  /** What is made for the files of a kind that has something of every operation. */
  operationFiles<Made>(
    kind: keyof typeof modules,
    of: Omit<Kind<Operation, Made>, "kind">,
  ): readonly Chapter<Operation, Made>[] {
    const fileOf = (it: Operation): ModulePath => this.operationModule(kind, it);
    return this.chapters.files({ ...of, kind: modules[kind] }, fileOf, this.report);
  }

  /** What is made for the files of a kind that has something of every named schema. */
  schemaFiles<Made>(
    kind: keyof typeof modules,
    of: Omit<Kind<NamedSchema, Made>, "kind">,
  ): readonly Chapter<NamedSchema, Made>[] {
    const fileOf = (it: NamedSchema): ModulePath => this.schemaModule(kind, it.name);
    return this.chapters.files({ ...of, kind: modules[kind] }, fileOf, this.report);
  }

  /** The files of such a kind, each made as a whole; and, where others import from it, the one that collects them. */
  sheets<Item>(
    kind: keyof typeof modules,
    files: readonly Chapter<Item, Sheet>[],
    collected?: Collected<Item>,
  ): readonly Sheet[] {
    const collecting = collected === undefined ? [] : this.chapters.collection(modules[kind], files, collected);
    return [...files.map((it) => it.made), ...collecting];
  }

  /** True when all that both know is called the same by both. */
  agrees(other: Symbols): boolean {
    return (
      this.chapters.isSplit === other.chapters.isSplit &&
      haveSameValues(this.#schemas, other.#schemas) &&
      haveSameValues(this.#operations, other.#operations)
    );
  }

  /** The bare name of a schema, to build on within one package. */
  schemaName(schema: string): string {
    return this.#schema(schema);
  }

  /** The bare name of an operation: `createTarget`. */
  operationName(operation: Operation): string {
    return this.#of(operation).name;
  }

  /** The type of a named schema: `Target`. */
  type(schema: string): Ref {
    return new Ref(this.#schema(schema), this.schemaModule("schemaTypes", schema), true);
  }

  /** The type of an operation's part: `CreateTargetBody`. */
  partType(operation: Operation, part: Part): Ref {
    return new Ref(this.#part(operation, part.suffix), this.operationModule("operationTypes", operation), true);
  }

  /** `CreateTargetInput`: `{ path, query, headers, cookies, body }`. */
  input(operation: Operation): Ref {
    return new Ref(this.#part(operation, "Input"), this.operationModule("operationTypes", operation), true);
  }

  /** `CreateTargetOutput`: the union of declared responses, `{ status, headers, body }`. */
  output(operation: Operation): Ref {
    return new Ref(this.#part(operation, "Output"), this.operationModule("operationTypes", operation), true);
  }

  /** The Standard Schema object of a named schema: `Target`. */
  validator(schema: string): Ref {
    return new Ref(this.#schema(schema), this.schemaModule("schemaValidators", schema));
  }

  /** `isTarget` */
  guard(schema: string): Ref {
    return new Ref(`is${this.#schema(schema)}`, this.schemaModule("schemaValidators", schema));
  }

  /** `parseTarget` */
  parse(schema: string): Ref {
    return new Ref(`parse${this.#schema(schema)}`, this.schemaModule("schemaValidators", schema));
  }

  partValidator(operation: Operation, part: Part): Ref {
    return new Ref(this.#part(operation, part.suffix), this.operationModule("operationValidators", operation));
  }

  partGuard(operation: Operation, part: Part): Ref {
    return new Ref(`is${this.#part(operation, part.suffix)}`, this.operationModule("operationValidators", operation));
  }

  partParse(operation: Operation, part: Part): Ref {
    const home = this.operationModule("operationValidators", operation);
    return new Ref(`parse${this.#part(operation, part.suffix)}`, home);
  }

  /** The error class of a declared response: `CreateTargetError404`. */
  error(operation: Operation, status: Status): Ref {
    return new Ref(this.#part(operation, errorSuffix(status)), this.operationModule("clientErrors", operation));
  }

  /** The union of an operation's error classes: `CreateTargetError`. */
  errors(operation: Operation): Ref {
    return new Ref(this.#part(operation, "Error"), this.operationModule("clientErrors", operation), true);
  }

  /** What the client's runtime is told of an operation: `createTargetCall`. */
  call(operation: Operation): Ref {
    return new Ref(this.#of(operation).call, this.operationModule("clientCalls", operation));
  }

  /** The client's function that answers every declared response: `createTargetWithResponse`. */
  operationWithResponse(operation: Operation): Ref {
    return new Ref(this.#of(operation).withResponse, this.operationModule("clientOperations", operation));
  }

  /** The client's function that answers bytes as they come, of an operation that answers bytes: `fetchReportAsStream`. */
  operationAsStream(operation: Operation): Ref {
    return new Ref(this.#of(operation).asStream, this.operationModule("clientOperations", operation));
  }

  /** The type of a named schema in the client's resource style: `Target`, too, but never the name of a global that resources mention. */
  model(schema: string): Ref {
    const own = this.#schema(schema);
    const name = this.#models.get(schema) ?? (globals.includes(own) ? this.#names.take(`${own}Model`) : own);
    this.#models.set(schema, name);
    return new Ref(name, modules.clientModels, true);
  }

  /** A name for a type that only the client's resources have, such as `TargetContext`; it is taken from then on. `file`: where it is. */
  resourceType(ideal: string, file: ModulePath): Ref {
    return new Ref(this.#names.take(ideal), file, true);
  }

  /** Takes such names as they were taken before, or none. */
  resourceTypesAgain(taken: readonly Taken[]): boolean {
    return this.#names.takeAgain(taken);
  }

  /** What the router is told of an operation, where that stands in a file of its own: `createTargetRoute`. */
  route(operation: Operation): Ref {
    return new Ref(`${this.operationName(operation)}Route`, this.operationModule("serverRoutes", operation));
  }

  /** The server's function that sends a webhook or a callback: `sendNewPet`. */
  sender(operation: Operation): Ref {
    return new Ref(this.#of(operation).send, modules.serverSenders);
  }

  /** The server's function that says where a callback is to be sent: `subscribeOnEventUrl`. */
  callbackUrl(operation: Operation): Ref {
    return new Ref(this.#of(operation).url, modules.serverSenders);
  }

  /** The client's function for an operation: `createTarget`. */
  operation(operation: Operation): Ref {
    return new Ref(this.operationName(operation), this.operationModule("clientOperations", operation));
  }
}

const errorSuffix = (status: Status): string => `Error${status === "default" ? "Default" : String(status)}`;

/** "" for what an operation has not: a stream of bytes, a sender, the URL of a callback. */
interface OperationNames {
  readonly name: string;
  withResponse: string;
  asStream: string;
  call: string;
  send: string;
  url: string;
  readonly parts: Map<string, string>;
}

function renamed(report: Diagnostics | undefined, at: string, ideal: string, name: string): void {
  report?.add(
    "name/taken",
    at,
    `The name ${ideal} is taken, so this is called ${name}.`,
    "Rename one of the two in the document.",
  );
}
