import { NotImplemented, type Handlers } from "@targets-api/server";

export const a = 1;
// the end

export const b: Handlers["b"] = async (request) => {
  throw new NotImplemented(request.operation);
};
