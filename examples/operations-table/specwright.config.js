import { code, markdown } from "specwright";

/**
 * An emitter of one's own: a function from what the API means to the files that say so. This one writes a table of operations.
 * @type {import("specwright").Emitter}
 */
const operationsTable = (api) => [
  {
    path: "docs/operations.md",
    template: "operations-table", // templates/operations-table.hbs, beside this config
    owner: "generator",
    view: {
      title: markdown(api.title),
      operations: api.operations.map((it) => ({
        method: markdown(it.method),
        path: markdown(it.template),
        summary: markdown(it.doc.summary),
        takes: code`${it.parameters.length}`,
      })),
    },
  },
];

/** @type {import("specwright").Config} */
export default {
  spec: "../../spec/openapi.yaml",
  templates: "templates",
  emitters: ["types", operationsTable],
};
