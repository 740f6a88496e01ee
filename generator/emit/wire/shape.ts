/** The `Shape` of a schema (see `runtime/wire/wire.ts`), as code. */
import { code, entry, join, word, type Code, type Ref } from "../../code/code.js";
import { factsOf, keyOf, type Facts, type Lookup, type Term } from "./facts.js";
import type { Schema } from "../../model/schema.js";

/**
 * How values within values travel:
 * - "deep": by names with brackets, at any depth (deepObject);
 * - "parts": an array's items and an object's properties are text, what is within those is JSON (all other styles);
 * - "items": an array's items are text, an object is JSON (fields without a style, in forms and multipart bodies);
 * - "text": all structure is JSON.
 */
export type Nesting = "deep" | "parts" | "items" | "text";

export interface ShapeScope {
  readonly lookup: Lookup;
  /** The runtime's function for a shape that contains itself. */
  readonly recursive: Ref;
  /** Told when a shape is not written whole. */
  readonly onCut?: (() => void) | undefined;
}

/** Beyond this depth, and this many shapes for one parameter, text stays text: schemas that refer to each other a lot would fill files. */
const max = { depth: 10, shapes: 10_000 } as const;

interface Walk extends ShapeScope {
  readonly numbers: Map<Schema, number>;
  /** What is being written, from the outside in, and which of it is referred to from within. */
  readonly stack: readonly string[];
  readonly recalled: Set<string>;
  readonly written: { count: number };
}

const walkIn = (scope: ShapeScope): Walk => ({
  ...scope,
  numbers: new Map(),
  stack: [],
  recalled: new Set(),
  written: { count: 0 },
});

/** `"integer"`, `["string", "null"]`, `{ array: "integer" }`, `{ object: { a: "number" } }` */
export function shapeCode(scope: ShapeScope, term: Term, nesting: Nesting): Code {
  return shapeOf(walkIn(scope), term, nesting);
}

/** The shape of a body that is an object of fields; `nestingOf` says how each travels. */
export function fieldsShapeCode(scope: ShapeScope, term: Term, nestingOf: (property: string) => Nesting): Code {
  const walk = walkIn(scope);
  const facts = factsOf(scope.lookup, term);
  const array = facts.types?.has("array") === true ? [arrayCode(walk, facts, "text")] : [];
  const object = facts.types?.has("object") === false ? [] : [objectCode(walk, facts, nestingOf)];
  return choice([...object, ...array]);
}

function shapeOf(walk: Walk, term: Term, nesting: Nesting): Code {
  if (nesting !== "deep") return membersCode(walk, factsOf(walk.lookup, term), nesting);
  const name = keyOf(term, walk.numbers);
  const level = walk.stack.indexOf(name);
  if (level >= 0) {
    walk.recalled.add(name);
    return selfAt(level);
  }
  walk.written.count += 1;
  if (walk.stack.length >= max.depth || walk.written.count > max.shapes) {
    walk.onCut?.();
    return code`${"any"}`;
  }
  const inner = { ...walk, stack: [...walk.stack, name] };
  const shape = membersCode(inner, factsOf(walk.lookup, term), nesting);
  return walk.recalled.delete(name) ? code`${walk.recursive}((${selfAt(walk.stack.length)}) => (${shape}))` : shape;
}

const selfAt = (level: number): Code => word(level === 0 ? "self" : `self${level}`);

function membersCode(walk: Walk, facts: Facts, nesting: Nesting): Code {
  const { types } = facts;
  const hasParts = facts.properties.size > 0 || (facts.rest !== undefined && facts.rest !== false);
  const hasItems = facts.items !== undefined || facts.prefix.length > 0;
  const isArray = types === undefined ? hasItems : types.has("array");
  const isObject = types === undefined ? hasParts : types.has("object");
  const structures = [
    ...(isArray && nesting !== "text" ? [arrayCode(walk, facts, nesting === "deep" ? nesting : "text")] : []),
    ...(isObject && (nesting === "parts" || nesting === "deep")
      ? [objectCode(walk, facts, () => (nesting === "deep" ? nesting : "text"))]
      : []),
    ...((isArray && nesting === "text") || (isObject && (nesting === "text" || nesting === "items"))
      ? [code`${"json"}`]
      : []),
  ];
  return choice([...scalars(facts).map((it) => code`${it}`), ...structures]);
}

function scalars({ types, binary }: Facts): readonly string[] {
  if (types === undefined) return [binary ? "binary" : "any"];
  const named = ["null", "boolean", "integer", "number"].filter((it) =>
    [...types].some((type) => type === it && !(type === "integer" && types.has("number"))),
  );
  return types.has("string") ? [...named, binary ? "binary" : "string"] : named;
}

const choice = (members: readonly Code[]): Code =>
  members.length === 0 ? code`${"any"}` : members.length === 1 ? members[0]! : code`[${join(members, ", ")}]`;

function arrayCode(walk: Walk, { items, prefix }: Facts, nesting: Nesting): Code {
  const shape = items === undefined ? code`${"any"}` : shapeOf(walk, items, nesting);
  if (prefix.length === 0) return code`{ array: ${shape} }`;
  return code`{ array: ${shape}, tuple: [${join(
    prefix.map((it) => shapeOf(walk, it, nesting)),
    ", ",
  )}] }`;
}

function objectCode(walk: Walk, { properties, rest }: Facts, nestingOf: (property: string) => Nesting): Code {
  const fields = [...properties].map(([name, it]) => code`${entry(name)}: ${shapeOf(walk, it, nestingOf(name))}`);
  const object = fields.length === 0 ? code`{}` : code`{ ${join(fields, ", ")} }`;
  if (rest === undefined) return code`{ object: ${object} }`;
  return code`{ object: ${object}, rest: ${rest === false ? code`${false}` : shapeOf(walk, rest, nestingOf(""))} }`;
}
