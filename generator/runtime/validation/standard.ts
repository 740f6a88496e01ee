/**
 * Standard Schema, version 1, and Standard JSON Schema: the interfaces by which form libraries, routers and others take a validator
 * without knowing whose it is.
 * @see https://standardschema.dev
 */
import type { Issue } from "./issue.js";
import type { JsonSchema } from "./json-schema.js";

export interface Standard<Value> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly types?: { readonly input: Value; readonly output: Value } | undefined;
    readonly validate: (value: unknown) => StandardResult<Value>;
    readonly jsonSchema: {
      readonly input: (options: JsonSchemaOptions) => Record<string, unknown>;
      readonly output: (options: JsonSchemaOptions) => Record<string, unknown>;
    };
  };
}

export type StandardResult<Value> =
  { readonly value: Value; readonly issues?: undefined } | { readonly issues: readonly Issue[] };

export interface JsonSchemaOptions {
  readonly target: string;
}

/** The schema in the dialect that is asked for. Throws for any but "draft-2020-12", the one it is in. */
export function inDialect(schema: JsonSchema, { target }: JsonSchemaOptions): Record<string, unknown> {
  if (target !== "draft-2020-12") throw new Error(`There is no ${target} of this schema, only draft-2020-12`);
  if (typeof schema === "boolean") return schema ? {} : { not: {} };
  return { ...schema };
}
