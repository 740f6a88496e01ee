/** What was measured, as tables. */
import { median, table } from "../tables.js";
import { version } from "../validate/versions.js";
import { requests } from "./api.js";
import { contenders } from "./contenders/index.js";

const columns = [
  { title: "requests/s", field: "rate", show: (it) => String(Math.round(it)) },
  { title: "p50", field: "p50", show: (it) => `${it} ms` },
  { title: "p99", field: "p99", show: (it) => `${it} ms` },
  { title: "CPU per request", field: "cpu", show: (it) => `${Math.round(it)} µs` },
];

/** A contender's title with the versions of what it is made of. */
const titled = ({ title, packages = [] }) =>
  packages.length === 0 ? title : `${title} (${packages.map((it) => `${it} ${version(it)}`).join(", ")})`;

/** A table for each kind of request, a row per contender; in brackets, the median of each round's ratio to the first. */
export function loadTable(results) {
  const [first] = Object.values(results);
  return Object.keys(requests)
    .map((kind) => {
      const rows = Object.entries(results).map(([name, { [kind]: own }]) => [
        titled(contenders[name]),
        ...columns.map((it) => cell(it, own, first[kind])),
      ]);
      return table([kind, ...columns.map((it) => it.title)], rows);
    })
    .join("\n\n");
}

function cell({ field, show }, own, others) {
  const value = show(median(own.map((it) => it[field])));
  if (own === others) return `**${value}**`;
  return `${value} (${ratio(
    own.map((it) => it[field]),
    others.map((it) => it[field]),
  )})`;
}

const ratio = (own, others) => `${median(own.map((it, round) => it / others[round])).toFixed(2)}×`;

/** The mean of the pairs' ratios, of the second contender to the first, with the interval in which it is by 19 to 1. */
export function pairsTable(results) {
  const [ours, others] = Object.values(results);
  const rows = Object.keys(requests).map((kind) => [
    kind,
    String(ours[kind].length),
    ...["cpu", "rate"].map((field) => meanRatio(ours[kind], others[kind], field)),
  ]);
  return table(["by hand to ours", "pairs", "CPU per request", "requests/s"], rows);
}

/** Ratios multiply, so what is averaged is their logarithms. */
function meanRatio(ours, others, field) {
  const logarithms = others.map((it, pair) => Math.log(it[field] / ours[pair][field]));
  const count = logarithms.length;
  const mean = logarithms.reduce((sum, it) => sum + it, 0) / count;
  const variance = logarithms.reduce((sum, it) => sum + (it - mean) ** 2, 0) / (count - 1);
  const margin = 1.96 * Math.sqrt(variance / count);
  const [low, middle, high] = [mean - margin, mean, mean + margin].map((it) => Math.exp(it).toFixed(3));
  return `${middle}× (${low} to ${high})`;
}

export function routesTable(results) {
  const [first] = results;
  const rows = results.map((it) => [
    it.name,
    it === first ? `**${Math.round(it.time)} ns**` : `${Math.round(it.time)} ns (${ratio(it.times, first.times)})`,
  ]);
  return table(["1,000 paths", "per look-up"], rows);
}
