/** Fastify, by its own means: Ajv for what comes in, fast-json-stringify for what goes out, which Ajv holds against the schema before. */
import { createRequire } from "node:module";
import { created, schemaOf, target } from "../api.js";

const require = createRequire(import.meta.url);

export const fastify = {
  title: "Fastify",
  packages: ["fastify", "@fastify/formbody"],
  async start() {
    const { default: create } = await import("fastify");
    const app = create({ ajv: { customOptions: { removeAdditional: false, strict: false } } });
    await app.register(await import("@fastify/formbody"));
    const response = schemaOf("Target");
    const params = (...names) => ({
      type: "object",
      required: names,
      properties: Object.fromEntries(
        names.map((name) => [
          name,
          schemaOf(name === "Sid" ? "TargetSid" : name).$defs[name === "Sid" ? "TargetSid" : name],
        ]),
      ),
    });
    app.addHook("preSerialization", async (_, reply, payload) => {
      if (reply.statusCode < 300) check(payload);
      return payload;
    });
    const path = "/v1/ConnectionPolicies/:ConnectionPolicySid/Targets";
    const schema = {
      params: params("ConnectionPolicySid"),
      body: schemaOf("CreateTargetRequest"),
      response: { 201: response },
    };
    app.post(path, { schema }, async ({ body }, reply) => reply.code(201) && created(body));
    const one = { params: params("ConnectionPolicySid", "Sid"), response: { 200: response } };
    app.get(`${path}/:Sid`, { schema: one }, async () => target);
    await app.listen({ port: 0, host: "127.0.0.1" });
    return app.server.address().port;
  },
};

const validate = (() => {
  const { Ajv2020 } = require("ajv/dist/2020.js");
  const ajv = new Ajv2020({ strict: false });
  require("ajv-formats").default(ajv);
  return ajv.compile(schemaOf("Target"));
})();

function check(payload) {
  if (!validate(payload)) throw new Error("Not a target");
}
