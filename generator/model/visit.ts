/** Every schema of an API, wherever it stands: to look at, or to change. */
import type { Api, Body, Callback, Encoding, Encodings, Media, Operation, Parameter, Response } from "./api.js";
import type { Schema } from "./schema.js";
import { noteName } from "./trace.js";

/** A change of a schema. */
export type Change = (it: Schema) => Schema;

/** A schema with each schema directly below it changed; itself where that changes nothing. */
export function mapParts(it: Schema, change: Change): Schema {
  const { string, array, object, conditional } = it;
  const made = {
    string: withFields(string, { contentSchema: maybe(string.contentSchema, change) }),
    array: withFields(array, {
      prefixItems: all(array.prefixItems, change),
      items: maybe(array.items, change),
      contains: maybe(array.contains, change),
      unevaluatedItems: maybe(array.unevaluatedItems, change),
    }),
    object: withFields(object, {
      properties: named(object.properties, change),
      patternProperties: named(object.patternProperties, change),
      additionalProperties: maybe(object.additionalProperties, change),
      propertyNames: maybe(object.propertyNames, change),
      dependentSchemas: named(object.dependentSchemas, change),
      unevaluatedProperties: maybe(object.unevaluatedProperties, change),
    }),
    allOf: all(it.allOf, change),
    anyOf: it.anyOf && all(it.anyOf, change),
    oneOf: it.oneOf && all(it.oneOf, change),
    not: maybe(it.not, change),
    conditional:
      conditional &&
      withFields(conditional, {
        if: change(conditional.if),
        then: maybe(conditional.then, change),
        else: maybe(conditional.else, change),
      }),
  };
  return withFields(it, made);
}

/** The same object where none of the fields is another one. */
function withFields<Fields extends object>(it: Fields, fields: Partial<Fields>): Fields {
  for (const name in fields) if (fields[name] !== it[name]) return { ...it, ...fields };
  return it;
}

const maybe = (part: Schema | undefined, change: Change): Schema | undefined =>
  part === undefined ? undefined : change(part);

/** The same list where none of its items is another one. */
function each<Item>(list: readonly Item[], change: (it: Item) => Item): readonly Item[] {
  if (list.length === 0) return list;
  const made = list.map(change);
  return made.some((it, i) => it !== list[i]) ? made : list;
}

const all = (list: readonly Schema[], change: Change): readonly Schema[] => each(list, change);

const named = <Part extends { readonly schema: Schema }>(list: readonly Part[], change: Change): readonly Part[] =>
  each(list, (part) => {
    const schema = change(part.schema);
    return schema === part.schema ? part : { ...part, schema };
  });

/** The schemas directly below a schema. */
export function partsOf(it: Schema): readonly Schema[] {
  const { string, array, object, conditional } = it;
  const parts: Schema[] = [];
  const add = (part: Schema | undefined): void => {
    if (part !== undefined) parts.push(part);
  };
  add(string.contentSchema);
  parts.push(...array.prefixItems);
  add(array.items);
  add(array.contains);
  add(array.unevaluatedItems);
  for (const { schema } of object.properties) parts.push(schema);
  for (const { schema } of object.patternProperties) parts.push(schema);
  add(object.additionalProperties);
  add(object.propertyNames);
  for (const { schema } of object.dependentSchemas) parts.push(schema);
  add(object.unevaluatedProperties);
  parts.push(...it.allOf, ...(it.anyOf ?? []), ...(it.oneOf ?? []));
  add(it.not);
  add(conditional?.if);
  add(conditional?.then);
  add(conditional?.else);
  return parts;
}

/** The names of all schemas that a schema mentions: by reference, as a discriminator's choice, or as what a dynamic reference may mean. */
export function mentioned(it: Schema): readonly string[] {
  const own = it.ref === undefined ? [] : [it.ref.name];
  const { mapping = [], defaultMapping } = it.discriminator ?? {};
  const chosen = [...mapping.map(({ schema }) => schema), ...(defaultMapping === undefined ? [] : [defaultMapping])];
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
      defaultMapping: discriminator.defaultMapping && name(discriminator.defaultMapping),
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

/**
 * An operation with its schemas changed, itself where that changes nothing; those of its callbacks too, where that is said, since they are
 * requests in the other direction.
 */
export function mapOperation(it: Operation, { parameter, body, response, callback }: Changes): Operation {
  return withFields(it, {
    callbacks: callback === undefined ? it.callbacks : each(it.callbacks, (one) => mapCallback(one, callback)),
    parameters: each(it.parameters, (one) => mapParameter(one, parameter)),
    body: it.body && mapBody(it.body, body),
    responses: each(it.responses, (one) => mapResponse(one, response)),
  });
}

const mapCallback = (it: Callback, changes: Changes): Callback =>
  withFields(it, { operations: each(it.operations, (one) => mapOperation(one, changes)) });

const mapBody = (it: Body, change: Change): Body =>
  withFields(it, { content: each(it.content, (one) => mapMedia(one, change)) });

const mapResponse = (it: Response, change: Change): Response =>
  withFields(it, {
    headers: each(it.headers, (one) => mapParameter(one, change)),
    content: each(it.content, (one) => mapMedia(one, change)),
  });

const mapParameter = <Described extends Parameter>(it: Described, change: Change): Described =>
  withFields<Parameter>(it, {
    schema: change(it.schema),
    content: it.content && mapMedia(it.content, change),
  }) as Described;

const mapMedia = (it: Media, change: Change): Media =>
  withFields(it, {
    schema: change(it.schema),
    itemSchema: it.itemSchema && change(it.itemSchema),
    encodings: mapEncodings(it.encodings, change),
  });

const mapEncodings = (it: Encodings, change: Change): Encodings =>
  withFields(it, {
    named: each(it.named, (one) => mapEncoding(one, change)),
    byPosition:
      it.byPosition &&
      withFields(it.byPosition, {
        prefix: each(it.byPosition.prefix, (one) => mapEncoding(one, change)),
        item: it.byPosition.item && mapEncoding(it.byPosition.item, change),
      }),
  });

const mapEncoding = <Described extends Encoding>(it: Described, change: Change): Described =>
  withFields<Encoding>(it, {
    headers: each(it.headers, (one) => mapParameter(one, change)),
    encodings: mapEncodings(it.encodings, change),
  }) as Described;

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

/** True where this is true of some schema of an API, wherever it stands. */
export function someSchema(api: Api, is: (it: Schema) => boolean): boolean {
  const has = (it: Schema): boolean => is(it) || partsOf(it).some(has);
  return rootsOf(api).some(has);
}

/** Every schema of an API that stands in no other. */
export const rootsOf = (api: Api): readonly Schema[] => [
  ...api.schemas.map((it) => it.schema),
  ...[...api.operations, ...api.webhooks].flatMap(schemasOf),
];

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
    noteName(name);
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
