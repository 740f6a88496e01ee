/** The function that makes a client, and the file that puts everything together. */
import { code, join, key, type Code, type Ref } from "../../code/code.js";
import type { Api, SecurityScheme } from "../../model/api.js";
import type { View } from "../sheet.js";
import { serverWire } from "./calls.js";
import { transport } from "./runtime.js";

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
    lightOptions: transport("LightOptions", true),
    createLight: transport("createLightClient"),
    schemes: names.length === 0 ? code`never` : join(names, " | "),
    variables: variables.length === 0 ? code`{ readonly [name: string]: never }` : code`{ ${join(variables, "; ")} }`,
    server: server === undefined ? code`() => "/"` : serverWire(server),
    tokens: tokensView(schemes),
  };
}

/** Where tokens are to be had for a client's own credentials (RFC 6749, section 4.4), by scheme; undefined where nowhere. */
function tokensView(schemes: readonly SecurityScheme[]): View {
  const flows = schemes.flatMap(({ name, kind }) =>
    (kind.type === "oauth2" ? kind.flows : []).flatMap(({ flow, tokenUrl, scopes }) =>
      flow === "clientCredentials" && tokenUrl !== undefined ? [{ name, tokenUrl, scopes }] : [],
    ),
  );
  if (flows.length === 0) return undefined;
  const urls = flows.map((it) => code`${key(it.name)}: ${it.tokenUrl}`);
  const scopes = flows.map(({ name, scopes: known }) => {
    const type = join(
      known.map((it) => code`${it}`),
      " | ",
    );
    return code`readonly ${key(name)}: ${known.length === 0 ? code`string` : type}`;
  });
  return {
    create: transport("clientCredentials"),
    options: transport("ClientCredentials", true),
    secret: transport("Secret", true),
    urls: code`{ ${join(urls, ", ")} }`,
    scopes: code`{ ${join(scopes, "; ")} }`,
  };
}

/** The view of `client/flat`; `types` is the name of the package with the types. */
export const flatView = (types: Code, { schemes }: Api): { readonly [field: string]: View } => ({
  types,
  tokens: tokensView(schemes) === undefined ? undefined : {},
});

/** What the view of `client/index` has besides; `mount` is where the resources hang on a client. */
export function indexView(mount: readonly string[], root: Ref): { readonly [field: string]: View } {
  const [first, ...rest] = mount;
  if (first === undefined) return { mount: undefined };
  const type = rest.reduceRight<Code>((inner, name) => code`{ readonly ${key(name)}: ${inner} }`, code`${root}`);
  const value = rest.reduceRight<Code>((inner, name) => code`{ ${key(name)}: ${inner} }`, code`resources(client)`);
  return { mount: { name: key(first), type, value } };
}
