/**
 * Discriminator Object.
 * @see https://spec.openapis.org/oas/v3.2.0#discriminator-object
 */
import { keysOf } from "../../base/pointer.js";
import { Node } from "../../load/index.js";
import type { Discriminator } from "../schema.js";
import type { Context } from "./context.js";
import { hintFor } from "./target.js";

/** The discriminator of a schema, with every value it may have: those of `mapping`, then the implied ones of `oneOf` and `anyOf`. */
export function buildDiscriminator(context: Context, node: Node): Discriminator | undefined {
  const it = context.object(node, "discriminator");
  const propertyName = it === undefined ? undefined : context.text(it, "propertyName");
  if (it === undefined) return undefined;
  if (propertyName === undefined) {
    context.report.add("schema/discriminator", it.at, "A discriminator needs a propertyName.");
    return undefined;
  }
  const explicit = (context.object(it, "mapping")?.entries() ?? []).flatMap(([value, target]) => {
    const schema = mapped(context, target);
    return schema === undefined ? [] : [{ value, schema }];
  });
  const otherwise = it.get("defaultMapping");
  const chosen = new Set(explicit.map(({ schema }) => schema));
  const others = implied(context, node).filter(({ schema }) => !chosen.has(schema));
  const all = [...explicit, ...others];
  return {
    propertyName,
    // Of a value that comes twice, what is written counts, or what comes first.
    mapping: all.filter(({ value }, i) => all.findIndex((it) => it.value === value) === i),
    defaultMapping: otherwise === undefined ? undefined : mapped(context, otherwise),
  };
}

/** The schema that a mapping means, which is the name of a component, or a reference. */
function mapped(context: Context, target: Node): string | undefined {
  if (typeof target.value !== "string") {
    context.wrongType(target, "A discriminator's mapping", "a string");
    return undefined;
  }
  if (context.registry.has(target.value)) {
    const components = context.document.root.get("components")?.get("schemas")?.get(target.value);
    return components === undefined ? undefined : context.registry.nameOf(components);
  }
  const found = context.resolve(target.value, target);
  if (found instanceof Node) return context.registry.nameOf(found);
  const isName = !/[./#]/.test(target.value);
  const reason = isName ? "there is no component of that name." : found.unresolved;
  const hint = isName ? hintFor(context.document.root, target.value) : found.hint;
  const message = `The mapping to ${JSON.stringify(target.value)} leads nowhere: ${reason}`;
  context.report.add(
    "ref/unresolved",
    target.at,
    message,
    hint ?? "Name a schema of the components, or write a reference.",
  );
  return undefined;
}

/** Without a mapping, the name of a referenced component is its value; for a schema elsewhere, the name by which it goes here. */
function implied(context: Context, node: Node): Discriminator["mapping"] {
  return ["oneOf", "anyOf"]
    .flatMap((key) => node.get(key)?.items() ?? [])
    .flatMap((branch) => {
      const target = branch.ref === undefined ? undefined : context.resolve(branch.ref, branch);
      if (!(target instanceof Node)) return [];
      const schema = context.registry.nameOf(target);
      const [, pointer] = /#(\/.*)$/s.exec(branch.ref ?? "") ?? [];
      return [{ value: (pointer === undefined ? undefined : keysOf(pointer).at(-1)) ?? schema, schema }];
    });
}
