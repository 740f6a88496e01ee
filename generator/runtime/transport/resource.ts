/** What resources are built from. */
import { ResponseError } from "./errors.js";
import type { Answer, Answered } from "./types.js";

/** A function with members: `targets(sid)` beside `targets.create(…)`. Getters stay getters, so that members are built when they are asked for. */
export function callable<Select extends (...ids: never[]) => object, Members extends object>(
  select: Select,
  members: Members,
): Select & Members {
  return Object.defineProperties(select, Object.getOwnPropertyDescriptors(members)) as Select & Members;
}

/** What every instance can do besides its resource's methods. */
export interface Instance<Data> {
  /** The bare data. */
  toJSON(): Data;
}

/** Which properties hold personal data: by name, all of them or what is below them; by {@link others}, those of all other names. */
export interface Personal {
  readonly [name: string]: true | (() => Personal);
  readonly [others]?: true | (() => Personal);
}

export const others: unique symbol = /* @__PURE__ */ Symbol("others");

/**
 * Data with the methods of its context, which it inherits: they are not copied, compared or printed. Printing leaves out personal data.
 * What is no object is returned as it is.
 */
export function instance<Data, Context extends object>(
  data: Data,
  context: Context,
  personal: Personal = {},
): Data & Context & Instance<Data> {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return data as Data & Context & Instance<Data>;
  const it = Object.setPrototypeOf({ ...data }, context) as Data & Context & Instance<Data>;
  const hidden = { toJSON: () => ({ ...data }), [inspect]: () => redacted(data, personal) };
  for (const key of Reflect.ownKeys(hidden)) {
    if (!Object.hasOwn(it, key)) Object.defineProperty(it, key, { value: Reflect.get(hidden, key) as unknown });
  }
  return it;
}

/** A property of data that may be anything. */
export const property = (data: unknown, name: string): unknown =>
  typeof data === "object" && data !== null && Object.hasOwn(data, name)
    ? (data as Record<string, unknown>)[name]
    : undefined;

/** The items of a list, each made into something else. What is no list is returned as it is. */
export const mapped = <Item>(value: unknown, make: (item: unknown) => Item): Item[] =>
  Array.isArray(value) ? value.map(make) : (value as Item[]);

/** What Node, Deno and Bun call to print an object. */
const inspect = /* @__PURE__ */ Symbol.for("nodejs.util.inspect.custom");

/** A refusal whose body holds personal data: it is in `body`, and not in what is printed or written as JSON. */
export abstract class PersonalResponseError<
  Status extends number = number,
  Body = unknown,
  HeaderValues = Readonly<Record<string, unknown>> | undefined,
> extends ResponseError<Status, Body, HeaderValues> {
  /** What of the body is personal: all of it, or some properties. */
  protected abstract get personal(): Personal | true;

  constructor(operation: string, answer: Answer & Answered) {
    super(operation, answer);
    const printed = (): Error => Object.assign(new Error(this.message), { stack: this.stack }, this.toJSON());
    Object.defineProperty(this, inspect, { value: printed });
  }

  toJSON(): { readonly name: string; readonly operation: string; readonly status: Status; readonly body: unknown } {
    const { name, operation, status, body, personal } = this;
    return { name, operation, status, body: personal === true ? hidden(body) : redacted(body, personal) };
  }
}

/** A copy without personal data. */
export function redacted(value: unknown, personal: Personal): unknown {
  if (Array.isArray(value)) return value.map((it) => redacted(it, personal));
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, it]: [string, unknown]) => {
      const mark = Object.hasOwn(personal, name) ? personal[name] : personal[others];
      return [name, mark === undefined ? it : mark === true ? hidden(it) : redacted(it, mark())];
    }),
  );
}

/** That there is nothing is no secret. */
const hidden = (it: unknown): unknown => (it === null || it === undefined ? it : "[redacted]");
