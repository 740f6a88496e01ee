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
  if (typeof view === "object") return Object.fromEntries(Object.entries(view).map(([name, it]) => [name, bind(it, module)]));
  return view;
}

function printed(it: Code | Ref, module: Module): object {
  const empty = it instanceof Code && it.parts.every((part) => part === "");
  return { toHTML: () => module.text(it), empty };
}
