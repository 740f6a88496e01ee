/** Contract, part 1: every example of the document type-checks against the generated types. */
import { code, join, type Code, type Ref } from "../code/code.js";
import { Module } from "../code/module.js";
import type { Api, Operation } from "../model/api.js";
import { allOperations, kindOf } from "../model/hooks.js";
import type { Symbols } from "../emit/symbols.js";
import { requestExamples, responseExamples } from "./examples.js";
import { requestParts } from "./exchange.js";
import { literalOf } from "./natives.js";
import type { Check } from "./result.js";
import type { Values } from "./values.js";
import type { Workspace } from "./workspace.js";

interface Assertion {
  readonly operation: Operation;
  readonly what: string;
  readonly at: string;
  readonly code: Code;
}

/** Writes one declaration per example, one per line, and lets TypeScript judge. */
export async function checkTypes(
  api: Api,
  symbols: Symbols,
  values: Values,
  workspace: Workspace,
): Promise<readonly Check[]> {
  const assertions = allOperations(api).flatMap((it) => assertionsOf(it, symbols, values));
  const module = new Module("contract/examples", workspace.settings.packages);
  const body = module.text(
    join(
      assertions.map((it) => it.code),
      "\n",
    ),
  );
  const head = `${module.imports()}\n`;
  const faults = await workspace.typeCheck("examples.ts", head + body);
  const first = head.split("\n").length - 1;
  return assertions.map(({ operation, what, at }, i) => {
    const fault = faults.find(({ line }) => line === first + i);
    return { operation: operation.id, of: kindOf(api, operation), kind: "types", what, at, fault: fault?.message };
  });
}

/** Examples of the document only: what was made from a schema proves nothing about its author's words. */
function assertionsOf(operation: Operation, symbols: Symbols, values: Values): readonly Assertion[] {
  const requests = requestExamples(operation, values)
    .filter((it) => it.given.length > 0)
    .map((it) => ({
      operation,
      what: `request ${it.name}`,
      at: it.at,
      code: declared(symbols.input(operation), values.forms.ofAll(requestParts(operation, it.input), it.input)),
    }));
  const responses = responseExamples(operation, values).flatMap(({ given, part, body, status, name, at }) =>
    !given || part === undefined || body === undefined
      ? []
      : [
          {
            operation,
            what: `response ${status} ${name}`,
            at,
            code: declared(symbols.partType(operation, part), values.forms.of(part, body)),
          },
        ],
  );
  return [...requests, ...responses];
}

/** A statement on a line of its own. */
const declared = (type: Ref, value: unknown): Code => code`void (${literalOf(value)} satisfies ${type});`;
