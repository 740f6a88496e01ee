const a = 1;
const inner = 2;
export { a, inner as b };
