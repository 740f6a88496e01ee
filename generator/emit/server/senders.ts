/** Functions that send what the API sends: its webhooks, and the callbacks of its operations with where they go. */
import { code, join, key, Ref, word, type Code } from "../../code/code.js";
import { doc } from "../../code/doc.js";
import type { Operation } from "../../model/api.js";
import { callbacksOf, type CallbackOperation } from "../../model/hooks.js";
import { exchangeFields, queryFunction, validatorsOf } from "../client/calls.js";
import { transportIn } from "../client/runtime.js";
import { checkedParts, isDownload, partsOf } from "../parts.js";
import type { View } from "../sheet.js";
import { modules, type Symbols } from "../symbols.js";
import type { WireScope } from "../wire.js";
import { sending } from "./runtime.js";

/** The view of `server/senders`. */
export function sendersView(scope: WireScope, symbols: Symbols): View {
  const { api } = scope;
  const isOurs = new Set(api.operations);
  return {
    wireType: sending("HookWire", true),
    options: sending("SendOptions", true),
    urlOptions: sending("UrlOptions", true),
    answered: transportIn("server", "Answered", true),
    deliver: sending("deliver"),
    callbackUrl: sending("callbackUrl"),
    senders: [
      ...api.webhooks.map((it) => senderView(scope, symbols, it, undefined)),
      ...callbacksOf(api).map((it) =>
        senderView(scope, symbols, it.operation, urlView(symbols, it, isOurs.has(it.of))),
      ),
    ],
  };
}

function senderView(scope: WireScope, symbols: Symbols, operation: Operation, url: View): View {
  const takesBytes = operation.body?.content.some((it) => it.codec === "bytes") === true;
  const input = symbols.input(operation);
  const output = symbols.output(operation);
  return {
    doc: sentDoc(operation),
    name: symbols.sender(operation),
    hook: word(symbols.call(operation).name),
    wire: hookOf(scope, symbols, operation),
    input: takesBytes ? code`${transportIn("server", "Uploaded", true)}<${input}>` : code`${input}`,
    output: isDownload(operation) ? code`${transportIn("server", "Downloaded", true)}<${output}>` : code`${output}`,
    optional: partsOf(operation).every((it) => it.kind === "response" || !it.required),
    url,
  };
}

/** What the document says about it, and how it is addressed. */
function sentDoc({ doc: { summary, description, deprecated }, method, template }: Operation): Code {
  const said = [summary, description].filter((it, i, all) => it !== "" && all.indexOf(it) === i).join("\n\n");
  return doc({ summary: said, description: `Sends \`${method} ${template}\` to \`url\`.`, deprecated });
}

/** `{ name: "newPet", method: "POST", body: …, checks: { NewPetBody: validators.NewPetBody } }` */
function hookOf(scope: WireScope, symbols: Symbols, operation: Operation): Code {
  const checks = checkedParts(operation)
    .filter((it) => !["item", "responseHeaders", "partHeaders"].includes(it.kind))
    .map((it) => code`${key(symbols.partType(operation, it).name)}: ${symbols.partValidator(operation, it)}`);
  const fields = [
    ...exchangeFields(scope, symbols, operation, () => []),
    ...queryFunction(scope, operation),
    ...validatorsOf(symbols, operation),
    ...(operation.body?.required === true ? [code`required: ${true}`] : []),
    code`checks: { ${join(checks, ", ")} }`,
  ];
  return code`{ ${join(fields, ", ")} }`;
}

/** `isOurs`: the callback is of an operation that a handler answers, which tells most of the request. */
function urlView(symbols: Symbols, { operation, callback, of }: CallbackOperation, isOurs: boolean): View {
  const { expression } = callback;
  const handled = new Ref("RequestOf", modules.serverHandlers, true);
  const name = symbols.operationName(of);
  return {
    doc: doc({
      summary: `Where the callback of \`${of.method} ${of.template}\` goes: \`${expression}\`.`,
      description: "Throws an `ExpressionError` where something is not there that the URL is made of.",
      deprecated: false,
    }),
    name: symbols.callbackUrl(operation),
    operation: code`${symbols.operationName(operation)}`,
    template: code`${expression}`,
    request: isOurs ? code`${handled}<${name}>` : code`${symbols.input(of)}`,
    answer: /\$response|\$statusCode/.test(expression) ? symbols.output(of) : undefined,
    origin: expression.includes("$url"),
  };
}
