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

export function routesTable(results) {
  const [first] = results;
  const rows = results.map((it) => [
    it.name,
    it === first ? `**${Math.round(it.time)} ns**` : `${Math.round(it.time)} ns (${ratio(it.times, first.times)})`,
  ]);
  return table(["1,000 paths", "per look-up"], rows);
}
