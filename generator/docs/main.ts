import { parseArgs } from "node:util";
import { buildDocs } from "./build.js";
import { LintFailed } from "./lint.js";

const usage = `Usage: node dist/docs/main.js [--spec spec/openapi.yaml] [--config spec/redocly.yaml] [--out docs] [--client @targets-api/client]`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      spec: { type: "string", default: "spec/openapi.yaml" },
      config: { type: "string", default: "spec/redocly.yaml" },
      out: { type: "string", default: "docs" },
      client: { type: "string", default: "@targets-api/client" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const docs = await buildDocs({
    spec: values.spec,
    config: values.config,
    out: values.out,
    samples: { package: values.client },
  });
  console.log(Object.values(docs).join("\n"));
  return 0;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof LintFailed ? error.message : error);
    process.exitCode = 1;
  },
);
