import type { Handlers } from "@targets-api/server";
class NotImplemented extends Error {}
export const a: Handlers["a"] = () => { throw new NotImplemented(); };
