/** The thread that the embedded database runs in. In JavaScript, so that it is started as it is, also by tests. */
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";

const opened = PGlite.create(workerData.folder);

parentPort.on("message", async ({ id, sql, parameters }) => {
  try {
    const database = await opened;
    if (sql === undefined) await database.close();
    const { rows, affectedRows } = sql === undefined ? { rows: [] } : await database.query(sql, parameters);
    parentPort.postMessage({ id, rows, affectedRows });
  } catch (error) {
    const { message, code, constraint } = error;
    parentPort.postMessage({ id, error: { message, code, constraint } });
  }
});
