import { test } from "vitest";
import { load } from "../../generator/load/index.js";
import { Diagnostics } from "../../generator/base/diagnostic.js";
import { buildApi } from "../../generator/model/build/index.js";
import { Symbols } from "../../generator/emit/symbols.js";
import { validators } from "../../generator/emit/validators/index.js";
import { Templates } from "../../generator/print/templates.js";
import { print } from "../../generator/print/print.js";
test("try", async () => {
  const d = await load(process.env["SPEC"] ?? "spec/openapi.yaml");
  const report = new Diagnostics();
  const api = buildApi(d, report);
  const symbols = new Symbols(api, report);
  const settings = { packages: { types: "@x/types", validators: "@x/validators", client: "@x/client", server: "@x/server" }, client: { names: "wire", mount: undefined }, formats: true } as const;
  for (const s of validators(api, symbols, settings)) console.log(s.path, (await print(s, new Templates(["templates"]), settings.packages)).text.slice(0, 9000));
});
