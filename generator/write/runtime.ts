import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PackageKey } from "../emit/settings.js";
import { banner } from "../base/banner.js";
import type { SourceText } from "../print/print.js";

/** Which rooms of the runtime go into which package. */
const rooms: Readonly<Record<PackageKey, readonly string[]>> = {
  types: [],
  validators: ["validation"],
  client: ["transport", "wire"],
  server: ["routing", "wire"],
};

/** `generator/runtime`, which is beside `dist/` in the package as in the repository. */
const home = fileURLToPath(new URL("../../generator/runtime", import.meta.url));

/** What a server needs besides to send webhooks and callbacks. */
const sendingRooms: readonly string[] = ["sending", "transport"];

/** The runtime of the packages that are made: copies, byte for byte, under our banner. `sends`: there are webhooks or callbacks. */
export function runtimeFiles(packages: readonly PackageKey[], sends = false): readonly SourceText[] {
  const roomsOf = (key: PackageKey): readonly string[] =>
    key === "server" && sends ? [...rooms[key], ...sendingRooms] : rooms[key];
  return packages.flatMap((key) => roomsOf(key).flatMap((room) => roomFiles(key, room)));
}

function roomFiles(key: PackageKey, room: string): readonly SourceText[] {
  const names = readdirSync(join(home, room)).filter((it) => it.endsWith(".ts"));
  return names.sort().map((name) => {
    const text = readFileSync(join(home, room, name), "utf8");
    return { path: `${key}/src/runtime/${room}/${name}`, text: `// ${banner}\n${text}`, owner: "generator" };
  });
}
