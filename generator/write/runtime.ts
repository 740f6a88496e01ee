import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PackageKey } from "../emit/settings.js";
import { banner } from "../base/banner.js";
import type { SourceText } from "../print/print.js";
import { roomText } from "./room.js";

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

/** The runtime of the packages that are made: its rooms under our banner, one file each. `sends`: there are webhooks or callbacks. */
export function runtimeFiles(packages: readonly PackageKey[], sends = false): readonly SourceText[] {
  const roomsOf = (key: PackageKey): readonly string[] =>
    key === "server" && sends ? [...rooms[key], ...sendingRooms] : rooms[key];
  return packages.flatMap((key) =>
    roomsOf(key).map((room) => ({ path: `${key}/src/runtime/${room}.ts`, text: textOf(room), owner: "generator" })),
  );
}

const texts = new Map<string, string>();

function textOf(room: string): string {
  const text = texts.get(room) ?? `// ${banner}\n${roomText(join(home, room))}`;
  texts.set(room, text);
  return text;
}
