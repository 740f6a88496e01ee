/** @type {import("specwright").Config} */
export default {
  spec: "spec/openapi.yaml",
  output: "generated",
  scope: "@targets-api",
  format: "prettier",
  client: { names: "camel", mount: ["voice"] },
};
