import type { Json } from "../../generator/base/json.js";

const json = (schema: Json, rest: object = {}): Json => ({ "application/json": { schema, ...rest } });
const ref = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

/** A document with a text in every place that OpenAPI 3.2 and JSON Schema have for one. */
export const document: Json = {
  openapi: "3.2.0",
  info: {
    title: "Pets",
    summary: "A summary",
    description: "A description",
    termsOfService: "https://pets.example/terms",
    contact: { name: "Someone", url: "https://pets.example", email: "a@pets.example" },
    license: { name: "MIT", identifier: "MIT" },
    version: "1.0.0",
    "x-info": { "x-inner": ["text"] },
  },
  jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
  servers: [
    {
      url: "https://{region}.pets.example/v1",
      description: "A server",
      variables: { region: { enum: ["eu", "us"], default: "eu", description: "A region" } },
    },
  ],
  tags: [
    {
      name: "pets",
      summary: "Pets",
      description: "About pets",
      externalDocs: { url: "https://pets.example", description: "More" },
    },
  ],
  externalDocs: { url: "https://pets.example", description: "More" },
  security: [{ basic: [] }, { oauth: ["read"] }, {}],
  paths: {
    "/pets/{petId}": {
      summary: "A pet",
      description: "One pet",
      servers: [{ url: "https://pets.example" }],
      parameters: [
        {
          name: "petId",
          in: "path",
          required: true,
          description: "Which",
          style: "label",
          schema: { type: "string", pattern: "^[a-z]+$" },
          example: "rex",
        },
      ],
      get: {
        operationId: "getPet",
        tags: ["pets"],
        summary: "Reads a pet",
        description: "Reads one pet",
        externalDocs: { url: "https://pets.example", description: "More" },
        parameters: [
          {
            name: "fields",
            in: "query",
            description: "Fields",
            schema: { type: "array", items: { enum: ["name", "kind"] } },
          },
          {
            name: "filter",
            in: "query",
            style: "deepObject",
            schema: { type: "object", properties: { from: { type: "string" } } },
          },
          { name: "X-Trace", in: "header", description: "Trace", schema: { type: "string", default: "none" } },
          {
            name: "session",
            in: "cookie",
            schema: { type: "string" },
            examples: { one: { summary: "One", value: "abc" } },
          },
          { name: "where", in: "query", content: json({ type: "object", properties: { a: { type: "string" } } }) },
        ],
        responses: {
          "200": {
            summary: "Found",
            description: "A pet",
            headers: { "X-Rate": { description: "Rate", schema: { type: "integer" }, example: 1 } },
            content: json(ref("schemas", "Pet"), {
              examples: { rex: { summary: "Rex", description: "A dog", value: { kind: "dog", name: "Rex" } } },
            }),
            links: {
              friend: { operationId: "getPet", parameters: { petId: "$response.body#/name" }, description: "A friend" },
            },
          },
          "4XX": { $ref: "#/components/responses/Fault" },
          default: { description: "Otherwise", content: { "text/plain": { schema: { type: "string" } } } },
        },
        security: [{ key: [] }],
        "x-resource": { method: "fetch" },
      },
      put: {
        operationId: "putPet",
        tags: ["pets"],
        requestBody: { $ref: "#/components/requestBodies/Pet" },
        responses: { "204": { description: "Done" } },
        callbacks: {
          changed: {
            "{$request.body#/url}": {
              post: {
                requestBody: { content: json(ref("schemas", "Pet")) },
                responses: { "200": { description: "ok" } },
              },
            },
          },
        },
      },
    },
    "/pets": {
      get: {
        operationId: "listPets",
        tags: ["pets"],
        parameters: [{ name: "Page", in: "query", schema: { type: "integer" } }, ref("parameters", "Size")],
        responses: {
          "200": {
            description: "Pets",
            content: json({
              type: "object",
              properties: { items: { type: "array", items: ref("schemas", "Pet") }, next: { type: "string" } },
            }),
          },
        },
        "x-pagination": { items: "/items", next: { url: "/next" }, size: "Size" },
      },
      post: {
        tags: ["pets", "more pets"],
        requestBody: {
          description: "A pet",
          required: true,
          content: {
            "application/x-www-form-urlencoded": {
              schema: { type: "object", properties: { tag: { type: "array", items: { type: "string" } } } },
              encoding: { tag: { style: "form", explode: false } },
            },
            "multipart/form-data": {
              schema: {
                type: "object",
                properties: { photo: { type: "string", format: "binary" }, note: { type: "string" } },
              },
              encoding: { photo: { contentType: "image/png", headers: { "X-Part": { schema: { type: "string" } } } } },
            },
            "application/octet-stream": {},
          },
        },
        responses: {
          "201": { description: "Made", content: { "application/jsonl": { itemSchema: ref("schemas", "Pet") } } },
        },
      },
      additionalOperations: { COPY: { operationId: "copyPets", responses: { "204": { description: "Copied" } } } },
    },
  },
  webhooks: {
    born: {
      post: {
        operationId: "petBorn",
        requestBody: { content: json(ref("schemas", "Pet")) },
        responses: { "200": { description: "Thanks" } },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        title: "A pet",
        description: "Some pet",
        oneOf: [ref("schemas", "Dog"), ref("schemas", "Cat")],
        discriminator: { propertyName: "kind", mapping: { dog: "#/components/schemas/Dog", cat: "Cat" } },
        externalDocs: { url: "https://pets.example", description: "More" },
      },
      Dog: {
        type: "object",
        required: ["kind"],
        properties: {
          kind: { type: "string", const: "dog" },
          name: {
            type: "string",
            title: "Name",
            description: "Its name",
            default: "Rex",
            examples: ["Rex"],
            maxLength: 20,
            deprecated: true,
          },
          size: { type: "integer", format: "int32", enum: [1, 2] },
          colour: { enum: ["red", "green", null], "x-enumDescriptions": ["Red", "Green"] },
          secret: { type: "string", "x-pii": { handling: "standard" } },
          id: { type: "string", format: "uuid", readOnly: true },
          email: { type: "string", format: "email" },
          data: {
            type: "string",
            contentEncoding: "base64",
            contentMediaType: "application/json",
            contentSchema: { type: "object" },
          },
          friend: { $ref: "#/components/schemas/Pet", description: "Its friend" },
        },
        patternProperties: { "^x-": { type: "string" } },
        additionalProperties: { type: "string" },
        dependentRequired: { name: ["kind"] },
        dependentSchemas: { size: { required: ["name"] } },
        propertyNames: { pattern: "^[a-z-]*$" },
        "x-extension": "text",
      },
      Cat: {
        allOf: [
          { type: "object", required: ["kind"], properties: { kind: { const: "cat" } } },
          {
            if: { required: ["lives"] },
            then: { properties: { lives: { maximum: 9 } } },
            else: { properties: { name: { type: "string" } } },
          },
          { not: { required: ["bark"] } },
          { anyOf: [{ type: "object" }, { type: "null" }] },
        ],
        $comment: "A comment",
        unevaluatedProperties: true,
      },
      Tree: {
        $id: "https://pets.example/tree",
        $dynamicAnchor: "node",
        type: "object",
        properties: { children: { type: "array", items: { $dynamicRef: "#node" } } },
      },
      Tuple: {
        type: "array",
        prefixItems: [{ const: "a" }, { $anchor: "second", type: "number" }],
        items: false,
        contains: { const: "a" },
      },
      Level: {
        title: "How much",
        description: '<p>See <a href="https://pets.example">levels</a></p>',
        type: "string",
        oneOf: [
          { const: "low", title: "Low", description: "A little" },
          { const: "high", description: "<b>A lot</b>" },
        ],
      },
      Second: { $defs: { inner: { type: "string" } }, $ref: "#/components/schemas/Second/$defs/inner" },
    },
    responses: {
      Fault: {
        description: "A fault",
        content: {
          "application/problem+json": { schema: { type: "object", properties: { title: { type: "string" } } } },
        },
      },
    },
    parameters: {
      Size: { name: "Size", in: "query", description: "How many", schema: { type: "integer", maximum: 100 } },
    },
    requestBodies: {
      Pet: { description: "A pet", content: json(ref("schemas", "Pet"), { example: { kind: "cat" } }), required: true },
    },
    headers: { Rate: { description: "Rate", schema: { type: "integer" } } },
    examples: { Rex: { summary: "Rex", description: "A dog", value: { kind: "dog" } } },
    securitySchemes: {
      basic: { type: "http", scheme: "basic", description: "Basic" },
      bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
      key: { type: "apiKey", in: "header", name: "X-Key", description: "A key" },
      oauth: {
        type: "oauth2",
        flows: {
          clientCredentials: {
            tokenUrl: "https://pets.example/token",
            refreshUrl: "https://pets.example/refresh",
            scopes: { read: "May read" },
          },
        },
      },
      connect: { type: "openIdConnect", openIdConnectUrl: "https://pets.example/connect" },
    },
  },
};
