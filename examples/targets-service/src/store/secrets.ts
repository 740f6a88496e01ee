import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { Tables } from "../database/schema.js";

/** A secret that all instances on one database share, and that outlives them; made when it is first asked for. */
export async function sharedSecret(db: Kysely<Tables>, name: string): Promise<Buffer> {
  const value = randomBytes(32).toString("hex");
  await db
    .insertInto("service_secrets")
    .values({ name, value })
    .onConflict((it) => it.column("name").doNothing())
    .execute();
  const row = await db.selectFrom("service_secrets").select("value").where("name", "=", name).executeTakeFirstOrThrow();
  return Buffer.from(row.value, "hex");
}
