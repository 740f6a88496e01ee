/** In a process of its own: so many connections that each ask, wait for the answer, and ask again. Prints what it saw as JSON. */
import { Agent, request } from "node:http";

const { url, sid, token, policy, connections, seconds } = JSON.parse(process.argv[2]);
const agent = new Agent({ keepAlive: true, maxSockets: connections });
const authorization = `Basic ${Buffer.from(`${sid}:${token}`).toString("base64")}`;
const targets = `/v1/ConnectionPolicies/${policy}/Targets`;
const known = [];
const latencies = { all: [], read: [], write: [] };
let errors = 0;

function ask(method, path, form) {
  const headers = { authorization };
  if (form !== undefined) {
    headers["content-type"] = "application/x-www-form-urlencoded";
    headers["content-length"] = Buffer.byteLength(form);
  }
  return new Promise((resolve, reject) => {
    const asked = request(url + targets + path, { method, agent, headers }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() }));
      response.on("error", reject);
    });
    asked.on("error", reject);
    asked.end(form);
  });
}

/** Of a hundred requests: 60 fetch, 20 list a page of 50, 10 create, 8 update, 2 delete. A target is deleted once nobody else has it. */
function next() {
  const dice = Math.random() * 100;
  const sid = known[Math.floor(Math.random() * known.length)];
  if (sid === undefined || dice < 10)
    return ["write", "POST", "", "Target=sip%3Abench%40example.com&FriendlyName=Bench", 201];
  if (dice < 70) return ["read", "GET", `/${sid}`, undefined, 200];
  if (dice < 90) return ["read", "GET", "?PageSize=50", undefined, 200];
  if (dice < 98) return ["write", "POST", `/${sid}`, "Priority=5&Weight=7", 200];
  return ["write", "DELETE", `/${mine.pop() ?? ""}`, undefined, 204];
}

const mine = [];
async function run(until, latencies) {
  while (performance.now() < until) {
    const [kind, method, path, form, expected] = next();
    if (path === "/") continue; // nothing to delete yet
    const from = performance.now();
    try {
      const { status, text } = await ask(method, path, form);
      const took = performance.now() - from;
      latencies?.all.push(took);
      latencies?.[kind].push(took);
      if (status !== expected) errors += 1;
      if (status === 201) (Math.random() < 0.3 ? mine : known).push(JSON.parse(text).sid);
    } catch {
      errors += 1;
    }
  }
}

const together = (until, into) => Promise.all(Array.from({ length: connections }, () => run(until, into)));
await together(performance.now() + Math.min(3, seconds) * 1000);
errors = 0;
const from = performance.now();
await together(from + seconds * 1000, latencies);
const elapsed = (performance.now() - from) / 1000;

const at = (values, share) =>
  values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
const summary = (values) => ({ p50: at(values, 0.5), p99: at(values, 0.99) });
console.log(
  JSON.stringify({
    throughput: latencies.all.length / elapsed,
    errors,
    all: summary(latencies.all),
    read: summary(latencies.read),
    write: summary(latencies.write),
  }),
);
process.exit();
