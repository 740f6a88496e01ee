// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
/** True for equal texts, in a time that tells nothing about where they differ. For passwords, tokens and keys. */
export function equalSecrets(given: string, expected: string): boolean {
  const encoder = new TextEncoder();
  const a = encoder.encode(given);
  const b = encoder.encode(expected);
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i += 1) difference |= (a[i] ?? 0) ^ (b[i % b.length] ?? 0);
  return difference === 0;
}
