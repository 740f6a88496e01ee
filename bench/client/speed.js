/**
 * What a call costs beside its `fetch`: one after the other over the loopback to a server in another process, and with a `fetch` that has
 * the answer already. Contenders take turns, round by round; ratios are medians of those of each round.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath, pathToFileURL } from "node:url";
import { median, table } from "../tables.js";
import { duration, titled } from "../validate/report.js";
import { bundle } from "./size.js";
import { contenders } from "./contenders.js";
import { target } from "./target.js";

const text = JSON.stringify(target);
const answered = async () => new Response(text, { headers: { "Content-Type": "application/json" } });

export async function speedTable(patience) {
  const child = fork(fileURLToPath(new URL("server.js", import.meta.url)));
  try {
    const [port] = await once(child, "message");
    return await measured(`http://127.0.0.1:${port}`, patience);
  } finally {
    child.disconnect();
  }
}

async function measured(url, { rounds, calls }) {
  const all = await Promise.all(
    contenders().map(async (it) => {
      const { connect } = await import(pathToFileURL(it.isBundled ? bundle(it) : it.entry).href);
      return {
        ...it,
        overLoopback: { call: connect({ url }), times: [] },
        alone: { call: connect({ url, fetch: answered }), times: [] },
      };
    }),
  );
  for (const it of all) await verify(it);
  for (let round = 0; round < rounds; round += 1)
    for (let turn = 0; turn < all.length; turn += 1) {
      const it = all[(turn + round) % all.length];
      it.overLoopback.times.push(await timed(it.overLoopback.call, calls));
      if (it.isFetch) it.alone.times.push(await timed(it.alone.call, calls * 5));
    }
  const [first] = all;
  const rows = all.map((it) => [titled(it), ...["overLoopback", "alone"].map((kind) => cell(it[kind], first[kind]))]);
  return table(["", "over the loopback", "beside `fetch`"], rows);
}

/** Every contender must answer the target, whatever it calls its properties. */
async function verify({ name, overLoopback, alone, isFetch }) {
  for (const call of [overLoopback.call, ...(isFetch ? [alone.call] : [])]) {
    const found = await call();
    if (found.sid !== target.sid || (found.friendly_name ?? found.friendlyName) !== target.friendly_name)
      throw new Error(`${name} answers ${JSON.stringify(found)}`);
  }
}

/** Nanoseconds per call. */
async function timed(call, calls) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < calls; i += 1) await call();
  return Number(process.hrtime.bigint() - start) / calls;
}

function cell({ times }, first) {
  if (times.length === 0) return "–";
  if (times === first.times) return duration(median(times));
  const ratio = median(times.map((time, round) => time / first.times[round]));
  return `${duration(median(times))} (${ratio.toFixed(2)}×)`;
}
