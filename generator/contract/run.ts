import { Symbols } from "../emit/symbols.js";
import type { Api } from "../model/api.js";
import { allOperations } from "../model/hooks.js";
import type { Settings } from "../emit/settings.js";
import type { SourceText } from "../print/print.js";
import { Contract } from "./checks.js";
import type { Check, Omission } from "./result.js";
import { checkTypes } from "./typecheck.js";
import { Values } from "./values.js";
import { Workspace } from "./workspace.js";

export interface ContractReport {
  readonly checks: readonly Check[];
  readonly omissions: readonly Omission[];
}

/**
 * Holds generated packages against the document's own examples, and against every single rule of its schemas: types, validators, what
 * the client sends and the server reads, what the server answers and the client reads, and what both refuse. The same of webhooks and callbacks, whose ends are their sender and receiver.
 */
export async function checkContract(
  api: Api,
  files: readonly SourceText[],
  settings: Settings,
  { types: withTypes = true }: { readonly types?: boolean } = {},
): Promise<ContractReport> {
  const symbols = new Symbols(api);
  const workspace = await Workspace.create(files, settings);
  try {
    const [validators, client, server] = await Promise.all([
      workspace.import("validators"),
      workspace.import("client"),
      workspace.import("server"),
    ]);
    const values = new Values(api, symbols, validators);
    const contract = new Contract(api, symbols, values, { client, server }, settings.formats);
    for (const it of allOperations(api)) await contract.prove(it);
    const types = withTypes ? await checkTypes(api, symbols, values, workspace) : [];
    return { checks: [...types, ...contract.checks], omissions: contract.omissions };
  } finally {
    await workspace.close();
  }
}
