// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** True where NODE_ENV says so. */
export function isProduction(): boolean {
  const { process } = globalThis as { readonly process?: { readonly env?: { readonly NODE_ENV?: string } } };
  return process?.env?.NODE_ENV === "production";
}
