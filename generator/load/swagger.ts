/** Swagger 2.0, the predecessor of OpenAPI 3, converted at the door. */
import { upgradeFromTwoToThree } from "@scalar/openapi-upgrader/2.0-to-3.0";
import { isJsonObject, own, type Json } from "../base/json.js";
import { keysOf } from "../base/pointer.js";
import { data, maps } from "./scan.js";

type Fields = { [key: string]: Json };

export function isSwagger(value: Json): value is Fields {
  return isJsonObject(value) && String(own(value, "swagger")) === "2.0";
}

/**
 * The same API as OpenAPI 3.0. What the converter leaves as it was is done around it: references to body parameters, which have no
 * counterpart and become bodies, discriminators, and `x-nullable`.
 */
export function asOpenApi(swagger: Fields): Json {
  const copy = structuredClone(swagger);
  inlineBodies(copy);
  const converted = upgradeFromTwoToThree(copy) as unknown as Json;
  mendSchemas(converted);
  return converted;
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
      if (isJsonObject(target) && /^(body|formData)$/.test(String(own(target, "in"))))
        parameters[i] = structuredClone(target);
    });
  for (const [name, it] of Object.entries(shared))
    if (isJsonObject(it) && /^(body|formData)$/.test(String(own(it, "in")))) Reflect.deleteProperty(shared, name);
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
