/**
 * Runs the contract on a corpus of documents: `npm run corpus:contract [-- FILTER]`. For every operation, values made from its schemas go
 * from the generated client to the generated server and back, and every rule of the schemas is broken once. Prints a row per document;
 * exits 1 when something is not as it should be. Examples that their own schemas refuse are their authors' faults, and only counted;
 * nothing is type-checked, which is what `npm run corpus` does. `FAULTS` is how many faults of a document are shown, `OMISSIONS=yes` shows
 * what was not tried, and why.
 */
import { join } from "node:path";
import { checkContract } from "../dist/contract/run.js";
import { render, understand } from "../dist/generate.js";
import { loadOptions, settingsFor } from "../dist/options.js";
import { corpus, documents } from "./documents.js";

const undeclared = "the example has a number or a flag in a form where no schema says so, and there it is text";
const all = (reason, ...operations) => Object.fromEntries(operations.map((it) => [it, reason]));

/** What is known to fail, and why: operations by document. */
const known = {
  "edge/hey-api/full/full.yaml": { Types: "two objects in one query that each take every field" },
  "real/twilio/twilio_api_v2010.json": all(
    undeclared,
    "CreateCallRecording",
    "UpdateCallRecording",
    "UpdateConferenceRecording",
  ),
  "real/twilio/twilio_taskrouter_v1.json": all(
    undeclared,
    ...["CreateTask", "UpdateTask", "CreateTaskChannel", "CreateWorker", "UpdateWorker"],
  ),
};

const [filter] = process.argv.slice(2);
const shown = Number(process.env.FAULTS ?? 3);
const totals = { operations: 0, checks: 0, examples: 0, omissions: 0, failures: 0, known: 0 };
const kinds = {};
const started = Date.now();
console.log("| document | operations | checks | refused examples | not tried | failures | seconds |");
console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
for (const path of documents(["real", "edge"], filter)) {
  const from = Date.now();
  const { operations, checks, omissions, failures } = await proved(path);
  const broken = failures.filter((it) => known[path]?.[it.operation] === undefined);
  const examples = checks.filter((it) => it.kind === "validator" && it.fault !== undefined);
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  const row = [path, operations, checks.length, examples.length, omissions.length, broken.length, seconds];
  console.log(`| ${row.join(" | ")} |`);
  for (const it of broken.slice(0, shown)) console.log(`  ${it.operation}: ${it.kind}, ${it.what}: ${it.fault}`);
  if (process.env.OMISSIONS === "yes") for (const it of omissions) console.log(`  ${it.operation}: ${it.what}`);
  totals.operations += operations;
  totals.checks += checks.length;
  totals.examples += examples.length;
  totals.omissions += omissions.length;
  totals.failures += broken.length;
  totals.known += failures.length - broken.length;
  for (const { kind } of checks) kinds[kind] = (kinds[kind] ?? 0) + 1;
}
console.log(
  `\n${JSON.stringify(totals)}\n${JSON.stringify(kinds)}\nin ${((Date.now() - started) / 1000).toFixed(0)} s`,
);
process.exitCode = totals.failures === 0 ? 0 : 1;

/** What the contract finds in a document; a refusal and a crash are failures. */
async function proved(path) {
  const nothing = { operations: 0, checks: [], omissions: [] };
  const failure = (what, fault) => ({ ...nothing, failures: [{ operation: "", kind: "document", what, fault }] });
  try {
    const options = await loadOptions({ cwd: "/", flags: { spec: join(corpus, path) } });
    const read = await understand(options.spec, options);
    if ("refused" in read) return failure("refused", read.refused.diagnostics[0]?.message);
    const { document, api } = read;
    const files = await render(document, api, {
      ...options,
      emitters: ["types", "validators", "client", "server"],
      paths: false,
    });
    const { checks, omissions } = await checkContract(api, files, settingsFor(options, api.title), { types: false });
    const failures = checks.filter((it) => it.kind !== "validator" && it.fault !== undefined);
    return { operations: api.operations.length, checks, omissions, failures };
  } catch (error) {
    return failure("crash", error?.stack ?? error);
  }
}
