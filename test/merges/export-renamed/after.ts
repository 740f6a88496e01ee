import { NotImplemented, type Handlers } from "@targets-api/server";

const one = 1;
export { one as a };

export const b: Handlers["b"] = async (request) => {
  throw new NotImplemented(request.operation);
};
