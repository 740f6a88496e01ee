/** Words that can't name a binding or a type in a TypeScript module. */
export const languageWords: readonly string[] = (
  "break case catch class const continue debugger default delete do else enum export extends false finally for function if import in " +
  "instanceof new null return super switch this throw true try typeof var void while with as async await declare from get implements " +
  "infer interface is keyof let module namespace never of package private protected public readonly require set static symbol type " +
  "undefined unique unknown using yield any bigint boolean number object string arguments eval"
).split(" ");

/** Namespaces by which generated packages reach each other and their runtime; see `code/module.ts`. */
export const namespaces: readonly string[] = [
  "types",
  "validators",
  "client",
  "server",
  "validation",
  "wire",
  "transport",
  "routing",
  "sending",
];

/** What the client's and the server's index export besides operations, and what none may export: `import()` would take it for a promise. */
export const packageExports: readonly string[] = [
  "then",
  "createClient",
  "createLightClient",
  "clientCredentials",
  "createRouter",
  "createWebhookRouter",
  "createCallbackRouter",
  "resources",
  "routes",
  "handlers",
];

/**
 * Globals that a module with types of its own making may mention. The schema modules mention none (an index signature instead of
 * `Record`, `globalThis.Blob` instead of `Blob`), so that a schema may be called `Error` or `Record`.
 */
export const globals: readonly string[] = (
  "AbortSignal Array AsyncIterable AsyncIterator Blob Boolean Date Error Exclude Extract Function Headers JSON Map Number Object Omit " +
  "Partial Pick Promise Readonly ReadonlyArray Record RegExp Request Response Set String Symbol URL Uint8Array"
).split(" ");
