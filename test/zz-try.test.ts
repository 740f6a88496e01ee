import { test } from "vitest";
import { load } from "../generator/load/index.js";
import { Diagnostics } from "../generator/base/diagnostic.js";
import { buildApi } from "../generator/model/build/index.js";
import { Symbols } from "../generator/emit/symbols.js";
import { types } from "../generator/emit/types/index.js";
import { Templates } from "../generator/print/templates.js";
import { print } from "../generator/print/print.js";
test("try", async () => {
  const spec = process.env["SPEC"] ?? "spec/openapi.yaml";
  const d = await load(spec);
  const report = new Diagnostics();
  const api = buildApi(d, report);
  for (const it of report.list) { const p = d.locate(it.at); console.log(`${p.file}:${p.line}:${p.column} ${it.severity} ${it.code} ${it.message}`); }
  const symbols = new Symbols(api, report);
  const settings = { packages: { types: "@x/types", validators: "@x/validators", client: "@x/client", server: "@x/server" }, client: { names: "wire", mount: undefined }, formats: true } as const;
  for (const s of types(api, symbols, settings)) console.log(s.path, (await print(s, new Templates(["templates"]), settings.packages)).text.slice(0, 6000));
});
