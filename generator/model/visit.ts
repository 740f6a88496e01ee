/** Every schema of an API, wherever it stands: to look at, or to change. */
import type { Api, Body, Callback, Encoding, Media, Operation, Parameter, Response } from "./api.js";
import type { Property, Schema } from "./schema.js";

/** A change of a schema. */
export type Change = (it: Schema) => Schema;

/** A schema with each schema directly below it changed. */
export function mapParts(it: Schema, change: Change): Schema {
  const maybe = (part: Schema | undefined): Schema | undefined => (part === undefined ? undefined : change(part));
  const named = <Part extends { readonly schema: Schema }>(list: readonly Part[]): readonly Part[] =>
    list.map((part) => ({ ...part, schema: change(part.schema) }));
  const { string, array, object, conditional } = it;
  return {
    ...it,
    string: { ...string, contentSchema: maybe(string.contentSchema) },
    array: {
      ...array,
      prefixItems: array.prefixItems.map(change),
      items: maybe(array.items),
      contains: maybe(array.contains),
      unevaluatedItems: maybe(array.unevaluatedItems),
    },
    object: {
      ...object,
      properties: named<Property>(object.properties),
      patternProperties: named(object.patternProperties),
      additionalProperties: maybe(object.additionalProperties),
      propertyNames: maybe(object.propertyNames),
      dependentSchemas: named<Property>(object.dependentSchemas),
      unevaluatedProperties: maybe(object.unevaluatedProperties),
    },
    allOf: it.allOf.map(change),
    anyOf: it.anyOf?.map(change),
    oneOf: it.oneOf?.map(change),
    not: maybe(it.not),
    conditional: conditional && {
      if: change(conditional.if),
      then: maybe(conditional.then),
      else: maybe(conditional.else),
    },
  };
}

/** The schemas directly below a schema. */
export function partsOf(it: Schema): readonly Schema[] {
  const parts: Schema[] = [];
  mapParts(it, (part) => {
    parts.push(part);
    return part;
  });
  return parts;
}

/** The names of all schemas that a schema mentions: by reference, as a discriminator's choice, or as what a dynamic reference may mean. */
export function mentioned(it: Schema): readonly string[] {
  const own = it.ref === undefined ? [] : [it.ref.name];
  const chosen = (it.discriminator?.mapping ?? []).map(({ schema }) => schema);
  return [...own, ...chosen, ...it.scope.map(({ schema }) => schema), ...partsOf(it).flatMap(mentioned)];
}

/** A schema with the names that it mentions itself changed. */
export function renamed(it: Schema, name: (old: string) => string): Schema {
  const { ref, discriminator, scope } = it;
  return {
    ...it,
    ref: ref && { ...ref, name: name(ref.name) },
    scope: scope.map((one) => ({ ...one, schema: name(one.schema) })),
    discriminator: discriminator && {
      ...discriminator,
      mapping: discriminator.mapping.map((one) => ({ ...one, schema: name(one.schema) })),
    },
  };
}

/** How the schemas of an operation change, by the direction in which their values travel. */
export interface Changes {
  readonly parameter: Change;
  readonly body: Change;
  readonly response: Change;
  /** Of the operations of callbacks. Absent: they keep their schemas. */
  readonly callback?: Changes;
}

/** An operation with its schemas changed; those of its callbacks too, where that is said, since they are requests in the other direction. */
export function mapOperation(it: Operation, { parameter, body, response, callback }: Changes): Operation {
  return {
    ...it,
    callbacks: callback === undefined ? it.callbacks : it.callbacks.map((one) => mapCallback(one, callback)),
    parameters: it.parameters.map((one) => mapParameter(one, parameter)),
    body: it.body && mapBody(it.body, body),
    responses: it.responses.map((one) => mapResponse(one, response)),
  };
}

const mapCallback = (it: Callback, changes: Changes): Callback => ({
  ...it,
  operations: it.operations.map((one) => mapOperation(one, changes)),
});

const mapBody = (it: Body, change: Change): Body => ({
  ...it,
  content: it.content.map((one) => mapMedia(one, change)),
});

const mapResponse = (it: Response, change: Change): Response => ({
  ...it,
  headers: it.headers.map((one) => mapParameter(one, change)),
  content: it.content.map((one) => mapMedia(one, change)),
});

const mapParameter = (it: Parameter, change: Change): Parameter => ({
  ...it,
  schema: change(it.schema),
  content: it.content && mapMedia(it.content, change),
});

const mapMedia = (it: Media, change: Change): Media => ({
  ...it,
  schema: change(it.schema),
  itemSchema: it.itemSchema && change(it.itemSchema),
  encoding: it.encoding.map((one): Encoding => ({ ...one, headers: one.headers.map((h) => mapParameter(h, change)) })),
});

/** Every schema that an operation and its callbacks have, but for those below these. */
export function schemasOf(operation: Operation): readonly Schema[] {
  const found: Schema[] = [];
  const look: Change = (it) => {
    found.push(it);
    return it;
  };
  mapOperation(operation, { parameter: look, body: look, response: look });
  const inner = operation.callbacks.flatMap((it: Callback) => it.operations.flatMap(schemasOf));
  return [...found, ...inner];
}

/** The names of all schemas that some operations need, directly or by way of others. */
export function needed(api: Api, operations: readonly Operation[]): ReadonlySet<string> {
  const lookup = lookupOf(api);
  return closure(
    operations.flatMap((it) => schemasOf(it).flatMap(mentioned)),
    (name) => mentioned(lookup(name)),
  );
}

const lookups = new WeakMap<Api, (name: string) => Schema>();

/** What the schema of a name is, throwing for names that there are not; the same function for the same API. */
export function lookupOf(api: Api): (name: string) => Schema {
  const known = lookups.get(api);
  if (known !== undefined) return known;
  const schemas = new Map(api.schemas.map((it) => [it.name, it.schema]));
  const lookup = (name: string): Schema => {
    const found = schemas.get(name);
    if (found === undefined) throw new Error(`No schema is called ${name}`);
    return found;
  };
  lookups.set(api, lookup);
  return lookup;
}

/** Some names, and all that they lead to. */
export function closure(from: readonly string[], next: (name: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const work = [...from];
  for (let name = work.pop(); name !== undefined; name = work.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    for (const it of next(name)) work.push(it);
  }
  return found;
}
