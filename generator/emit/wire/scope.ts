/** What the descriptors of a package share. */
import type { Diagnostics } from "../../base/diagnostic.js";
import type { Pointer } from "../../base/pointer.js";
import { Ref, type Code } from "../../code/code.js";
import type { Api, Parameter } from "../../model/api.js";
import { lookupOf } from "../../model/visit.js";
import { parameterObject } from "../parts.js";
import { NativeCode } from "./natives.js";
import type { ShapeScope } from "./shape.js";

/** Which package the descriptors are for. */
export interface WireScope {
  readonly api: Api;
  readonly package: "client" | "server";
  readonly report?: Diagnostics | undefined;
  /** Where values stand that have another form in the packages. */
  readonly natives: NativeCode;
}

export const wireScope = (api: Api, home: WireScope["package"], report?: Diagnostics): WireScope => ({
  api,
  package: home,
  report,
  natives: new NativeCode(api, home),
});

export type Half = "encode" | "decode";

/** What a name of the wire runtime is called in the package: `wireRef(scope, "encodePath")` prints `wire.encodePath`. */
export const wireRef = (scope: WireScope, name: string, typeOnly = false): Ref =>
  new Ref(name, `${scope.package}/src/runtime/wire`, typeOnly);

/** Where parameters of one place, or headers, hold such values; undefined where none does. */
export const nativesIn = (scope: WireScope, parameters: readonly Parameter[]): Code | undefined =>
  scope.natives.of(parameterObject(parameters));

/** Where shapes are written, and what is said where one is too large. */
export const shapeScope = (scope: WireScope, at: Pointer): ShapeScope => ({
  lookup: lookupOf(scope.api),
  recursive: wireRef(scope, "recursive"),
  onCut: () =>
    scope.report?.add(
      "parameter/too-large",
      at,
      "What this holds is nested too deeply, or has too many parts, to be described by name.",
      "Send it as JSON, or give it fewer levels.",
    ),
});
