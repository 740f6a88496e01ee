/** The largest document measured: GitHub's own, of a package whose other documents are larger still, so that no more than the one is unpacked. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { cache } from "../validate/paths.js";

const name = "@octokit/openapi@23.0.2";
const inside = "package/generated/api.github.com.json";

/** Its path. Taken from the package registry the first time; throws where that can't be reached. */
export function github() {
  const folder = join(cache, "github");
  const file = join(folder, inside);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const [{ filename }] = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--pack-destination", folder, name], { encoding: "utf8" }),
  );
  execFileSync("tar", ["-xzf", join(folder, filename), "-C", folder, inside]);
  return file;
}
