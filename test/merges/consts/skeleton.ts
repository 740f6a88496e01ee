import { NotImplemented, type Handlers } from "@targets-api/server";

/** Create a target */
export const createTarget: Handlers["createTarget"] = async (request) => {
  throw new NotImplemented(request.operation);
};

/** Delete a target */
export const deleteTarget: Handlers["deleteTarget"] = async (request) => {
  throw new NotImplemented(request.operation);
};
