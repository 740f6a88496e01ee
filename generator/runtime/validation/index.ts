/**
 * What generated validators are made of. A guard and an explanation of one schema agree on every value, and on these points:
 * - Only JSON values have a type. NaN, the infinities, `undefined`, functions, symbols and bigints fail every `type`, `enum` and `const`,
 *   and concern no keyword that is for values of a type; the schema `{}` takes them.
 * - A property that is `undefined` is not there. Only an object's own properties count, whatever they are called.
 * - An object is what `typeof` says, arrays aside.
 * - `type: string` with `format: binary` takes bytes as well: a `Blob`, a `Uint8Array`, an `ArrayBuffer`. Their length is in bytes.
 * - A schema may lead back into itself 500 times in a row; deeper data is refused with an issue "depth".
 * - Formats are checked unless the generator was told not to, and if they are built in or registered; patterns, if they are regular
 *   expressions.
 * - Numbers are JavaScript's, as `JSON.parse` makes them: of an integer beyond 2^53 it keeps the nearest double, and that is what every
 *   keyword sees. `multipleOf` takes both numbers as the decimals they are written as.
 */
export { bounded, limitDepth } from "./bounded.js";
export { equal, isUnique } from "./equal.js";
export { contains, items, lengths, unique } from "./explain-array.js";
export { applied, conditions, dependentSchemas } from "./explain-composition.js";
export { patternProperties, propertyNames, sizes } from "./explain-names.js";
export { objects } from "./explain-object.js";
export { numbers, texts, values } from "./explain-scalars.js";
export { unions } from "./explain-unions.js";
export { unevaluated } from "./evaluated.js";
export { fieldsOf, has, isArray, isFinite, isInteger, isObject, own, plain, setOf, type Fields } from "./fields.js";
export { format, registerFormat, type FormatCheck } from "./format.js";
export { isDate, isDateTime, isDuration, isTime } from "./format-dates.js";
export { isEmail, isHostname, isIdnEmail, isIdnHostname, isIpv4, isIpv6 } from "./format-hosts.js";
export { isByte, isDouble, isFloat, isInt32, isInt64 } from "./format-numbers.js";
export { isBigInt64, isBinary, isBytes, isInstant, lengthOf, toBigInt64, toBytes, toInstant } from "./natives.js";
export { isJsonPointer, isRegex, isRelativeJsonPointer, isUuid } from "./format-text.js";
export { isIri, isIriReference, isUri, isUriReference, isUriTemplate } from "./format-uris.js";
export { interpreted } from "./interpreted.js";
export type { Issue, IssueOptions } from "./issue.js";
export type { JsonSchema } from "./json-schema.js";
export { everything } from "./keywords.js";
export { isMultipleOf } from "./numbers.js";
export { parser, type ParseOptions, type Parser } from "./parser.js";
export type { Format, Means, Rules, SchemaData } from "./schema.js";
export type { Standard, StandardResult } from "./standard.js";
export { privacy } from "./privacy.js";
export { isAtLeast, isAtMost, pattern } from "./text.js";
export { check, refuse, ValidationError, validator, type Validator } from "./validator.js";
