/**
 * Load over loopback. Contenders take turns, each in a process that is started anew for each round: where a process happens to have its memory
 * and its code makes a tenth of its speed, for as long as it lives. autocannon has a process of its own as well. What is said of a contender
 * is the median of its rounds; a ratio is the median of the rounds' ratios.
 */
import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { faults, probes, requests } from "./api.js";
import { contenders } from "./contenders/index.js";

const child = fileURLToPath(new URL("child.js", import.meta.url));
const autocannon = createRequire(import.meta.url).resolve("autocannon/autocannon.js");

/** The rounds of each contender and request: `{ rate, p50, p99, cpu }`, per second, in milliseconds and in microseconds per request. */
export async function load(names, { rounds, seconds, warmUp, connections }) {
  const all = Object.fromEntries(names.map((name) => [name, {}]));
  for (let round = 0; round < rounds; round += 1)
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + round) % names.length];
      const it = await started(name);
      try {
        await probed(it);
        for (const [kind, request] of Object.entries(requests)) {
          await fired(it, request, warmUp, connections);
          (all[name][kind] ??= []).push(await fired(it, request, seconds, connections));
        }
      } finally {
        it.process.kill("SIGKILL"); // srvx takes its time for a gentler signal
      }
    }
  return all;
}

async function started(name) {
  const env = { ...process.env, NODE_ENV: "production" };
  const own = fork(child, [name], { env });
  const [{ port }] = await Promise.race([
    once(own, "message"),
    once(own, "exit").then(() => Promise.reject(new Error(`${name} did not start.`))),
  ]);
  return { name, process: own, url: `http://127.0.0.1:${port}` };
}

/** Throws where a contender does not answer as all must, or as it is said to. */
async function probed({ name, url }) {
  const all = contenders[name].isStrict === true ? [...probes, ...faults] : probes;
  for (const [{ path, ...request }, status] of all) {
    const reply = await fetch(url + path, request);
    await reply.arrayBuffer();
    if (reply.status !== status)
      throw new Error(
        `${name} answers ${request.method} ${path} ${request.body?.slice(0, 200) ?? ""} with ${reply.status}, not ${status}.`,
      );
  }
}

async function fired(it, { method, path, headers, body }, seconds, connections) {
  const fields = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}=${value}`]);
  const what = ["-m", method, ...fields, ...(body === undefined ? [] : ["-b", body])];
  const how = ["-j", "-c", String(connections), "-d", String(seconds)];
  const before = await worked(it);
  const { stdout } = await promisify(execFile)(process.execPath, [autocannon, ...how, ...what, it.url + path]);
  const after = await worked(it);
  const { requests: counted, latency, non2xx, errors } = JSON.parse(stdout);
  if (non2xx > 0 || errors > 0) throw new Error(`${it.name} failed ${non2xx + errors} times.`);
  return { rate: counted.average, p50: latency.p50, p99: latency.p99, cpu: (after - before) / counted.total };
}

async function worked({ process: own }) {
  own.send("worked");
  const [{ cpu }] = await once(own, "message");
  return cpu;
}
