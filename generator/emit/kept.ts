import type { Diagnostics, Said } from "../base/diagnostic.js";
import { isSame } from "../base/same.js";
import type { ModulePath } from "../code/code.js";
import type { Api, NamedSchema, Operation } from "../model/api.js";
import { allOperations } from "../model/hooks.js";
import { traced, type Question, type Sources } from "../model/trace.js";
import type { Schema } from "../model/schema.js";
import { lookupOf } from "../model/visit.js";
import type { Settings } from "./settings.js";
import type { Symbols } from "./symbols.js";

/** What a chapter is made of, and what came of it. */
interface Entry extends Sources {
  /** Its operations or schemas, by id or name. */
  readonly items: readonly string[];
  readonly given: unknown;
  readonly made: unknown;
  readonly said: readonly Said[];
}

/** What all files depend on. */
export interface General {
  readonly api: Api;
  readonly symbols: Symbols;
  readonly settings: Settings;
}

/**
 * The chapters that a run has made, for the next one in the same process. A chapter is made again when its operations or schemas change,
 * a schema that was looked up for it, or what one answered, what things are called, the settings, or what else its emitter says that it depends on.
 */
export class Kept {
  #before: ReadonlyMap<ModulePath, Entry> = new Map();
  #now = new Map<ModulePath, Entry>();
  #general: General | undefined;
  #isSameSchema: (name: string) => boolean = () => false;
  #isSameOperation: (id: string) => boolean = () => false;
  #hasSameAnswer: (question: Question) => boolean = () => false;

  /** Another run begins. */
  begin(general: General): void {
    const before = this.#general;
    const isGood = before !== undefined && isGeneralSame(before, general);
    this.#before = isGood ? this.#now : new Map();
    this.#now = new Map();
    this.#general = general;
    if (!isGood) return;
    this.#isSameSchema = comparison(byName(before.api), byName(general.api));
    this.#isSameOperation = comparison(byId(before.api), byId(general.api));
    this.#hasSameAnswer = (it) => [...it.names].every(this.#isSameSchema) || isAnswerSame(it, lookupOf(general.api));
  }

  /** How many chapters of this run there are, and how many of them are of the run before. */
  get count(): { readonly all: number; readonly kept: number } {
    const kept = [...this.#now].filter(([file, it]) => this.#before.get(file)?.made === it.made);
    return { all: this.#now.size, kept: kept.length };
  }

  /**
   * What is made for the chapter in a file, as it is or anew. `given`: what `make` depends on besides `items`. `isStill`: asked last about
   * what there is, which then is kept if it is true.
   */
  chapter<Made>(
    file: ModulePath,
    items: readonly (Operation | NamedSchema)[],
    given: unknown,
    report: Diagnostics | undefined,
    make: () => Made,
    isStill: (made: Made) => boolean = () => true,
  ): Made {
    const before = this.#before.get(file);
    const keys = items.map((it) => ("name" in it ? it.name : it.id));
    if (before !== undefined && this.#holds(before, keys, items, given) && isStill(before.made as Made)) {
      for (const it of before.said) report?.add(...it);
      this.#now.set(file, { ...before, given });
      return before.made as Made;
    }
    const { made, said } = report?.heard(() => traced(make)) ?? { made: traced(make), said: [] };
    this.#now.set(file, { ...made, items: keys, given, said });
    return made.made;
  }

  #holds(before: Entry, keys: readonly string[], items: readonly (Operation | NamedSchema)[], given: unknown): boolean {
    return (
      isSame(before.items, keys) &&
      items.every((it) => ("name" in it ? this.#isSameSchema(it.name) : this.#isSameOperation(it.id))) &&
      [...before.names].every(this.#isSameSchema) &&
      before.questions.every(this.#hasSameAnswer) &&
      isSame(before.given, given)
    );
  }
}

const byName = ({ schemas }: Api): ReadonlyMap<string, unknown> => new Map(schemas.map((it) => [it.name, it]));
const byId = (api: Api): ReadonlyMap<string, unknown> => new Map(allOperations(api).map((it) => [it.id, it]));

/** Something was looked up that is no more, where asking fails. */
function isAnswerSame({ ask, answer }: Question, lookup: (name: string) => Schema): boolean {
  try {
    return isSame(ask(lookup), answer);
  } catch {
    return false;
  }
}

function comparison(before: ReadonlyMap<string, unknown>, now: ReadonlyMap<string, unknown>): (key: string) => boolean {
  const known = new Map<string, boolean>();
  return (key) => {
    const found = known.get(key) ?? (now.has(key) && isSame(before.get(key), now.get(key)));
    known.set(key, found);
    return found;
  };
}

/** Nothing that is still there is called otherwise, and all that is not an operation or a schema is the same. */
function isGeneralSame(before: General, now: General): boolean {
  const frame = (it: Api): object => ({ ...it, operations: [], webhooks: [], schemas: [] });
  return (
    isSame(before.settings, now.settings) &&
    isSame(frame(before.api), frame(now.api)) &&
    now.symbols.agrees(before.symbols)
  );
}
