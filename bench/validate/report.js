/** The tables of speed, size and cold start. */
import { median, table } from "../tables.js";
import { key, measures } from "./speed.js";
import { version } from "./versions.js";

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
