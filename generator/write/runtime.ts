import { join } from "node:path";
import type { PackageKey } from "../emit/settings.js";
import { banner } from "../base/banner.js";
import { home } from "../base/home.js";
import type { SourceText } from "../print/print.js";
import { roomText } from "./room.js";

/** Which rooms of the runtime go into which package. */
const rooms: Readonly<Record<PackageKey, readonly string[]>> = {
  types: [],
  validators: ["validation"],
  client: ["transport", "wire"],
  server: ["routing", "wire"],
};

const folder = join(home, "generator/runtime");

/** What a server needs besides to send webhooks and callbacks. */
const sendingRooms: readonly string[] = ["sending", "transport"];

/** The runtime of the packages that are made: its rooms under our banner, one file each. `sends`: there are webhooks or callbacks. */
export function runtimeFiles(packages: readonly PackageKey[], sends = false): readonly SourceText[] {
  return packages.flatMap((key) => {
    const all = key === "server" && sends ? [...rooms[key], ...sendingRooms] : rooms[key];
    return all.map((room) => ({ path: `${key}/src/runtime/${room}.ts`, text: textOf(room, all), owner: "generator" }));
  });
}

const texts = new Map<string, string>();

function textOf(room: string, all: readonly string[]): string {
  const key = [room, ...all].join();
  const beside = all.filter((it) => it !== room);
  const text = texts.get(key) ?? `// ${banner}\n${roomText(folder, room, beside)}`;
  texts.set(key, text);
  return text;
}
