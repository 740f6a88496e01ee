/** Errors that name what the user should mend; by name, so that none of the modules that throw them must be loaded. */
export function isUsersMistake(error: unknown): error is Error {
  return error instanceof Error && ["OptionError", "TemplateError", "FormatterError"].includes(error.name);
}
