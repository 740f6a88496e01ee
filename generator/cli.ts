#!/usr/bin/env node
import { loadOptions } from "./options.js";
import { generate } from "./generate.js";
import { parseArgs } from "node:util";
const { values, positionals } = parseArgs({ allowPositionals: true, options: { spec: { type: "string" }, out: { type: "string" }, check: { type: "boolean" } } });
const options = await loadOptions({ cwd: process.cwd(), flags: values });
if (positionals[0] === "contract") {
  const { prove } = await import("./prove.js");
  const it = await prove(options);
  for (const c of it.checks.filter((c) => c.fault)) console.log(`${c.file}:${c.line}:${c.column} ${c.operation} ${c.kind} ${c.what}: ${c.fault}`);
  console.log(it.checks.length, it.checks.filter((c) => c.fault).length, it.omissions);
} else {
  const outcome = await generate(options);
  for (const it of outcome.diagnostics) console.log(`${it.file}:${it.line}:${it.column} ${it.severity} ${it.code} ${it.message}`);
  console.log(outcome.changes.filter((it) => it.kind !== "keep").map((it) => `${it.kind} ${it.path}`).join("\n"));
}
