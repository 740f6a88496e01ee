/**
 * The fields of a Path Item Object that hold operations, in the order in which the specification lists them.
 * @see https://spec.openapis.org/oas/v3.2.0#path-item-object
 */
export const methods: readonly string[] = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
  "query",
];
