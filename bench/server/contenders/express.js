/** Express with express-openapi-validator, which reads the same document. */
import { created, document, target } from "../api.js";

export const express = {
  title: "Express with express-openapi-validator",
  packages: ["express", "express-openapi-validator"],
  async start() {
    const { default: create } = await import("express");
    const { default: validator } = await import("express-openapi-validator");
    const app = create();
    app.use(create.urlencoded({ extended: false }));
    app.use(
      validator.middleware({
        apiSpec: document,
        validateSecurity: false,
        validateRequests: { coerceTypes: true },
        validateResponses: true,
      }),
    );
    const path = "/v1/ConnectionPolicies/:ConnectionPolicySid/Targets";
    app.post(path, (request, response) => void response.status(201).json(created(request.body)));
    app.get(`${path}/:Sid`, (_, response) => void response.json(target));
    app.use((error, _, response, _next) => void response.status(error.status ?? 500).json({ message: error.message }));
    return new Promise((resolve) => {
      const server = app.listen(0, "127.0.0.1", () => resolve(server.address().port));
    });
  },
};
