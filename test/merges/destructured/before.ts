const all = { a: 1, nested: [2] };
export const { a, nested: [b] } = all;
