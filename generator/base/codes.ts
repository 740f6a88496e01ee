import type { Severity } from "./diagnostic.js";

/** What is known of a diagnostic before any document is read. */
export interface Rule {
  readonly severity: Severity;
  /** What is the case. */
  readonly means: string;
  /** What becomes of it where it does not end the run. An error without one can't be lowered: nothing right could be generated. */
  readonly fallback?: string;
  /** True where nothing is carried out in another way than it is written. */
  readonly onlyRisk?: true;
}

/** Every code that a diagnostic may have. They are stable: a code keeps its meaning, and none is given twice. */
export const codes = {
  "document/not-readable": { severity: "error", means: "The document's file can't be opened." },
  "document/syntax": { severity: "error", means: "A file is neither YAML 1.2 nor JSON." },
  "document/bounds": {
    severity: "error",
    means:
      "A file nests too deeply, or the files together are too long or hold too many values, YAML aliases written out and whole maps that are referred to repeated.",
  },
  "document/unknown-version": {
    severity: "error",
    means: "The document is not OpenAPI 3.0, 3.1 or 3.2, nor Swagger 2.0.",
  },
  "document/converted": {
    severity: "warning",
    means: "The document is Swagger 2.0.",
    fallback: "It is converted to OpenAPI 3.0 first; places are those of the original.",
  },
  "document/no-info": {
    severity: "warning",
    means: "There is no title or no version.",
    fallback: "“API” and “0.0.0” stand in.",
  },
  "document/not-text": {
    severity: "warning",
    means: "A text for people is a number, a switch or null.",
    fallback: "Its own text is used.",
  },
  "document/wrong-type": {
    severity: "error",
    means: "A value is of another JSON type than the specification asks for.",
    fallback: "It is left out.",
  },
  "ref/unresolved": {
    severity: "error",
    means: "A reference leads nowhere, or to where nothing may be read.",
    fallback: "Anything is allowed in its place, and what is no schema is left out.",
  },
  "ref/circular": {
    severity: "error",
    means: "References lead back to where they came from.",
    fallback: "What they stand for is left out.",
  },
  "ref/wrong-kind": {
    severity: "warning",
    means: "A reference leads to a component of another kind, or to a whole document.",
    fallback: "The target is read as what is asked for.",
  },
  "ref/ignored-siblings": {
    severity: "warning",
    means: "In OpenAPI 3.0, something stands beside a `$ref`.",
    fallback: "It has no force.",
  },
  "ref/outside-id": {
    severity: "warning",
    means: "A pointer leads nowhere within the schema's `$id`, but somewhere in its file.",
    fallback: "It is taken from the file's root.",
  },
  "ref/unbound": {
    severity: "warning",
    means: "A `$dynamicRef` has no anchor to start from.",
    fallback: "Anything is allowed, unless who refers to it binds the anchor.",
  },
  "schema/endless": { severity: "error", means: "A schema consists of itself, without looking into a value." },
  "schema/too-deep": {
    severity: "error",
    means: "A schema leads to another, that to a third, and so on more than 100 times without looking into a value.",
  },
  "schema/part-of-itself": {
    severity: "warning",
    means: "A schema names itself in its `allOf`, beside something else.",
    fallback: "That asks nothing, and is left out.",
  },
  "schema/family": {
    severity: "warning",
    means: "A schema is a choice among schemas that extend it.",
    fallback: "What they extend becomes a schema of its own.",
  },
  "schema/discriminator": {
    severity: "error",
    means: "A discriminator has no `propertyName`.",
    fallback: "It is left out.",
  },
  "schema/nullable": {
    severity: "warning",
    means: "`nullable` is used after OpenAPI 3.0.",
    fallback: "It has no force.",
  },
  "schema/unknown-dialect": {
    severity: "warning",
    means: "`$schema` or `jsonSchemaDialect` names a dialect that is not known, or needs a vocabulary that is not.",
    fallback: "The schemas are read as JSON Schema 2020-12.",
  },
  "schema/unknown-type": {
    severity: "error",
    means: "`type` names a type that JSON Schema does not have.",
    fallback: "That name is left out; if it is the only one, any type is allowed.",
  },
  "schema/bad-multiple": {
    severity: "error",
    means: "`multipleOf` is not greater than 0.",
    fallback: "It is left out.",
  },
  "schema/two-forms": {
    severity: "warning",
    means:
      "`values` asks for another form of a format, and in one place some schemas have that format and others don't.",
    fallback: "The value stays as it travels.",
  },
  "path/no-slash": {
    severity: "error",
    means: "A path does not start with a slash.",
    fallback: "A slash is put in front; where that path is described already, this one is left out.",
  },
  "path/too-long": { severity: "error", means: "A path has more than 100 segments." },
  "path/not-a-template": {
    severity: "warning",
    means: "A path names a parameter as a URI Template would.",
    fallback: "The declared parameter of that name is meant.",
  },
  "path/repeated-name": {
    severity: "warning",
    means: "A path names a parameter more than once.",
    fallback: "The client writes its value in each place; the server takes what stands in the last.",
  },
  "path/ambiguous": {
    severity: "warning",
    means: "Two operations match the same requests.",
    fallback: "Both are in the client; the server calls the first.",
  },
  "path/own-callback": {
    severity: "warning",
    means: "A path is among its own callbacks.",
    fallback: "It is left out there.",
  },
  "operation/duplicate-id": {
    severity: "error",
    means: "Two operations share an operationId.",
    fallback: "The later one is named after its method and path.",
  },
  "operation/shared-id": {
    severity: "warning",
    means: "GET and HEAD of one path, a path and a webhook, or a callback and another operation share an operationId.",
    fallback: "One of them is named after its method and path; a callback after its operation.",
  },
  "parameter/no-place": {
    severity: "error",
    means: "A parameter has no name or no lawful `in`.",
    fallback: "It is left out.",
  },
  "parameter/duplicate": {
    severity: "error",
    means: "An operation has two parameters of one name and place.",
    fallback: "The first counts.",
  },
  "parameter/undeclared": {
    severity: "warning",
    means: "A path names a parameter that is not declared.",
    fallback: "It is taken for a string.",
  },
  "parameter/not-in-path": {
    severity: "warning",
    means: "A path parameter is declared that the path does not name.",
    fallback: "It is left out.",
  },
  "parameter/two-descriptions": {
    severity: "warning",
    means: "A parameter has both `schema` and `content`.",
    fallback: "The schema counts.",
  },
  "parameter/several-contents": {
    severity: "warning",
    means: "A parameter's `content` has more than one media type.",
    fallback: "The first counts.",
  },
  "parameter/unknown-style": {
    severity: "warning",
    means: "A `style` is not one of its place.",
    fallback: "The place's default is used.",
  },
  "header/bad-name": {
    severity: "warning",
    means: "A header, a header parameter or an API key in a header has a name that HTTP has for none.",
    fallback: "It is left out; with the API key, nothing can be sent.",
  },
  "header/endless": { severity: "error", means: "A header is described by itself.", fallback: "It is left out." },
  "media/no-codec": {
    severity: "warning",
    means: "A media type has no codec here, such as XML.",
    fallback: "Its body is handed over as text or bytes, and not validated.",
  },
  "media/inner-header": {
    severity: "warning",
    means: "A header is described of a part within a part of a multipart body, and may have several values.",
    fallback: "The header is neither sent nor read.",
  },
  "media/two-encodings": {
    severity: "warning",
    means: "A multipart media type has `encoding` beside `prefixEncoding` or `itemEncoding`.",
    fallback: "`encoding` is left out.",
  },
  "response/unknown-status": {
    severity: "warning",
    means: "A response's key is no status, range or `default`.",
    fallback: "The response is left out.",
  },
  "link/not-generated": {
    severity: "warning",
    means: "The document describes links between operations.",
    fallback: "No code is made of them.",
  },
  "security/unknown-scheme": { severity: "error", means: "A security scheme is of no known kind." },
  "security/undeclared": {
    severity: "warning",
    means: "A requirement names a security scheme that is not declared.",
    fallback: "Requests are sent without credentials for it, and the server refuses them.",
  },
  "pagination/incomplete": {
    severity: "error",
    means: "`x-pagination` lacks what it needs.",
    fallback: "The operation is not walked page by page.",
  },
  "pagination/unknown-parameter": {
    severity: "error",
    means: "`x-pagination` names a query parameter that is not there.",
    fallback: "The operation is not walked page by page.",
  },
  "pattern/not-javascript": {
    severity: "warning",
    means: "A `pattern` is no regular expression of JavaScript.",
    fallback: "It is not checked.",
  },
  "pattern/without-unicode": {
    severity: "warning",
    means: "A `pattern` is not valid with the `u` flag.",
    fallback: "It runs without; a character beyond U+FFFF counts as two.",
  },
  "pattern/backtracking": {
    severity: "warning",
    means: "A `pattern` takes a number of steps that doubles with each repetition of some part of a text.",
    fallback: "It runs as it is, where `minLength` and `maxLength` hold.",
    onlyRisk: true,
  },
  "pattern/polynomial": {
    severity: "warning",
    means: "A `pattern` takes a number of steps that grows with the square of a text's length, or faster.",
    fallback: "It runs as it is, where `minLength` and `maxLength` hold.",
    onlyRisk: true,
  },
  "pattern/not-judged": {
    severity: "warning",
    means:
      "How many steps a `pattern` may take is not known: it is too large, or of a kind that is not looked through.",
    fallback: "It runs as it is, where `minLength` and `maxLength` hold.",
    onlyRisk: true,
  },
  "parameter/too-large": {
    severity: "warning",
    means: "A `deepObject` parameter or form field has more than 10 levels, or more than 10,000 parts.",
    fallback: "What is beyond arrives at the server as text.",
  },
  "name/taken": {
    severity: "warning",
    means: "Two names of the document become one in TypeScript.",
    fallback: "The later one gets a number.",
  },
  "select/nothing": {
    severity: "warning",
    means: "A selection in the config matches no operation.",
    fallback: "It has no effect.",
  },
  "paths/left-out": {
    severity: "warning",
    means: "openapi-typescript can't read the document.",
    fallback: "The types package has no `/paths`.",
  },
  "output/not-ours": { severity: "error", means: "A file in the output's place was not made by specwright." },
} as const satisfies Readonly<Record<string, Rule>>;

export type Code = keyof typeof codes;

export const isCode = (text: string): text is Code => Object.hasOwn(codes, text);

export const ruleOf = (code: Code): Rule => codes[code];
