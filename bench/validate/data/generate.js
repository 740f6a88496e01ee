import { random } from "./random.js";

/**
 * A random value that fits a JSON Schema, as far as Stripe's schemas go: no `allOf`, texts by `texts` where there is a pattern. Down to
 * `depth`, of several schemas any is taken; below, the first, which is the plainest, and nothing that is not required.
 */
export function generate({ $ref, $defs }, { seed, depth, texts }) {
  const { integer, pick, chance, word } = random(seed);
  const value = (schema, left) => {
    if (schema.$ref !== undefined) return value($defs[schema.$ref.slice("#/$defs/".length)], left - 1);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return pick(schema.enum);
    if (schema.anyOf !== undefined) return value(left > 0 ? pick(schema.anyOf) : plainest(schema.anyOf), left);
    return ofType(Array.isArray(schema.type) ? pick(schema.type) : schema.type, schema, left);
  };
  const ofType = (type, schema, left) => {
    if (type === "null") return null;
    if (type === "boolean") return chance(0.5);
    if (type === "integer") return integer(0, 2_000_000_000);
    if (type === "number") return integer(0, 10_000) / 100;
    if (type === "string") return texts[schema.pattern] ?? word(8, 24).slice(0, schema.maxLength);
    if (type === "array") return Array.from({ length: left > 0 ? integer(1, 3) : 0 }, () => value(schema.items, left));
    return object(schema, left);
  };
  const object = ({ properties = {}, required = [], additionalProperties = false }, left) => {
    const names = Object.keys(properties).filter((it) => required.includes(it) || (left > 0 && chance(0.7)));
    const own = names.map((it) => [it, value(properties[it], left)]);
    if (typeof additionalProperties === "object") own.push([word(4, 8), value(additionalProperties, left)]);
    return Object.fromEntries(own);
  };
  return value({ $ref }, depth);
}

const plainest = (schemas) => schemas.find((it) => it.type === "null") ?? schemas.find((it) => it.type) ?? schemas[0];
