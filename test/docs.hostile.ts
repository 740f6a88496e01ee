import type { JsonObject } from "../generator/docs/tree.js";

const markup =
  "<script>pwned = 1; alert('text')</script> <img id=mine src=http://evil.test/a.png onerror=alert(1)> ![x](http://evil.test/b.png)\n\n" +
  "</div></script></style><style id=mine>body { display: none }</style><base id=mine href=http://evil.test/> [x](javascript:alert(1))\n\n" +
  '<iframe src="http://evil.test"></iframe> `<b id=mine>` <!-- {% partial file="/etc/passwd" /%} {{ x }} \u2028';

const shell = "'\"`$(touch pwned)`; $(touch pwned) \\ \n ${x} !! \u0007*/ </script><!--";

/** A document every text of which tries to become something else: markup, a script, a command, an end of the text it stands in. */
export const hostile: JsonObject = {
  openapi: "3.1.0",
  info: {
    title: "</title></script><script>alert('title')</script>",
    version: "1</script><script>alert(2)</script>",
    description: markup,
  },
  servers: [{ url: "/{version}/", variables: { version: { default: "v2" } } }],
  tags: [{ name: "things", description: markup }],
  security: [{ token: [], queryKey: [] }],
  paths: {
    "/things/{id}": {
      parameters: [
        {
          name: "id",
          in: "path",
          required: true,
          description: markup,
          schema: { type: "string", examples: ["a b/'$(touch pwned)"] },
        },
      ],
      put: {
        operationId: "everything",
        tags: ["things"],
        summary: "<script>alert(3)</script>",
        description: markup,
        parameters: [
          { name: "tag", in: "query", required: true, schema: { type: "array", examples: [["x", "y"]] } },
          {
            name: "range",
            in: "query",
            required: true,
            schema: { type: "object", required: ["from"], properties: { from: { type: "integer", minimum: 1 } } },
          },
          { name: "X-Trace", in: "header", required: true, schema: { const: "one\r\nX-Evil: two" } },
          { name: "session", in: "cookie", required: true, schema: { type: "string", default: "$(touch pwned)" } },
          { name: "left-out", in: "query", schema: { type: "string" } },
        ],
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: { type: "object" },
              examples: { it: { summary: markup, value: { [shell]: shell, ["__proto__"]: { x: shell }, "a-b": [] } } },
            },
          },
        },
        responses: {
          "200": {
            description: markup,
            content: { "application/json": { schema: { $ref: "#/components/schemas/class" } } },
          },
        },
      },
    },
    "/'$(touch pwned)'": {
      post: {
        operationId: "upload",
        tags: ["things"],
        requestBody: {
          required: true,
          content: {
            "multipart/form-data": {
              schema: {
                required: ["photo", "note"],
                properties: {
                  photo: { type: "string", format: "binary" },
                  note: { type: "string", const: `@/etc/passwd ${shell}` },
                },
              },
            },
          },
        },
        responses: { "204": { description: "Nothing." } },
      },
      get: {
        operationId: "x\"; alert(1) // </script>'$(touch pwned)",
        parameters: [{ name: "__proto__", in: "query", required: true, schema: { enum: [shell] } }],
        responses: { "200": { description: "X.", content: { "text/plain": { schema: { type: "string" } } } } },
      },
    },
  },
  components: {
    securitySchemes: {
      token: { type: "http", scheme: "bearer", description: markup },
      queryKey: { type: "apiKey", in: "query", name: "api key", description: markup },
    },
    schemas: {
      class: {
        type: "object",
        title: "</script><script>alert(4)</script>",
        description: markup,
        properties: {
          "</script><script>alert(5)</script>": {
            type: "string",
            enum: ["</script><script>alert(6)</script>"],
            "x-enumDescriptions": { a: markup },
          },
        },
      },
    },
  },
};
