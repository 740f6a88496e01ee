/** Tables. */
import { key, measures } from "./speed.js";

export const median = (values) => {
  const sorted = [...values].sort((one, other) => one - other);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

/** A Markdown table, its first column to the left and the others to the right. */
export function table(head, rows) {
  const rule = head.map((_, index) => (index === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Times of a workload, a row per contender: the median, and how many times ours it is. */
export function speedTable(results) {
  const [ours] = results;
  const rows = results.map(({ title, times, cannot }) => [
    title,
    ...measures.map((it) => {
      const { [key(it)]: own } = times;
      if (own === undefined) return cannot ?? "";
      const ratio = median(own.map((time, round) => time / ours.times[key(it)][round]));
      return own === ours.times[key(it)]
        ? `**${duration(median(own))}**`
        : `${duration(median(own))} (${significant(ratio)}×)`;
    }),
  ]);
  return table(["", ...measures.map(key)], rows);
}

const significant = (value) => (value >= 100 ? Math.round(value) : Number(value.toPrecision(2)));

export function duration(nanoseconds) {
  if (nanoseconds < 1e3) return `${significant(nanoseconds)} ns`;
  if (nanoseconds < 1e6) return `${(nanoseconds / 1e3).toPrecision(3)} µs`;
  return `${(nanoseconds / 1e6).toPrecision(3)} ms`;
}
