import { prettier } from "../../../generator/print/prettier.js";
import { print } from "../../../generator/print/print.js";
import { Templates } from "../../../generator/print/templates.js";
import { Symbols } from "../../../generator/emit/symbols.js";
import { types } from "../../../generator/emit/types/index.js";
import type { Settings } from "../../../generator/emit/settings.js";
import { understood } from "../../model/support.js";

export const settings: Settings = {
  packages: { types: "@x/types", validators: "@x/validators", client: "@x/client", server: "@x/server" },
  client: { names: "wire", mount: undefined },
  formats: true,
  guards: true,
};

export const templates = new Templates(["templates"]);

/** The files of the types package, by name. */
export async function typesOf(
  fields: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<"schemas" | "operations" | "index", string>>> {
  const { api, said } = await understood(fields);
  const errors = said.filter((it) => it.startsWith("error"));
  if (errors.length > 0) throw new Error(errors.join("\n"));
  const printed = await Promise.all(
    types(api, new Symbols(api), settings).map((it) => print(it, templates, settings.packages)),
  );
  const text = (name: string): string => printed.find((it) => it.path === `types/src/${name}.ts`)?.text ?? "";
  return { schemas: text("schemas"), operations: text("operations"), index: text("index") };
}

/** A declaration of a file, without its comment. */
export function declaration(text: string, name: string): string {
  const [, found] = new RegExp(`^export type ${name} =\\s*([^]*?);\\n(?=\\n|$)`, "m").exec(`${text}\n`) ?? [];
  if (found === undefined) throw new Error(`No type is called ${name} in\n${text}`);
  return squeezed(found);
}

const squeezed = (text: string): string => text.replace(/\s+/g, " ").replace(/^\| /, "").replaceAll("; }", " }").trim();

/** A type as prettier writes it, on one line. */
export async function asPrinted(type: string): Promise<string> {
  return declaration(await prettier("a.ts", `export type It = ${type};`), "It");
}
