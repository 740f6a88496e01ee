/** Documents made at random: lawful, and as odd as the specification lets them be. The same seed makes the same document. */
import type { Json } from "../../generator/base/json.js";

type Fields = { [name: string]: Json };

export const versions = ["3.0.3", "3.1.1", "3.2.0"] as const;

/** xorshift32. */
class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed, 2654435761) >>> 0 || 1;
  }

  next(): number {
    for (const by of [13, -17, 5]) this.#state ^= by > 0 ? this.#state << by : this.#state >>> -by;
    return (this.#state >>> 0) / 2 ** 32;
  }

  from(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<It>(list: readonly It[]): It {
    return list[this.from(0, list.length - 1)] as It;
  }

  happens(chance: number): boolean {
    return this.next() < chance;
  }
}

const words = (text: string): readonly string[] => text.split(" ");

const properties = [
  ...words(
    "id name foo_bar fooBar foo-bar class delete constructor toString valueOf hasOwnProperty 1 0a é 𲎰 x.y $ref2 type value body",
  ),
  ...words("path query headers length default new A a Id ID then limit options @id */ ${x} ` имя"),
  "a b",
  'quote"d',
];
const schemaNames = words(
  "Pet pet Order Error Date Object Array Promise Response Record Client types Map String Validator Foo Foo_Bar FooBar foo-bar Void Never " +
    "Blob URL Headers Symbol Partial undefined default Options Handlers createClient resources transport wire validation isPet parsePet models",
);
const operationIds = words(
  "getPet delete default import list new class fetch get-pet Get constructor toString client createClient types Error then a.b.c 123 é 𠮷 isPet " +
    "resources request response transport wire router createRouter handlers await Handlers Options getPetWithResponse PetInput получить",
);
const segments = words("pets {id} {pet_id} users v1 new class a-b a.b {x}.json {a}-{b} constructor {constructor}");
const texts = ["a", "", "b c", "*/ x", "null", "1", "é", '"q"', "`${x}`", "new\nline", "\\"];
const formats = words("date-time date uuid email uri byte binary ipv4 hostname int64 custom password duration");
const patterns = ["^[a-z]+$", "^\\d{2}-\\w*$", "[A-Z]", "^a|b$"];
const mediaTypes = words(
  "application/json application/json application/problem+json text/plain application/x-www-form-urlencoded multipart/form-data multipart/mixed " +
    "application/octet-stream image/* text/event-stream application/jsonl application/xml */*",
);

/** A document of that version of OpenAPI. */
export function randomDocument(seed: number, version: (typeof versions)[number]): Json {
  return new Maker(new Dice(seed), version).document();
}

class Maker {
  readonly #names: readonly string[];
  readonly #ids = new Set<string>();
  readonly #isOld: boolean;
  readonly #isNew: boolean;

  constructor(
    readonly dice: Dice,
    readonly version: string,
  ) {
    this.#isOld = version.startsWith("3.0");
    this.#isNew = version.startsWith("3.2");
    this.#names = [...new Set(this.#times(5, 12, () => dice.pick(schemaNames)))];
  }

  document(): Json {
    const { dice } = this;
    const schemas = Object.fromEntries(this.#names.map((it) => [it, this.#named(it)]));
    const paths = this.#paths();
    const http: Json = { type: "http", scheme: dice.pick(["basic", "bearer"]) };
    const key: Json = { type: "apiKey", in: dice.pick(["header", "query", "cookie"]), name: "key" };
    return {
      openapi: this.version,
      info: { title: dice.pick(["Api", "My API", "é*/", "1st"]), version: "1" },
      servers: [{ url: "https://{r}.test", variables: { r: { default: "eu", enum: ["eu", "us"] } } }],
      paths,
      components: { schemas, securitySchemes: { constructor: http, key } },
    };
  }

  /** A schema of the components: not a mere reference, which might lead back to itself. */
  #named(name: string): Json {
    const it = this.dice.happens(0.7) ? this.#object(3) : this.#scalar();
    return { ...it, description: name };
  }

  #times<It>(least: number, most: number, make: () => It): readonly It[] {
    return Array.from({ length: this.dice.from(least, most) }, make);
  }

  #ref(): Fields {
    return { $ref: `#/components/schemas/${this.dice.pick(this.#names)}` };
  }

  #scalar(): Fields {
    const { dice } = this;
    const type = dice.pick(["string", "string", "integer", "number", "boolean"]);
    const it: Fields = { type };
    if (type === "string") {
      if (dice.happens(0.4)) it["format"] = dice.pick(formats);
      if (dice.happens(0.2)) it["maxLength"] = dice.from(3, 40);
      if (dice.happens(0.15)) it["pattern"] = dice.pick(patterns);
      if (dice.happens(0.15)) it["enum"] = [...new Set(this.#times(1, 4, () => dice.pick(texts)))];
    } else if (type !== "boolean") {
      if (dice.happens(0.3)) it["format"] = dice.pick(type === "integer" ? ["int32", "int64"] : ["float", "double"]);
      if (dice.happens(0.2)) it["minimum"] = dice.from(-5, 5);
      if (dice.happens(0.1)) it["multipleOf"] = dice.pick([1, 2, 0.5]);
    }
    if (dice.happens(0.1)) it["description"] = dice.pick(["*/ end", "`x` ${y}", "@example foo */"]);
    if (dice.happens(0.05)) it["x-pii"] = true;
    return dice.happens(0.1) ? { ...it, ...(this.#isOld ? { nullable: true } : { type: [type, "null"] }) } : it;
  }

  #schema(depth: number): Json {
    const chance = this.dice.next();
    if (depth <= 0) return chance < 0.3 ? this.#ref() : this.#scalar();
    if (chance < 0.25) return this.#scalar();
    if (chance < 0.42) return this.#ref();
    if (chance < 0.7) return this.#object(depth);
    if (chance < 0.82) return this.#array(depth);
    if (chance < 0.94) return this.#choice(depth);
    return this.#other();
  }

  #object(depth: number): Fields {
    const { dice } = this;
    const own: Fields = {};
    for (let i = dice.from(0, 5); i > 0; i -= 1) {
      const value = this.#schema(depth - 1);
      const access =
        dice.happens(0.15) && typeof value === "object" && !("$ref" in (value as Fields))
          ? dice.pick(["readOnly", "writeOnly"])
          : undefined;
      own[dice.pick(properties)] = access === undefined ? value : { ...(value as Fields), [access]: true };
    }
    const names = Object.keys(own);
    const it: Fields = { type: "object", properties: own };
    if (names.length > 0 && dice.happens(0.6)) it["required"] = [...new Set(this.#times(1, 2, () => dice.pick(names)))];
    if (dice.happens(0.3)) it["additionalProperties"] = dice.pick<Json>([false, true, this.#scalar(), this.#ref()]);
    if (this.#isOld) return it;
    if (dice.happens(0.12)) it["patternProperties"] = { [dice.pick(["^x-", "\\d$"])]: this.#schema(depth - 1) };
    if (dice.happens(0.1)) it["unevaluatedProperties"] = dice.pick<Json>([false, this.#scalar()]);
    if (dice.happens(0.1)) it["oneOf"] = [this.#scalar(), this.#object(0), { type: "number" }];
    if (names.length > 0 && dice.happens(0.06))
      it["dependentSchemas"] = { [dice.pick(names)]: { properties: { constructor: this.#scalar() } } };
    return it;
  }

  #array(depth: number): Json {
    const { dice } = this;
    const it: Fields = { type: "array", items: this.#schema(depth - 1) };
    if (dice.happens(0.2)) it["maxItems"] = dice.from(2, 9);
    if (dice.happens(0.1)) it["uniqueItems"] = true;
    if (this.#isOld || !dice.happens(0.3)) return it;
    it["prefixItems"] = [this.#schema(depth - 1), this.#schema(depth - 1)];
    return dice.happens(0.4) ? { ...it, items: false } : it;
  }

  #choice(depth: number): Json {
    const { dice } = this;
    const key = dice.pick(["oneOf", "anyOf", "allOf"]);
    if (key === "allOf" || !dice.happens(0.3)) return { [key]: this.#times(1, 3, () => this.#schema(depth - 1)) };
    const discriminator: Fields = { propertyName: dice.pick(properties) };
    if (dice.happens(0.5))
      discriminator["mapping"] = { valueOf: dice.pick(this.#names), "y z": dice.pick(this.#names) };
    if (this.#isNew && dice.happens(0.5)) discriminator["defaultMapping"] = dice.pick(this.#names);
    return { [key]: [this.#ref(), this.#ref()], discriminator };
  }

  #other(): Json {
    if (this.#isOld)
      return this.dice.pick<Json>([{}, { not: { type: "string" } }, { enum: ["a", 1, null] }, { type: "object" }]);
    return this.dice.pick<Json>([
      true,
      { not: this.#scalar() },
      { if: this.#scalar(), then: this.#scalar(), else: this.#object(1) },
      { type: ["object", "array"], properties: { a: this.#scalar() }, items: this.#scalar() },
      { const: { a: [1, null], constructor: "b" } },
      { enum: [1, "a", null, { b: true }, [2]] },
    ]);
  }

  #paths(): Json {
    const paths: Fields = {};
    for (let i = this.dice.from(3, 6); i > 0; i -= 1) {
      const parts = [...new Set(this.#times(1, 4, () => this.dice.pick(segments)))];
      const path = `/${parts.join("/")}`;
      const methods = [...words("get post put delete patch head"), ...(this.#isNew ? ["query"] : [])];
      const here = methods.filter(() => this.dice.happens(0.3));
      paths[path] = Object.fromEntries(here.map((it) => [it, this.#operation(path, it)]));
    }
    return paths;
  }

  #operation(path: string, method: string): Json {
    const { dice } = this;
    const id = dice.pick(operationIds);
    const isFree = !this.#ids.has(id);
    this.#ids.add(id);
    const it: Fields = {
      parameters: this.#parameters(path),
      responses: {
        [dice.pick(["200", "204", "2XX"])]: this.#response(),
        [dice.pick(["404", "default"])]: this.#response(),
      },
    };
    if (isFree && dice.happens(0.85)) it["operationId"] = id;
    if (dice.happens(0.5)) it["tags"] = [dice.pick(["pets", "Pets", "a b", "index", "runtime", "../x", "é"])];
    if (dice.happens(0.3)) it["summary"] = dice.pick(["*/ bad", "`", "s"]);
    if (dice.happens(0.3)) it["security"] = dice.pick<Json>([[], [{ constructor: [] }], [{ key: [] }, {}]]);
    if (!words("get head delete").includes(method))
      it["requestBody"] = { required: dice.happens(0.7), content: this.#content() };
    return it;
  }

  #parameters(path: string): readonly Json[] {
    const { dice } = this;
    const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]): Json => ({
      ...{
        name,
        in: "path",
        required: true,
        style: dice.pick(["simple", "label", "matrix"]),
        explode: dice.happens(0.5),
      },
      schema: dice.pick<Json>([this.#scalar(), this.#scalar(), { type: "array", items: this.#scalar() }]),
    }));
    const others = new Map<string, Json>();
    for (let i = dice.from(0, 4); i > 0; i -= 1) {
      const place = dice.pick(["query", "query", "header", "cookie"]);
      const name = dice.pick(
        place === "header"
          ? ["X-A", "If-Match", "toString"]
          : [...words("page limit a.b x[] body signal"), "constructor"],
      );
      const structure = dice.pick<Fields>([
        { schema: this.#scalar() },
        { schema: { type: "array", items: this.#scalar() } },
        { schema: { type: "object", properties: { a: this.#scalar(), toString: this.#scalar() } } },
        { content: { "application/json": { schema: this.#schema(1) } } },
      ]);
      others.set(`${place} ${name.toLowerCase()}`, { name, in: place, required: dice.happens(0.3), ...structure });
    }
    return [...inPath, ...others.values()];
  }

  #response(): Json {
    const { dice } = this;
    const header = { schema: dice.pick<Json>([this.#scalar(), { type: "array", items: { type: "string" } }]) };
    const headers = dice.happens(0.3) ? { headers: { [dice.pick(["X-Rate", "valueOf", "Set-Cookie"])]: header } } : {};
    return {
      description: dice.pick(["ok", "*/", "`"]),
      ...headers,
      ...(dice.happens(0.8) ? { content: this.#content() } : {}),
    };
  }

  #content(): Json {
    const types = new Set(this.#times(1, 2, () => this.dice.pick(mediaTypes)));
    return Object.fromEntries([...types].map((it) => [it, this.#media(it)]));
  }

  #media(type: string): Json {
    const { dice } = this;
    const headers = { constructor: { schema: this.#scalar() } };
    if (/octet|image/.test(type)) return { schema: { type: "string", format: "binary" } };
    if (/plain|xml/.test(type)) return { schema: { type: "string" } };
    if (/event/.test(type)) return {};
    if (/jsonl|mixed/.test(type) && this.#isNew)
      return { itemSchema: this.#schema(1), ...(/mixed/.test(type) ? { itemEncoding: { headers } } : {}) };
    if (/jsonl|mixed/.test(type)) return { schema: { type: "array", items: this.#schema(1) } };
    if (!/form/.test(type)) return { schema: this.#schema(2) };
    const schema = this.#object(2);
    const [first] = Object.keys(schema["properties"] as Fields);
    if (first === undefined) return { schema };
    const encoding = dice.pick<Json>([
      { contentType: "application/json" },
      { style: "form", explode: false },
      { headers },
      { contentType: "multipart/mixed", encoding: { toString: { contentType: "application/json", headers } } },
      { contentType: "application/x-www-form-urlencoded", encoding: { a: { explode: false } } },
    ]);
    return { schema, encoding: { [first]: encoding } };
  }
}
