/** What every contender serves: two operations on the Targets, of which every request and every answer is held against the document. */
import { join } from "node:path";
import { jsonSchema } from "../validate/schema.js";
import { cache, root } from "../validate/paths.js";

export const document = join(root, "spec/openapi.yaml");

/** Where what is made for these measurements is. */
export const made = join(cache, "server");

export const policy = `NY${"a".repeat(32)}`;
export const sid = `NE${"b".repeat(32)}`;

/** Stands for what a database would hold. */
export const target = {
  account_sid: `AC${"c".repeat(32)}`,
  connection_policy_sid: policy,
  sid,
  friendly_name: "Carrier, north",
  target: "sip:sip-box.com:1234",
  priority: 1,
  weight: 20,
  enabled: true,
  date_created: "2020-03-18T23:31:36Z",
  date_updated: "2020-03-18T23:31:36Z",
  url: `https://voice.twilio.com/v1/ConnectionPolicies/${policy}/Targets/${sid}`,
};

/** The answer to a POST. */
export const created = (body) => ({ ...target, target: body.Target, friendly_name: body.FriendlyName ?? null });

export const schemaOf = (schema) => jsonSchema({ document, schema, formats: true });

const targets = `/v1/ConnectionPolicies/${policy}/Targets`;
/** As clients send it, the generated one among them. */
const accept = { accept: "application/json" };
const form = { ...accept, "content-type": "application/x-www-form-urlencoded" };
const full = "Target=sip%3Asip-box.com%3A1234&FriendlyName=Carrier%2C+north&Priority=1&Weight=20&Enabled=true";

/** What is timed. */
export const requests = {
  POST: { method: "POST", path: targets, headers: form, body: full },
  GET: { method: "GET", path: `${targets}/${sid}`, headers: accept },
};

/** What every contender must answer, before anything is timed. */
export const probes = [
  [requests.POST, 201],
  [requests.GET, 200],
  [{ ...requests.POST, body: full.replace("Priority=1", "Priority=70000") }, 400],
  [{ ...requests.POST, body: full.replace("Priority=1", "Priority=one") }, 400],
  [{ ...requests.POST, body: full.replace("sip%3A", "sips%3A") }, 400],
  [{ ...requests.POST, body: "Priority=1" }, 400],
  [{ ...requests.POST, path: targets.replace(policy, "NYx") }, 400],
  [{ ...requests.POST, headers: { "content-type": "text/csv" } }, 415],
  [{ ...requests.GET, path: `${targets}/NEx` }, 400],
  [{ ...requests.GET, path: "/v1/Nothing" }, 404],
];

/** What of it those must answer as well who are said to refuse whatever ours refuses: what others take for a form, and is none. */
export const faults = [
  "Target=sip%zz",
  "Target=sip%3Aa%00b.com",
  "Target=sip%3A%E4.com",
  `${full}&Priority=2`,
  `${full}&${"a=1&".repeat(1000)}`,
].map((body) => [{ ...requests.POST, body }, 400]);
