// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import { contains, items, lengths, unique } from "./explain-array.js";
import { applied, conditions, dependentSchemas } from "./explain-composition.js";
import { patternProperties, propertyNames, sizes } from "./explain-names.js";
import { objects } from "./explain-object.js";
import { numbers, texts, values } from "./explain-scalars.js";
import { unions } from "./explain-unions.js";
import { unevaluated } from "./evaluated.js";
import { privacy } from "./privacy.js";
import type { Means } from "./schema.js";

/** What it takes to explain any schema. The order of keywords is that in which what they find at one place is told. */
export const everything = (): Means => ({
  keywords: [
    ...[values, texts, numbers, lengths, unique, contains, items, sizes, propertyNames, objects, patternProperties],
    ...[unevaluated, dependentSchemas, applied, unions, conditions],
  ],
  privacy,
});
