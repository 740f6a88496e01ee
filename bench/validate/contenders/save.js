import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Writes a file, its folder with it; answers its path. */
export function save(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/**
 * The two modules that there are of each contender, of one that has both in it: `is.js` with the verdict, `issues.js` with all that is wrong
 * and a verdict. Answers their folder.
 */
export function saveModules(folder, text) {
  save(join(folder, "both.js"), text);
  save(join(folder, "is.js"), `export { is } from "./both.js";\n`);
  save(join(folder, "issues.js"), `export { is, issues } from "./both.js";\n`);
  return folder;
}
