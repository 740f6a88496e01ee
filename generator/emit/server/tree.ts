/** Paths as a tree of segments, made while generating, so that a server starts with it. */
import { code, join, key, type Code } from "../../code/code.js";
import type { Operation, PathPart } from "../../model/api.js";

interface Node {
  readonly literals: Map<string, Node>;
  readonly patterns: Map<string, Node>;
  parameter: Node | undefined;
  readonly methods: Map<string, { readonly route: number; readonly names: readonly string[] }>;
}

const node = (): Node => ({ literals: new Map(), patterns: new Map(), parameter: undefined, methods: new Map() });

/** The tree of all paths; of two operations with one method and the same path but for the names of parameters, the first is reached. */
export function treeOf(operations: readonly Operation[]): Code {
  const root = node();
  operations.forEach((operation, route) => {
    const here = segmentsOf(operation.path).reduce(step, root);
    const names = operation.path.flatMap((it) => ("parameter" in it ? [it.parameter] : []));
    if (!here.methods.has(operation.method)) here.methods.set(operation.method, { route, names });
  });
  return printed(root);
}

/** `/files/{name}.json` → `[["files"], [{ parameter: "name" }, ".json"]]` */
function segmentsOf(path: readonly PathPart[]): readonly (readonly PathPart[])[] {
  const segments: PathPart[][] = [[]];
  for (const part of path) {
    if ("parameter" in part) segments.at(-1)?.push(part);
    else {
      part.text.split("/").forEach((text, i) => {
        if (i > 0) segments.push([]);
        if (text !== "") segments.at(-1)?.push({ text });
      });
    }
  }
  return segments.slice(1);
}

function step(here: Node, segment: readonly PathPart[]): Node {
  const [only] = segment;
  if (segment.every((it) => "text" in it)) return child(here.literals, segment.map((it) => ("text" in it ? it.text : "")).join(""));
  if (segment.length === 1 && only !== undefined && "parameter" in only) return (here.parameter ??= node());
  return child(here.patterns, `^${segment.map((it) => ("text" in it ? escaped(it.text) : "(.+?)")).join("")}$`);
}

function child(nodes: Map<string, Node>, name: string): Node {
  const found = nodes.get(name) ?? node();
  nodes.set(name, found);
  return found;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

function printed({ literals, patterns, parameter, methods }: Node): Code {
  const fields: Code[] = [];
  if (literals.size > 0) fields.push(code`literals: { ${join([...literals].map(([name, it]) => code`${key(name)}: ${printed(it)}`), ", ")} }`);
  if (patterns.size > 0) {
    fields.push(code`patterns: [${join([...patterns].map(([source, it]) => code`{ pattern: new RegExp(${source}, "s"), next: ${printed(it)} }`), ", ")}]`);
  }
  if (parameter !== undefined) fields.push(code`parameter: ${printed(parameter)}`);
  if (methods.size > 0) {
    const leaves = [...methods].map(([method, { route, names }]) => code`${key(method)}: { route: ${route}, names: ${[...names]} }`);
    fields.push(code`methods: { ${join(leaves, ", ")} }`);
  }
  return code`{ ${join(fields, ", ")} }`;
}
