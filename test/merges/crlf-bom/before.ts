export const a = 1;
// the end