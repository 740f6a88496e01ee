import { Code, Ref } from "../code/code.js";
import type { Module } from "../code/module.js";
import type { View } from "../emit/sheet.js";

/**
 * A view as Handlebars may have it: every `Code` and `Ref` becomes an object that prints itself into `module` when, and only when,
 * the template mentions it. Handlebars asks a value for `toHTML` before it escapes, so escaping stays on for everything else.
 */
export function bind(view: View, module: Module): unknown {
  if (view instanceof Code || view instanceof Ref) return printed(view, module);
  if (Array.isArray(view)) return view.map((it: View) => bind(it, module));
  if (typeof view === "object")
    return closed(Object.fromEntries(Object.entries(view).map(([name, it]) => [name, bind(it, module)])));
  return view;
}

/** A field that a template asked for and its view does not have. */
export class UnknownField extends Error {
  override readonly name = "UnknownField";

  constructor(
    readonly field: string,
    readonly known: readonly string[],
  ) {
    super(`the view has no field ${field}; it has ${known.join(", ") || "none"}`);
  }
}

/** What Handlebars asks any value for, whatever the template says. */
const asked: ReadonlySet<string> = new Set(["toHTML", "length", "call", "apply", "toString", "then"]);

/** A view that refuses to be asked for what it does not have. Handlebars' own strict mode looks away where a field is a helper's argument. */
function closed(fields: object): object {
  return new Proxy(fields, {
    /** Handlebars' own complaint has no field's name to go by; `get` is where it is made instead. */
    has: () => true,
    get(target, name, receiver): unknown {
      if (typeof name === "string" && !Object.hasOwn(target, name) && !asked.has(name))
        throw new UnknownField(name, Object.keys(target));
      return Reflect.get(target, name, receiver);
    },
  });
}

function printed(it: Code | Ref, module: Module): object {
  const empty = it instanceof Code && it.parts.every((part) => part === "");
  return { toHTML: () => module.text(it), empty };
}
