/** Swagger 2.0, the predecessor of OpenAPI 3, converted at the door. */
import { upgradeFromTwoToThree } from "@scalar/openapi-upgrader/2.0-to-3.0";
import { isJsonObject, own, scalarText, type Json } from "../base/json.js";
import { below, keysOf, type Pointer } from "../base/pointer.js";
import { data, maps } from "./scan.js";

type Fields = { [key: string]: Json };

export function isSwagger(value: Json): value is Fields {
  return isJsonObject(value) && scalarText(own(value, "swagger")) === "2.0";
}

/** The converter, which takes what it is given for a faultless document, has stumbled over something at this place. */
export class NotConvertible extends Error {
  override readonly name = "NotConvertible";

  constructor(readonly at: Pointer) {
    super("This is no valid Swagger 2.0, so it can't be read as OpenAPI 3");
  }
}

/**
 * The same API as OpenAPI 3.0; throws {@link NotConvertible} where it is none. What the converter leaves as it was is done around it: references to body parameters, which have no
 * counterpart and become bodies, discriminators, and `x-nullable`.
 */
export function asOpenApi(swagger: Fields): Json {
  const converted = attempted(swagger);
  if (converted === undefined) throw new NotConvertible(culprit(swagger));
  mendSchemas(converted);
  return converted;
}

function attempted(swagger: Fields): Json | undefined {
  const copy = structuredClone(swagger);
  inlineBodies(copy);
  try {
    const converted: unknown = upgradeFromTwoToThree(copy);
    return converted as Json;
  } catch {
    return undefined;
  }
}

/** The smallest part that can't be converted by itself either. */
function culprit(swagger: Fields): Pointer {
  const isFaulty = (parts: Fields): boolean => attempted({ swagger: "2.0", ...parts }) === undefined;
  for (const [name, part] of Object.entries(swagger)) {
    if (!isFaulty({ [name]: part })) continue;
    const at = below("#", name);
    const inner = isJsonObject(part)
      ? Object.entries(part).find(([key, it]) => isFaulty({ [name]: { [key]: it } }))
      : undefined;
    if (inner === undefined) return at;
    const [key, it] = inner;
    const operation = isJsonObject(it)
      ? Object.entries(it).find(([method, one]) => isFaulty({ [name]: { [key]: { [method]: one } } }))
      : undefined;
    return operation === undefined ? below(at, key) : below(at, key, operation[0]);
  }
  return "#";
}

/** Puts body and form parameters where they are referred to. */
function inlineBodies(swagger: Fields): void {
  const shared = own(swagger, "parameters");
  if (!isJsonObject(shared)) return;
  for (const parameters of parameterLists(swagger))
    parameters.forEach((it, i) => {
      const ref = isJsonObject(it) ? own(it, "$ref") : undefined;
      const [home, name = "", ...rest] = typeof ref === "string" && ref.startsWith("#/") ? keysOf(ref) : [];
      const target = home === "parameters" && rest.length === 0 ? own(shared, name) : undefined;
      if (isJsonObject(target) && /^(body|formData)$/.test(scalarText(own(target, "in"))))
        parameters[i] = structuredClone(target);
    });
  for (const [name, it] of Object.entries(shared))
    if (isJsonObject(it) && /^(body|formData)$/.test(scalarText(own(it, "in")))) Reflect.deleteProperty(shared, name);
}

/** The parameters of every path and operation. */
function parameterLists(swagger: Fields): readonly Json[][] {
  const items = Object.values(objectAt(swagger, "paths")).filter(isJsonObject);
  const holders = [...items, ...items.flatMap((it) => Object.values(it).filter(isJsonObject))];
  return holders.flatMap((it) => {
    const list = own(it, "parameters");
    return Array.isArray(list) ? [list as Json[]] : [];
  });
}

function objectAt(value: Fields, key: string): Fields {
  const it = own(value, key);
  return isJsonObject(it) ? it : {};
}

/** Writes `discriminator: kind` and `x-nullable: true` as OpenAPI 3.0 does, in place; data stays as it is. */
function mendSchemas(root: Json): void {
  const work: (readonly [value: Json, isMap: boolean])[] = [[root, false]];
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    const [it, isMap] = next;
    if (Array.isArray(it)) for (const item of it as Json[]) work.push([item, false]);
    if (!isJsonObject(it)) continue;
    if (!isMap) mendSchema(it);
    for (const [key, part] of Object.entries(it))
      if (isMap || !data.has(key)) work.push([part, !isMap && maps.has(key)]);
  }
}

function mendSchema(it: Fields): void {
  const discriminator = own(it, "discriminator");
  if (typeof discriminator === "string") it["discriminator"] = { propertyName: discriminator };
  if (own(it, "x-nullable") === true) it["nullable"] = true;
}

const homes: readonly (readonly [converted: RegExp, written: string])[] = [
  [/^#\/components\/schemas(?=\/|$)/, "#/definitions"],
  [/^#\/components\/(?:parameters|requestBodies)(?=\/|$)/, "#/parameters"],
  [/^#\/components\/responses(?=\/|$)/, "#/responses"],
  [/^#\/components\/securitySchemes(?=\/|$)/, "#/securityDefinitions"],
  [/^#\/servers.*$/s, "#/host"],
];

/** Where something of the converted document is written in the original, or what comes nearest. */
export function writtenAt(fragment: string): string {
  const found = homes.find(([converted]) => converted.test(fragment));
  return found === undefined ? fragment : fragment.replace(found[0], found[1]);
}
