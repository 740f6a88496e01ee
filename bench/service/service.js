/** The service and its databases, as processes of this measurement. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "rolldown";

export const folder = resolve(dirname(fileURLToPath(import.meta.url)), "../../examples/targets-service");
export const isInstalled = existsSync(join(folder, "node_modules/pg"));

const requireThere = createRequire(join(folder, "package.json"));
export const importThere = async (name) => import(pathToFileURL(requireThere.resolve(name)).href);

/** A module of the service's tests, which are TypeScript. */
async function ofTests(name) {
  const file = join(folder, "node_modules/.bench", `${name}.mjs`);
  const input = join(folder, "test/support", `${name}.ts`);
  await build({ input, platform: "node", external: /^[^./]/, output: { file }, logLevel: "silent" });
  return import(pathToFileURL(file).href);
}

/** Each database that is there: how the service is told of it, a way to give it SQL while the service is down, and its end. */
export async function databases() {
  const { startPostgres } = await ofTests("postgres");
  const data = mkdtempSync(join(tmpdir(), "bench-"));
  const embedded = {
    name: "PGlite",
    env: { DATA_DIR: data },
    async sql(text) {
      const { PGlite } = await importThere("@electric-sql/pglite");
      const database = await PGlite.create(data);
      await database.exec(text);
      await database.close();
    },
    end: () => rmSync(data, { recursive: true }),
  };
  const server = await startPostgres();
  if (server === undefined) {
    console.error("PostgreSQL is not installed; only PGlite is measured.");
    return [embedded];
  }
  const postgres = {
    name: "PostgreSQL",
    env: { DATABASE_URL: server.url },
    async sql(text) {
      const { default: pg } = await importThere("pg");
      const client = new pg.Client(server.url);
      await client.connect();
      await client.query(text);
      await client.end();
    },
    end: () => server.stop(),
  };
  return [embedded, postgres];
}

export const buildService = () => execFileSync("npm", ["run", "--silent", "build"], { cwd: folder, stdio: "ignore" });

/** An account with a policy. */
export function addAccount(env) {
  const admin = (...words) =>
    execFileSync(process.execPath, ["dist/main.js", ...words], {
      cwd: folder,
      env: { ...process.env, ...env },
      encoding: "utf8",
    });
  const [, sid, token] = /SID=(\S+)\s+TWILIO_AUTH_TOKEN=(\S+)/.exec(admin("account", "add", "bench"));
  return { sid, token, policy: admin("policy", "add", sid, "bench").trim() };
}

/** The service, ready, as an operator would run it, but for the limit of requests. */
export async function start(env, port) {
  const settings = {
    ...process.env,
    ...env,
    PORT: String(port),
    RATE_LIMIT: "0",
    LOG_LEVEL: "warn",
    NODE_ENV: "production",
  };
  const child = spawn(process.execPath, ["dist/main.js"], { cwd: folder, env: settings, stdio: "inherit" });
  const url = `http://127.0.0.1:${port}`;
  while ((await fetch(`${url}/health/ready`).catch(() => undefined))?.status !== 200) {
    if (child.exitCode !== null) throw new Error("The service ended.");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    async stop() {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
