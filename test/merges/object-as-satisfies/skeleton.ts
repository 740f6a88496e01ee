import { NotImplemented, type Handlers } from "@targets-api/server";

export const a: Handlers["a"] = async (request) => {
  throw new NotImplemented(request.operation);
};

export const b: Handlers["b"] = async (request) => {
  throw new NotImplemented(request.operation);
};
