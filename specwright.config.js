/** @type {import("specwright").Config} */
export default {
  spec: "spec/openapi.yaml",
  output: "generated",
  scope: "@targets-api",
  client: { names: "camel", mount: ["voice"] },
};
