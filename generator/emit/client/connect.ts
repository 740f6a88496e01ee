/** The function that makes a client, and the file that puts everything together. */
import { code, join, key, type Code, type Ref } from "../../code/code.js";
import type { Api } from "../../model/api.js";
import type { View } from "../sheet.js";
import { serverWire, transport } from "./calls.js";

/** The view of `client/connect`. */
export function connectView({ servers, schemes }: Api): View {
  const [server] = servers;
  const names = schemes
    .filter(({ kind }) => kind.type !== "mutualTLS" && !(kind.type === "http" && kind.scheme === "basic"))
    .map((it) => code`${it.name}`);
  const variables =
    server?.variables.map(
      (it) =>
        code`readonly ${key(it.name)}?: ${
          it.values === undefined
            ? code`string`
            : join(
                it.values.map((value) => code`${value}`),
                " | ",
              )
        }`,
    ) ?? [];
  return {
    client: transport("Client", true),
    options: transport("ClientOptions", true),
    create: transport("createClient"),
    schemes: names.length === 0 ? code`never` : join(names, " | "),
    variables: variables.length === 0 ? code`{ readonly [name: string]: never }` : code`{ ${join(variables, "; ")} }`,
    server: server === undefined ? code`{ url: "/" }` : serverWire(server),
  };
}

/** The view of `client/index`; `mount` is where the resources hang on a client. */
export function indexView(mount: readonly string[], root: Ref): { readonly [field: string]: View } {
  const [first, ...rest] = mount;
  if (first === undefined) return { mount: undefined };
  const type = rest.reduceRight<Code>((inner, name) => code`{ readonly ${key(name)}: ${inner} }`, code`${root}`);
  const value = rest.reduceRight<Code>((inner, name) => code`{ ${key(name)}: ${inner} }`, code`resources(client)`);
  return { mount: { name: key(first), type, value } };
}
