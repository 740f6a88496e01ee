import { code, join, key, type Code } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import { partsOf } from "../parts.js";
import type { Api, Operation } from "../../model/api.js";
import type { Emitter, Sheet, View } from "../sheet.js";
import { modules, type Symbols } from "../symbols.js";
import { callOf, isError, needsNothing, resultOf, transport } from "./calls.js";
import { modelsView } from "./models.js";
import { resourcesView } from "./resources.js";
import { Tree } from "./tree.js";

/** The client package: flat functions, error classes, and the resource style on top of them. */
export const client: Emitter = (api, symbols, settings) => {
  const tree = new Tree(api, symbols, settings.client);
  const mount = settings.client.mount ?? [];
  return [
    sheet(`${modules.clientCalls}.ts`, "client/calls", { type: transport("Call", true), calls: api.operations.map((it) => ({ name: symbols.call(it), call: callOf(api, symbols, it) })) }),
    sheet(`${modules.clientErrors}.ts`, "client/errors", errorsView(api, symbols)),
    sheet(`${modules.clientOperations}.ts`, "client/operations", operationsView(api, symbols)),
    sheet(`${modules.clientModels}.ts`, "client/models", modelsView(tree)),
    sheet(`${modules.clientResources}.ts`, "client/resources", resourcesView(tree)),
    sheet("client/src/connect.ts", "client/connect", connectView(api)),
    sheet("client/src/flat.ts", "client/flat", { errors: api.operations.length > 0 }),
    sheet("client/src/index.ts", "client/index", { mount: mount.length === 0 ? undefined : mountView(mount) }),
  ];
};

const sheet = (path: string, template: string, view: View): Sheet => ({ path, template, view, owner: "generator" });

function operationsView(api: Api, symbols: Symbols): View {
  return {
    client: transport("Client", true),
    options: transport("CallOptions", true),
    call: transport("call"),
    exchange: transport("exchange"),
    operations: api.operations.map((it) => operationView(it, symbols)),
  };
}

function operationView(operation: Operation, symbols: Symbols): View {
  const { summary, description, deprecated } = operation.doc;
  const line = `\`${operation.method} ${operation.template}\``;
  const said = [summary, description].filter((it) => it !== "").join("\n\n");
  return {
    doc: doc({ summary: said, description: line, deprecated }),
    docWithResponse: doc({ summary: `${line} with status and headers, of whatever declared response.`, description: "", deprecated }),
    name: symbols.operation(operation),
    withResponse: symbols.operationWithResponse(operation),
    descriptor: symbols.call(operation),
    input: symbols.input(operation),
    output: symbols.output(operation),
    result: resultOf(symbols, operation),
    optional: needsNothing(operation),
  };
}

function errorsView(api: Api, symbols: Symbols): View {
  const operations = api.operations.map((operation) => {
    const errors = operation.responses.filter((it) => isError(operation, it));
    const classes = errors.map((response) => {
      const bodies = partsOf(operation).filter((it) => it.kind === "response" && it.status === response.status);
      const status = typeof response.status === "number" ? code`${response.status}` : code`number`;
      const body = bodies.length === 0 ? code`undefined` : join(bodies.map((it) => symbols.partType(operation, it)), " | ");
      return { name: key(symbols.error(operation, response.status).name), doc: doc({ ...response.doc, summary: "" }), status, body };
    });
    return { name: key(symbols.errors(operation).name), classes, union: join(classes.map((it) => it.name), " | "), any: classes.length > 0 };
  });
  return { base: transport("ResponseError"), operations: operations.filter((it) => it.any), any: operations.some((it) => it.any) };
}

function connectView({ servers }: Api): View {
  return { options: transport("ClientOptions", true), client: transport("Client", true), connect: transport("connect"), server: defaultServer(servers) };
}

/** The first server with its variables at their defaults, if that is an absolute URL. */
function defaultServer([first]: Api["servers"]): Code {
  const url = first?.variables.reduce((text, it) => text.replaceAll(`{${it.name}}`, it.default), first.url);
  return url === undefined || !URL.canParse(url) ? code`undefined` : code`${url}`;
}

/** `["voice"]` as the type and the value that hold the tree. */
function mountView(mount: readonly string[]): View {
  const [first = "", ...rest] = mount;
  return {
    name: key(first),
    nameText: code`${first}`,
    type: rest.reduceRight<Code>((inner, name) => code`{ readonly ${key(name)}: ${inner} }`, code`Resources`),
    value: rest.reduceRight<Code>((inner, name) => code`{ ${key(name)}: ${inner} }`, code`resources(client)`),
  };
}
