/**
 * The fields of a Path Item Object that hold operations, in the order in which these are named and printed, whatever their order in the
 * document. Of several that do alike the first gets the plain name: `PATCH` is an update before `POST` is one, `POST` a creation before
 * `PUT`.
 * @see https://spec.openapis.org/oas/v3.2.0#path-item-object
 */
export const methods: readonly string[] = "get head query patch post put delete options trace".split(" ");
