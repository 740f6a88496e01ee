/**
 * What is compared, each as a program that makes one call: `connect({ url, fetch })` answers a function that fetches one target. All send
 * the same request, with HTTP basic authentication, and answer the target or throw.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { cache, root } from "../validate/paths.js";
import { save } from "../validate/contenders/save.js";
import { version } from "../validate/versions.js";

export const policy = "NYaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
export const sid = "NEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
export const username = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
export const password = "secret";

const folder = join(cache, "client");
const client = join(root, "generated/client/src");
const path = `{ ConnectionPolicySid: ${JSON.stringify(policy)}, Sid: ${JSON.stringify(sid)} }`;
const secrets = `username: ${JSON.stringify(username)}, password: ${JSON.stringify(password)}`;
const headers = `{ Authorization: "Basic " + btoa(${JSON.stringify(`${username}:${password}`)}) }`;

/** `text`: the program. `isFetch`: it calls a `fetch` that it is given. `isBundled`: it is made for browsers as well. */
const contender = (name, title, text, { isFetch = true, isBundled = true, packages } = {}) => {
  const entry = save(join(folder, `${name}.${isBundled ? "ts" : "mjs"}`), text);
  return { name, title, isFetch, isBundled, packages, entry };
};

/** What every call costs at least. */
export const bare = contender(
  "bare",
  "`fetch` and `JSON.parse`",
  `export const connect = ({ url, fetch = globalThis.fetch }) => async () => {
  const response = await fetch(\`\${url}/v1/ConnectionPolicies/${policy}/Targets/${sid}\`, { headers: ${headers} });
  if (!response.ok) throw new Error(String(response.status));
  return JSON.parse(await response.text());
};`,
);

const flat = (create) => `import { ${create}, fetchTarget } from "${client}/flat.ts";
export const connect = ({ url: baseUrl, fetch }) => {
  const client = ${create}({ baseUrl, ${secrets}, ...(fetch && { fetch }) });
  return () => fetchTarget(client, { path: ${path} });
};`;

const resources = `import { createClient } from "${client}/index.ts";
export const connect = ({ url: baseUrl, fetch }) => {
  const client = createClient({ baseUrl, ${secrets}, ...(fetch && { fetch }) });
  return () => client.voice.v1.connectionPolicies(${JSON.stringify(policy)}).targets(${JSON.stringify(sid)}).fetch();
};`;

const openapiFetch = `import createClient from "openapi-fetch";
export const connect = ({ url: baseUrl, fetch }) => {
  const client = createClient({ baseUrl, headers: ${headers}, fetch: fetch ?? ((request) => globalThis.fetch(request)) });
  return async () => {
    const { data, error } = await client.GET("/v1/ConnectionPolicies/{ConnectionPolicySid}/Targets/{Sid}", { params: { path: ${path} } });
    if (error) throw error;
    return data;
  };
};`;

const ky = `import ky from "ky";
export const connect = ({ url, fetch }) => {
  const client = ky.create({ prefixUrl: url, headers: ${headers}, ...(fetch && { fetch }) });
  return () => client.get("v1/ConnectionPolicies/${policy}/Targets/${sid}").json();
};`;

const twilio = `import twilio from "twilio";
export const connect = ({ url }) => {
  const client = twilio(${JSON.stringify(username)}, ${JSON.stringify(password)});
  client.voice.baseUrl = url;
  return () => client.voice.v1.connectionPolicies(${JSON.stringify(policy)}).targets(${JSON.stringify(sid)}).fetch();
};`;

/** The client that `@hey-api/openapi-ts` generates of the Targets. */
function heyApi() {
  const home = join(folder, `hey-api-${version("@hey-api/openapi-ts")}`);
  const out = join(home, "out");
  if (!existsSync(join(out, "sdk.gen.ts"))) {
    const options = {
      ...{ input: join(root, "spec/openapi.yaml"), output: out, logs: { level: "silent" } },
      plugins: ["@hey-api/client-fetch", "@hey-api/sdk"],
    };
    const text = `import { createClient } from "@hey-api/openapi-ts";\nawait createClient(${JSON.stringify(options)});\n`;
    execFileSync(process.execPath, [save(join(home, "generate.mjs"), text)], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  }
  return `import { createClient } from "${out}/client/index.ts";
import { fetchTarget } from "${out}/sdk.gen.ts";
export const connect = ({ url: baseUrl, fetch }) => {
  const client = createClient({ baseUrl, auth: ${JSON.stringify(`${username}:${password}`)}, ...(fetch && { fetch }) });
  return async () => (await fetchTarget({ client, path: ${path}, throwOnError: true })).data;
};`;
}

export const contenders = () => [
  bare,
  contender("flat", "ours, functions", flat("createClient")),
  contender("light", "ours, functions and `createLightClient`", flat("createLightClient")),
  contender("resources", "ours, resources", resources),
  contender("openapi-fetch", "openapi-fetch", openapiFetch, { packages: ["openapi-fetch"] }),
  contender("hey-api", "hey-api", heyApi(), { packages: ["@hey-api/openapi-ts"] }),
  contender("ky", "ky", ky, { packages: ["ky"] }),
  contender("twilio", "twilio", twilio, { packages: ["twilio"], isFetch: false, isBundled: false }),
];
