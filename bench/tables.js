/** Tables of Markdown, and the places in `bench/README.md` where they stand. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";

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

const readme = fileURLToPath(new URL("README.md", import.meta.url));

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
