/** Pinned here, so that the output does not depend on whose machine it is. */
export const style = {
  printWidth: 120,
  tabWidth: 2,
  semi: true,
  singleQuote: false,
  trailingComma: "all",
  endOfLine: "lf",
} as const;
