/** What a discriminator says of the branches of a union. */
import { fieldsOf, own } from "./fields.js";
import { behind, type Rules, type SchemaData } from "./schema.js";
import { either } from "./types.js";

export class Tags {
  /** The property that holds the tag. */
  readonly name: string;
  /** The tags that stand for a branch. */
  readonly known: readonly string[];
  /** What is said of others. */
  readonly problem: string;
  readonly #mapping: ReadonlyMap<string, number>;
  readonly #candidates = new Map<unknown, readonly number[]>();
  /** The branches that leave the property free. */
  readonly #others: readonly number[];

  constructor(branches: readonly SchemaData[], { propertyName, mapping }: NonNullable<Rules["discriminator"]>) {
    this.name = propertyName;
    this.known = Object.keys(mapping);
    this.problem = `must be ${either(this.known.map((it) => JSON.stringify(it)))}`;
    this.#mapping = new Map(Object.entries(mapping));
    const demanded = branches.map((it) => demandedTags(it, propertyName));
    const thatMayFit = (tag: unknown): readonly number[] =>
      [...demanded.keys()].filter((i) => demanded[i]?.includes(tag) ?? true);
    for (const tag of demanded.flat()) this.#candidates.set(tag, thatMayFit(tag));
    this.#others = [...demanded.keys()].filter((i) => demanded[i] === undefined);
  }

  tagOf(value: unknown): string | undefined {
    const fields = fieldsOf(value);
    const tag = fields === undefined ? undefined : own(fields, this.name);
    return typeof tag === "string" ? tag : undefined;
  }

  /** The index of the branch that a tag stands for. */
  indexOf(tag: string): number | undefined {
    return this.#mapping.get(tag);
  }

  /** The indexes of the branches that do not ask for another tag; a discriminator is no more than a hint. */
  candidates(tag: string): readonly number[] {
    return this.#candidates.get(tag) ?? this.#others;
  }
}

/** The values that a schema lets a property have, whatever else it asks for; undefined where it does not list them. */
function demandedTags(schema: SchemaData, name: string): readonly unknown[] | undefined {
  const { properties = {} } = rulesOf(schema);
  const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
  const rules = property === undefined ? {} : rulesOf(property);
  return "const" in rules ? [rules.const] : rules.enum;
}

/** What stands behind a schema's references, one after the other; nothing where they lead in a circle. */
function rulesOf(schema: SchemaData): Rules {
  const seen = new Set<SchemaData>();
  let it = schema;
  for (; typeof it === "function" && !seen.has(it); it = behind(it).data) seen.add(it);
  return typeof it === "object" ? it : {};
}
