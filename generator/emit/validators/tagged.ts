/** Unions of which most branches tell themselves apart by the value of one property: that value decides which are tried. */
import type { Json } from "../../base/json.js";
import { code, join, type Code } from "../../code/code.js";
import type { Schema } from "../../model/schema.js";
import type { Compiler } from "./compiler.js";
import { no, refusal } from "./logic.js";
import { fields } from "./runtime.js";

/** How to test the branches that share a value. */
type Combine = (branches: readonly Schema[], compiler: Compiler) => Code;

export interface Tagged {
  /** The branches without that property. */
  readonly others: readonly Schema[];
  /** One of those takes objects, so that a value may fit it and a tagged branch. */
  readonly mayOverlap: boolean;
  readonly test: (value: Code, combine: Combine) => Code;
}

/** Fewer branches are as well tried one after the other. */
const enough = 3;

/** Undefined where no property tells enough branches apart. */
export function taggedBranches(
  { discriminator }: Schema,
  branches: readonly Schema[],
  compiler: Compiler,
): Tagged | undefined {
  if (branches.length < enough) return undefined;
  const { demands } = compiler.home.units;
  const isObject = (it: Schema): boolean => demands.of(it).types.join() === "object";
  const first = branches.find(isObject);
  if (first === undefined) return undefined;
  const names = [...demands.of(first).tags.keys()];
  const wished = discriminator?.propertyName;
  const tables = [...names.filter((it) => it === wished), ...names.filter((it) => it !== wished)].map((name) => {
    const members = branches.filter((it) => isObject(it) && demands.of(it).tags.has(name));
    return { name, members, table: tableOf(members, (it) => demands.of(it).tags.get(name) ?? []) };
  });
  const { name, members, table } =
    tables.find(({ members, table }) => members.length >= enough && table.size > 1) ?? {};
  if (name === undefined || members === undefined || table === undefined) return undefined;
  const others = branches.filter((it) => !members.includes(it));
  return {
    others,
    mayOverlap: others.some((it) => demands.of(it).types.includes("object")),
    test: (value, combine) => compiler.lifted(value, (inner) => statements(name, table, combine, inner)),
  };
}

/** The branches by the value that leads to them. */
function tableOf(
  branches: readonly Schema[],
  valuesOf: (branch: Schema) => readonly Json[],
): ReadonlyMap<Json, readonly Schema[]> {
  const table = new Map<Json, Schema[]>();
  for (const it of branches) {
    for (const value of new Set(valuesOf(it))) {
      const sharing = table.get(value);
      if (sharing === undefined) table.set(value, [it]);
      else sharing.push(it);
    }
  }
  return table;
}

function statements(
  name: string,
  table: ReadonlyMap<Json, readonly Schema[]>,
  combine: Combine,
  compiler: Compiler,
): readonly Code[] {
  const groups = new Map<string, { readonly labels: Code[]; readonly branches: readonly Schema[] }>();
  const numbers = new Map([...table.values()].flat().map((it, i) => [it, i]));
  for (const [value, branches] of table) {
    const key = branches.map((it) => numbers.get(it)).join();
    const group = groups.get(key) ?? { labels: [], branches };
    group.labels.push(code`case ${value}:`);
    groups.set(key, group);
  }
  const cases = [...groups.values()]
    .map(({ labels, branches }) => ({ labels, test: combine(branches, compiler) }))
    .filter(({ test }) => test !== no)
    .map(({ labels, test }) => code`${join(labels, "\n")}\nreturn ${test};`);
  return [
    fields,
    code`if (fields === undefined) ${refusal}`,
    code`switch (${compiler.property(name)}) {\n${join([...cases, code`default:\n${refusal}`], "\n")}\n}`,
  ];
}
