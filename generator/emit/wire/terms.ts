/** Several schemas of one value, in the fewest words; see `wire/facts.ts`. */
import { allows, isUntyped, type Schema } from "../../model/schema.js";
import { answerTo, Memo } from "../../model/trace.js";
import { factsOf, keyOf, type Facts, type Lookup, type Term } from "./facts.js";

/** Whether a text is a date: "either" where some alternatives say so and others don't. */
export type TextForm = "same" | "date" | "either";

/** Apart from the terms of an API, which a question that is kept would keep as well. */
const aboutFacts =
  <Answer>(term: Term, question: (facts: Facts, factsOf: (term: Term) => Facts) => Answer) =>
  (lookup: Lookup): Answer =>
    question(factsOf(lookup, term), (it) => factsOf(lookup, it));

export class Terms {
  readonly lookup: Lookup;
  readonly #numbers = new Map<Schema, number>();
  readonly #facts = new Memo<Term, Facts>(new WeakMap());
  readonly #factsByKey = new Memo<string, Facts>(new Map());

  constructor(lookup: Lookup) {
    this.lookup = lookup;
  }

  /** Equal for terms that mean the same. */
  key(term: Term): string {
    return keyOf(term, this.#numbers);
  }

  facts(term: Term): Facts {
    const find = (): Facts => factsOf(this.lookup, term);
    return this.#facts.of(term, () =>
      "every" in term || "some" in term ? this.#factsByKey.of(this.key(term), find) : find(),
    );
  }

  /** Something that can be told of a term by its facts: who asks depends on the answer alone. */
  ask<Answer>(term: Term, question: (facts: Facts, factsOf: (term: Term) => Facts) => Answer): Answer {
    return answerTo(this.lookup, aboutFacts(term, question));
  }

  /** The name of the schema that a term is a bare reference to. */
  named(term: Term): string | undefined {
    const key = this.key(term);
    return key.startsWith('"') ? (JSON.parse(key) as string) : undefined;
  }

  text(term: Term): TextForm {
    const form = this.#text(term, new Set());
    return form === "date" || form === "either" ? form : "same";
  }

  #text(term: Term, seen: ReadonlySet<string>): Text {
    if ("every" in term) return every(term.every.map((it) => this.#text(it, seen)));
    if ("some" in term) return some(term.some.map((it) => this.#text(it, seen)));
    const { ref } = term;
    const parts = [ownText(term), ...term.allOf.map((it) => this.#text(it, seen))];
    if (ref !== undefined && !seen.has(ref.name))
      parts.push(this.#text(this.lookup(ref.name), new Set([...seen, ref.name])));
    for (const branches of [term.anyOf, term.oneOf])
      if (branches !== undefined) parts.push(some(branches.map((it) => this.#text(it, seen))));
    return every(parts);
  }
}

/** "none": no text is valid; "silent": nobody says. */
type Text = TextForm | "none" | "silent";

function ownText(it: Schema): Text {
  if (isUntyped(it)) return "silent";
  if (!allows(it, "string")) return "none";
  return it.native === undefined && it.format === "date-time" && it.enum === undefined && it.const === undefined
    ? "date"
    : "same";
}

function every(parts: readonly Text[]): Text {
  return (["none", "date", "either", "same"] as const).find((it) => parts.includes(it)) ?? "silent";
}

/** Where an alternative says nothing, nothing is known of the value. */
function some(parts: readonly Text[]): Text {
  const told = parts.filter((it) => it !== "none");
  if (told.length === 0) return parts.length === 0 ? "silent" : "none";
  if (told.includes("silent")) return "same";
  return told.every((it) => it === told[0])
    ? (told[0] as Text)
    : told.includes("date") || told.includes("either")
      ? "either"
      : "same";
}

/** One level of `every` and `some` at a time, without repetitions, so that a recursion comes to an end. */
export function flat(term: Term): Term {
  for (const sign of ["every", "some"] as const) {
    if (!(sign in term)) continue;
    const list = (term as { readonly [name: string]: readonly Term[] })[sign] ?? [];
    const parts = list
      .map(flat)
      .flatMap((it) => (sign in it ? ((it as { readonly [name: string]: readonly Term[] })[sign] ?? []) : [it]));
    const unique = [...new Set(parts)];
    return unique.length === 1 ? (unique[0] as Term) : ({ [sign]: unique } as unknown as Term);
  }
  return term;
}

/** The schemas that a term is made of, outermost first. */
export function atoms(term: Term): readonly Schema[] {
  if ("every" in term) return term.every.flatMap(atoms);
  if ("some" in term) return term.some.flatMap(atoms);
  return [term];
}
