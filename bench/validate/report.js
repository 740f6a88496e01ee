/** Tables of Markdown, and the places in `bench/README.md` where they stand. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { root } from "./paths.js";
import { key, measures } from "./speed.js";
import { version } from "./versions.js";

export const median = (values) => {
  const sorted = [...values].sort((one, other) => one - other);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

/** A table, its first column to the left and the others to the right. */
export function table(head, rows) {
  const rule = head.map((_, index) => (index === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A contender's title with its version. */
export const titled = ({ title, packages }) => (packages === undefined ? title : `${title} ${version(packages[0])}`);

/** Times of a workload, a row per contender: the median, and how many times that of the first it is; last, how many issues it tells. */
export function speedTable(results) {
  const [first] = results;
  const rows = results.map((it) =>
    it.times === undefined
      ? [titled(it), it.cannot]
      : [titled(it), ...measures.map((measure) => cell(measure, it, first)), it.told.all],
  );
  return table(["", ...measures.map(({ title }) => title), "issues told"], rows);
}

function cell(measure, { times }, first) {
  const { [key(measure)]: own } = times;
  const { [key(measure)]: others } = first.times;
  if (own === others) return `**${duration(median(own))}**`;
  const rounds = Math.min(own.length, others.length);
  const ratio = median(own.slice(0, rounds).map((time, round) => time / others[round]));
  return `${duration(median(own))} (${ratio > 999 ? "> 999" : Number(ratio.toPrecision(ratio < 100 ? 2 : 3))}×)`;
}

const units = [
  [1e9, "s"],
  [1e6, "ms"],
  [1e3, "µs"],
  [1, "ns"],
];

/** Nanoseconds, to three digits. */
export function duration(nanoseconds) {
  const [size, unit] = units.find(([size]) => nanoseconds >= size) ?? units.at(-1);
  const value = nanoseconds / size;
  return `${value >= 100 ? Math.round(value) : value.toPrecision(3)} ${unit}`;
}

const readme = join(root, "bench/README.md");

/** Puts a text between the two comments that are named after its section. */
export async function rewrite(section, text) {
  const [begin, end] = [`<!-- ${section} -->`, `<!-- /${section} -->`];
  const current = readFileSync(readme, "utf8");
  const [before, rest] = current.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`${readme} has no place for ${section}.`);
  const whole = `${before}${begin}\n\n${text}\n\n${end}${after}`;
  writeFileSync(readme, await format(whole, { ...(await resolveConfig(readme)), filepath: readme }));
}
