import { readFile, readdir } from "node:fs/promises";
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
export async function runtimeFiles(packages: readonly PackageKey[], sends = false): Promise<readonly SourceText[]> {
  const roomsOf = (key: PackageKey): readonly string[] =>
    key === "server" && sends ? [...rooms[key], ...sendingRooms] : rooms[key];
  const copies = packages.flatMap((key) => roomsOf(key).map((room) => roomFiles(key, room)));
  return (await Promise.all(copies)).flat();
}

async function roomFiles(key: PackageKey, room: string): Promise<readonly SourceText[]> {
  const names = (await readdir(join(home, room))).filter((it) => it.endsWith(".ts")).sort();
  return Promise.all(
    names.map(async (name): Promise<SourceText> => {
      const text = await readFile(join(home, room, name), "utf8");
      return { path: `${key}/src/runtime/${room}/${name}`, text: `// ${banner}\n${text}`, owner: "generator" };
    }),
  );
}
