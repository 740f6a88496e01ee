/** Paths as a tree of segments, made while generating, so that a server starts with it. */
import { percentEncoded } from "../../base/percent.js";
import { code, join, key, type Code } from "../../code/code.js";
import type { Operation, PathPart } from "../../model/api.js";

interface Node {
  /** By decoded text. */
  readonly literals: Map<string, Node>;
  /** By their texts, as JSON. */
  readonly patterns: Map<string, Node>;
  parameter: Node | undefined;
  readonly methods: Map<string, { readonly route: number; readonly names: readonly string[] }>;
}

const node = (): Node => ({ literals: new Map(), patterns: new Map(), parameter: undefined, methods: new Map() });

/** The tree of all paths; of two operations with one method and the same path but for the names of parameters, the first is reached. */
export function treeOf(operations: readonly Operation[]): Code {
  const root = node();
  operations.forEach(({ path, method }, route) => {
    const here = segmentsOf(path).reduce(step, root);
    const names = path.flatMap((it) => ("parameter" in it ? [it.parameter] : []));
    if (!here.methods.has(method)) here.methods.set(method, { route, names });
  });
  return printed(root);
}

/** A segment as the texts around its parameters: `files` is `["files"]`, `{name}.json` is `["", ".json"]`. */
type Texts = readonly string[];

export function segmentsOf(path: readonly PathPart[]): readonly Texts[] {
  const segments: string[][] = [[""]];
  for (const part of path) {
    if ("parameter" in part) {
      segments.at(-1)?.push("");
      continue;
    }
    const [rest = "", ...following] = part.text.split("/");
    const last = segments.at(-1) ?? [];
    last.push((last.pop() ?? "") + rest);
    segments.push(...following.map((text) => [text]));
  }
  return segments.slice(1);
}

function step(here: Node, texts: Texts): Node {
  const [first = ""] = texts;
  if (texts.length === 1) return child(here.literals, decoded(first));
  if (texts.length === 2 && texts.every((it) => it === "")) return (here.parameter ??= node());
  return child(here.patterns, JSON.stringify(texts.map(canonical)));
}

function child(nodes: Map<string, Node>, name: string): Node {
  const found = nodes.get(name) ?? node();
  nodes.set(name, found);
  return found;
}

/** A segment's text, as the literals of a tree are. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** As the runtime spells a segment before it is taken apart (RFC 3986, section 6.2.2). */
function canonical(text: string): string {
  return text.replace(/%[\da-f]{2}|[^\w.~!$&'()*+,;=:@-]/giu, (it) => {
    if (it.length < 3) return percentEncoded(it);
    const character = String.fromCharCode(parseInt(it.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : it.toUpperCase();
  });
}

function printed({ literals, patterns, parameter, methods }: Node): Code {
  const below = [...literals].map(([name, it]) => code`${key(name)}: ${printed(it)}`);
  const around = [...patterns]
    .map(([texts, it]) => ({ texts: JSON.parse(texts) as string[], next: it }))
    .sort((a, b) => b.texts.join("").length - a.texts.join("").length || a.texts.length - b.texts.length)
    .map(({ texts, next }) => code`{ texts: ${texts}, next: ${printed(next)} }`);
  const leaves = [...methods].map(
    ([method, { route, names }]) => code`${key(method)}: { route: ${route}, names: ${[...names]} }`,
  );
  const fields = [
    ...(below.length === 0 ? [] : [code`literals: { ${join(below, ", ")} }`]),
    ...(around.length === 0 ? [] : [code`patterns: [${join(around, ", ")}]`]),
    ...(parameter === undefined ? [] : [code`parameter: ${printed(parameter)}`]),
    ...(leaves.length === 0 ? [] : [code`methods: { ${join(leaves, ", ")} }`]),
  ];
  return code`{ ${join(fields, ", ")} }`;
}
