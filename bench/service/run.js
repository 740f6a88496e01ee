/**
 * Measures the service of examples/targets-service: `npm run bench:service`, which rewrites its tables in `bench/README.md`.
 *
 *   node bench/service/run.js [--quick] [--seconds 20] [--rows 1000000] [--print]
 *
 * `--quick` is short runs and few rows; `--print` writes nothing.
 */
import { execFile } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { median, rewrite, table } from "../tables.js";
import { addAccount, buildService, databases, isInstalled, start } from "./service.js";

const { values: flags } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    seconds: { type: "string" },
    rows: { type: "string" },
    print: { type: "boolean", default: false },
  },
});
const seconds = Number(flags.seconds ?? (flags.quick ? 4 : 20));
const rows = Number(flags.rows ?? (flags.quick ? 100_000 : 1_000_000));
const loads = [32, 256];
const depths = [0, 0.1, 0.5, 0.9, 0.99];
const load = fileURLToPath(new URL("load.js", import.meta.url));
const ms = (value) => `${value >= 100 ? Math.round(value) : value.toPrecision(3)} ms`;

async function mixed(service, account) {
  const results = [];
  for (const connections of loads) {
    const options = JSON.stringify({ url: service.url, ...account, connections, seconds });
    const { stdout } = await promisify(execFile)(process.execPath, [load, options]);
    results.push({ connections, ...JSON.parse(stdout) });
    console.log(results.at(-1));
  }
  return results;
}

/** What the API would have made of so many requests, a millisecond apart. */
const filling = ({ sid, policy }, from, count) => `
  insert into targets (account_sid, connection_policy_sid, sid, target, priority, weight, enabled, date_created)
  select '${sid}', '${policy}', 'NE' || md5(i::text), 'sip:' || i || '@example.com', 10, 10, true,
    timestamptz '2026-01-01' + i * interval '1 millisecond'
  from generate_series(${from}, ${from + count - 1}) i`;

async function fill(database, account) {
  const step = 50_000;
  const statements = [];
  for (let from = 0; from < rows; from += step) statements.push(filling(account, from, Math.min(step, rows - from)));
  await database.sql(`${statements.join(";")}; analyze targets`);
}

async function deep(service, { sid, token, policy }) {
  const headers = { authorization: `Basic ${Buffer.from(`${sid}:${token}`).toString("base64")}` };
  const get = async (url) => (await fetch(url, { headers })).json();
  const first = `${service.url}/v1/ConnectionPolicies/${policy}/Targets?PageSize=1000`;
  const places = new Map([[0, first]]);
  let seen = 0;
  for (let url = first; url !== null;) {
    const { targets, meta } = await get(url);
    seen += targets.length;
    url = meta.next_page_url;
    for (const depth of depths)
      if (url !== null && depth > 0 && seen >= depth * rows && !places.has(depth)) places.set(depth, url);
  }
  if (seen !== rows) throw new Error(`The walk saw ${seen} of ${rows} rows.`);
  const results = [];
  for (const [depth, url] of places) {
    const times = [];
    for (let i = 0; i < 220; i += 1) {
      const from = performance.now();
      await get(url.replace("PageSize=1000", "PageSize=50"));
      if (i >= 20) times.push(performance.now() - from);
    }
    results.push({ depth, time: median(times) });
  }
  console.log(results);
  return results;
}

async function measure(database, port) {
  const account = addAccount(database.env);
  let service = await start(database.env, port);
  const loaded = await mixed(service, account);
  await service.stop();
  const large = addAccount(database.env);
  console.log(`${database.name}: ${rows} rows`);
  await fill(database, large);
  service = await start(database.env, port);
  const listed = await deep(service, large);
  await service.stop();
  await database.end();
  return { name: database.name, loaded, listed };
}

if (!isInstalled) {
  console.error("The service is not installed: npm ci --prefix examples/targets-service");
  process.exit(1);
}
buildService();
const results = [];
for (const [i, database] of (await databases()).entries()) results.push(await measure(database, 43_210 + i));

const loadTable = table(
  ["", "connections", "requests a second", "p50", "p99", "p99 of reads", "p99 of writes", "errors"],
  results.flatMap(({ name, loaded }) =>
    loaded.map(({ connections, throughput, all, read, write, errors }) => [
      name,
      connections,
      Math.round(throughput),
      ms(all.p50),
      ms(all.p99),
      ms(read.p99),
      ms(write.p99),
      errors, // prettier-ignore
    ]),
  ),
);
const listTable = table(
  ["a page of 50, behind so many rows", ...depths.map((it) => (it * rows).toLocaleString("en"))],
  results.map(({ name, listed }) => [name, ...listed.map((it) => ms(it.time))]),
);
const circumstances = `${new Date().toISOString().slice(0, 10)}: ${cpus()[0].model.trim()}, ${cpus().length} cores, Node ${process.versions.node}; the load, the service and the database share the machine. Each load for ${seconds} s after a warm-up.`;
const text = `Measured on ${circumstances}\n\n${loadTable}\n\nA policy of ${rows.toLocaleString("en")} targets, read to its end before:\n\n${listTable}`;
if (flags.print) console.log(text);
else await rewrite("service", text);
