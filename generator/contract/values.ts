/** Contract: the values of an operation's parts, made from schemas and held against the packages' own validators. */
import { isJsonObject, type Json } from "../base/json.js";
import { below } from "../base/pointer.js";
import type { Part } from "../emit/parts.js";
import type { Symbols } from "../emit/symbols.js";
import type { Api, Operation, Parameter } from "../model/api.js";
import { NativeForms } from "./natives.js";
import { fromEntries, synthesiser, type Synthesise } from "./synthesise.js";
import type { Loaded } from "./workspace.js";

export interface Issue {
  readonly pointer: string;
  readonly keyword: string;
  readonly message: string;
}

/** A generated validator object, as far as the contract needs it. */
interface Validator {
  issues(value: unknown): readonly Issue[];
}

export class Values {
  readonly #synthesise: Synthesise;
  readonly #made = new Map<string, Json | undefined>();
  readonly forms: NativeForms;

  constructor(
    api: Api,
    readonly symbols: Symbols,
    readonly validators: Loaded,
  ) {
    this.forms = new NativeForms(api);
    const isValid = (name: string, value: Json): boolean =>
      (validators[symbols.validator(name).name] as Validator).issues(this.forms.ofSchema(name, value)).length === 0;
    this.#synthesise = synthesiser(api, isValid);
  }

  /** What the generated validator of a part has against a value. */
  issues(operation: Operation, part: Part, value: unknown): readonly Issue[] {
    return (this.validators[this.symbols.partValidator(operation, part).name] as Validator).issues(
      this.forms.of(part, value),
    );
  }

  /** A valid value with everything in it; undefined where none could be made. */
  part(operation: Operation, part: Part): Json | undefined {
    const kept = isText(part) ? fieldsKept : (value: Json): Json => value;
    return this.#once(`${operation.id} ${part.suffix}`, () => {
      const made = this.#synthesise(part.schema, (it) => this.issues(operation, part, kept(it)).length === 0);
      return made === undefined ? undefined : kept(made);
    });
  }

  /** The first example of a part that is valid. */
  example(operation: Operation, part: Part): Json | undefined {
    return part.media?.examples.find((it) => this.issues(operation, part, it.value).length === 0)?.value;
  }

  /** A valid value of one parameter: its first example that is one, else one that is made. */
  parameter(operation: Operation, part: Part, parameter: Parameter): Json | undefined {
    const pointer = below("", parameter.name);
    const fits = (value: Json): boolean =>
      this.issues(operation, part, fromEntries([[parameter.name, value]])).every(
        (it) => it.pointer !== pointer && !it.pointer.startsWith(`${pointer}/`),
      );
    return this.#once(`${operation.id} ${part.suffix} ${parameter.name}`, () => {
      const example = parameter.examples.find((it) => fits(it.value));
      return example === undefined ? this.#synthesise(parameter.schema, fits) : example.value;
    });
  }

  /** The part's own example with everything that it leaves out, or one of the two; whatever of these is valid. */
  fullest(operation: Operation, part: Part, example: Json | undefined): Json | undefined {
    const made = this.part(operation, part);
    const joined =
      isJsonObject(example) && isJsonObject(made)
        ? fromEntries(new Map([...Object.entries(made), ...Object.entries(example)]))
        : undefined;
    return [joined, example, made].find((it) => it !== undefined && this.issues(operation, part, it).length === 0);
  }

  #once(key: string, make: () => Json | undefined): Json | undefined {
    if (!this.#made.has(key)) this.#made.set(key, make());
    return this.#made.get(key);
  }
}

/** True where values travel as fields, which know no empty list and no empty object. */
export const isText = ({ media }: Part): boolean =>
  media === undefined || media.codec === "form" || media.codec === "multipart";

/** The items of a list are parts, which are told apart by their position. */
const fieldsKept = (value: Json): Json =>
  Array.isArray(value) ? (value as readonly Json[]).map(withoutEmpty) : withoutEmpty(value);

function withoutEmpty(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(withoutEmpty).filter((it) => !isEmpty(it));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([name, it]) => [name, withoutEmpty(it)] as const);
  return fromEntries(entries.filter(([, it]) => !isEmpty(it)));
}

/** True for a list and an object without anything in it. */
export const isEmpty = (it: Json | undefined): boolean =>
  typeof it === "object" && it !== null && Object.keys(it).length === 0;
