import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { newDatabase } from "./postgres.js";

/** Where a service keeps its data, as environment variables say it. */
export interface Place {
  readonly env: Readonly<Record<string, string>>;
  /** Takes it away. */
  remove(): Promise<void>;
}

export interface Kind {
  readonly name: "PGlite" | "PostgreSQL";
  /** An empty database of one's own. */
  place(): Promise<Place>;
}

/** Every database that can be tried here: `describe.each(kinds)`. */
export function availableKinds(): readonly Kind[] {
  const server = inject("postgres");
  return server === undefined ? [pglite] : [pglite, { name: "PostgreSQL", place: () => onServer(server) }];
}

const pglite: Kind = {
  name: "PGlite",
  async place() {
    const folder = await mkdtemp(join(tmpdir(), "ts-"));
    await cp(inject("pglite"), folder, { recursive: true });
    return { env: { DATA_DIR: folder }, remove: () => rm(folder, { recursive: true, force: true }) };
  },
};

const onServer = async (server: string): Promise<Place> => ({
  env: { DATABASE_URL: await newDatabase(server) },
  remove: () => Promise.resolve(), // goes with the server
});
