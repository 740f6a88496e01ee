import type { Handlers } from "@targets-api/server";
import { NotImplemented as NotImplemented2 } from "@targets-api/server";
class NotImplemented extends Error {}
export const a: Handlers["a"] = () => { throw new NotImplemented(); };

export const b: Handlers["b"] = async (request) => {
  throw new NotImplemented2(request.operation);
};
