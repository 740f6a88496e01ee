import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { TestProject } from "vitest/node";
import { startPostgres } from "./support/postgres.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** The address of a PostgreSQL of this run's own; undefined where none is installed. */
    postgres: string | undefined;
    /** The folder of a fresh embedded database, to be copied. */
    pglite: string;
  }
}

/** Starts what all tests share, and ends it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "targets-service-"));
  const template = join(folder, "pglite");
  await (await PGlite.create(template)).close();
  const postgres = await startPostgres();
  if (postgres === undefined)
    console.warn("\nSKIPPED: PostgreSQL is not installed, so nothing is tried on it; only PGlite is.\n");
  project.provide("pglite", template);
  project.provide("postgres", postgres?.url);
  return async () => {
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
