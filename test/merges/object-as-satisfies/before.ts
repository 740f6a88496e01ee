import type { Handlers } from "@targets-api/server";
const handlers = { a: 1, b: 2 } as unknown satisfies object;
export { handlers };
