/** Runtime expressions (OpenAPI 3.1.1, "Runtime Expressions"): each form, what encodes it, and what is missing. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  callbackUrl,
  ExpressionError,
  type CallbackAnswer,
  type CallbackRequest,
} from "../../generator/runtime/sending/index.js";

const request: CallbackRequest = {
  path: { id: 7, "a.b": "dotted" },
  query: { queue: "typed", page: 2 },
  headers: { "X-Typed": "from the types" },
  body: {
    url: "https://sub.example.com/in?a=1",
    successUrls: ["https://one.example.com", "https://two.example.com"],
    "a/b": { "c~d": "escaped" },
    flag: true,
    large: 12345678901234567890n,
    since: new Date(0),
    nothing: null,
    empty: "",
    inner: {},
    broken: "\ud800",
  },
  request: {
    method: "POST",
    url: "/streams/7?raw=sent%20so&queue=raw",
    header: (name) => (name === "x-callback" ? "https://header.example.com" : undefined),
    native: undefined,
  },
};
const answer: CallbackAnswer = {
  status: 201,
  headers: { Location: "https://answer.example.com/1" },
  body: { token: "t/1", id: 9 },
};

describe("the values of expressions", () => {
  test.each([
    ["$method", "POST"],
    ["$statusCode", "201"],
    ["$request.path.id", "7"],
    ["$request.path.a.b", "dotted"],
    ["$request.query.raw", "sent so"],
    ["$request.query.queue", "raw"],
    ["$request.query.page", "2"],
    ["$request.header.X-Callback", "https://header.example.com"],
    ["$request.header.x-typed", "from the types"],
    ["$request.body#/url", "https://sub.example.com/in?a=1"],
    ["$request.body#/successUrls/1", "https://two.example.com"],
    ["$request.body#/a~1b/c~0d", "escaped"],
    ["$request.body#/flag", "true"],
    ["$request.body#/large", "12345678901234567890"],
    ["$request.body#/since", "1970-01-01T00:00:00.000Z"],
    ["$response.header.location", "https://answer.example.com/1"],
    ["$response.body#/id", "9"],
  ])("%s", (expression, value) => {
    expect(callbackUrl("it", expression, request, answer)).toBe(value);
    expect(callbackUrl("it", `{${expression}}`, request, answer)).toBe(value);
  });

  test("a body that is text as a whole", () => {
    expect(callbackUrl("it", "{$request.body}", { body: "https://a.example.com" })).toBe("https://a.example.com");
    expect(callbackUrl("it", "{$request.body#}", { body: "https://a.example.com" })).toBe("https://a.example.com");
  });

  test("$url, where the platform tells it and where an origin does", () => {
    const native = new Request("https://api.example.com/streams/7?a=b");
    const info = { ...request, request: { method: "GET", url: "/streams/7?a=b", header: () => undefined, native } };
    expect(callbackUrl("it", "{$url}&x=1", info)).toBe("https://api.example.com/streams/7?a=b&x=1");
    expect(callbackUrl("it", "$url", request, answer, { origin: "https://other.example.com/" })).toBe(
      "https://other.example.com/streams/7?raw=sent%20so&queue=raw",
    );
  });
});

describe("values within a URL", () => {
  test.each([
    ["{$request.body#/url}&id={$request.path.id}", "https://sub.example.com/in?a=1&id=7"],
    ["https://fixed.example.com/hook", "https://fixed.example.com/hook"],
    ["https://{$request.body#/host}/hook", "https://sub.example.com:8080/hook"],
    ["https://fixed.example.com/{$request.body#/way}/end", "https://fixed.example.com/a%3F/b%23%40/end"],
    ["https://fixed.example.com?to={$request.body#/way}", "https://fixed.example.com?to=a%3F%2Fb%23%40"],
    ["https://fixed.example.com{$request.body#/at}", "https://fixed.example.com%40evil.example.com/"],
  ])("%s", (template, url) => {
    const body = { ...(request.body as object), host: "sub.example.com:8080", way: "a?/b#@", at: "@evil.example.com/" };
    expect(callbackUrl("it", template, { ...request, body }, answer)).toBe(url);
  });

  test.each(["..", ".", "a/../b", "../admin"])("%s leads nowhere else", (dots) => {
    const act = (): string => callbackUrl("it", "https://fixed.example.com/a/{$request.body}", { body: dots });
    expect(act).toThrow("it: $request.body has a segment of dots");
  });

  test("whatever a value is, the origin and what stands around it stay", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (value) => {
        fc.pre(!/(^|\/)\.{1,2}(\/|$)/.test(value));
        const body = { value };
        const url = new URL(
          callbackUrl("it", "https://fixed.example.com/a/{$request.body#/value}/b?c={$request.body#/value}&d=e", {
            body,
          }),
        );
        expect(url.host).toBe("fixed.example.com");
        expect(url.pathname.startsWith("/a/") && url.pathname.endsWith("/b")).toBe(true);
        expect([...url.searchParams]).toEqual([
          ["c", value],
          ["d", "e"],
        ]);
      }),
    );
  });
});

describe("what is missing is told", () => {
  test.each([
    ["$request.body#/none", "is not there"],
    ["$request.body#/nothing", "is not there"],
    ["$request.body#/empty", "is not there"],
    ["$request.body#/url/length", "is not there"],
    ["$request.body#/constructor", "is not there"],
    ["$request.path.none", "is not there"],
    ["$request.path.toString", "is not there"],
    ["$request.query.none", "is not there"],
    ["$request.header.none", "is not there"],
    ["$response.path.id", "is not there"],
    ["$response.body#/none", "is not there"],
    ["$request.body#/inner", "is no text"],
    ["$request.body#/broken", "is no text"],
    ["$url", "needs the option origin"],
    ["$request.body#/~2", "is no runtime expression"],
    ["$request.body/url", "is no runtime expression"],
    ["$request.cookie.a", "is no runtime expression"],
    ["$request.header.a b", "is no runtime expression"],
    ["$request.query.", "is no runtime expression"],
    ["$request", "is no runtime expression"],
    ["request.body#/url", "is no runtime expression"],
  ])("%s %s", (expression, problem) => {
    const act = (): string => callbackUrl("onEvent", `{${expression}}`, request, answer);
    expect(act).toThrow(`onEvent: ${expression} ${problem}`);
    expect(act).toThrow(ExpressionError);
  });

  test("no value is in the message", () => {
    const act = (): string =>
      callbackUrl("it", "https://a.example.com/{$request.body#/secret}", { body: { secret: "../x" } });
    expect(act).toThrow(expect.not.objectContaining({ message: expect.stringContaining("../x") as string }) as Error);
  });
});
