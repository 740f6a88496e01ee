import { createRequire } from "node:module";
import { dirname } from "node:path";

/** The folder of this package: the repository, or where it is installed. The build moves modules, so that none knows where it is itself. */
export const home = dirname(createRequire(import.meta.url).resolve("specwright/package.json"));
