/** Run by the build: translates our templates, so that a run need not load what translates them. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import { home } from "../base/home.js";
import { precompiled, translation } from "./templates.js";

const folder = join(home, "templates");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((it) => it.endsWith(".hbs"));
const entries = files.sort().map((file) => {
  const name = file.slice(0, -".hbs".length).replaceAll("\\", "/");
  const text = readFileSync(join(folder, file), "utf8");
  return `${JSON.stringify(name)}: { text: ${JSON.stringify(text)}, template: ${String(Handlebars.precompile(text, translation))} }`;
});
writeFileSync(precompiled, `export default {\n${entries.join(",\n")}\n};\n`);
