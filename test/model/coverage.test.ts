/** What a document describes and nothing is made of. */
import { expect, test } from "vitest";
import { Diagnostics } from "../../generator/base/diagnostic.js";
import { reportCoverage } from "../../generator/model/coverage.js";
import { operationOf } from "./support.js";

async function reported(it: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const { api, said } = await operationOf(it);
  expect(said).toEqual([]);
  const report = new Diagnostics();
  reportCoverage(api, report);
  return report.list.map(({ code, at, message }) => `${code} ${at.replace(/.*\/get\//, "")}: ${message}`);
}

const text = { schema: { type: "string" } };

test("links, once", async () => {
  const links = { a: { operationId: "it" }, b: { operationId: "it" } };
  expect(await reported({ responses: { "200": { description: "", links } } })).toEqual([
    "link/not-generated responses/200/links/a: 2 links are described, of which this is the first.",
  ]);
});

test("headers of parts within parts, unless they have but one value", async () => {
  const body = (headers: object): object => {
    const encoding = { a: { contentType: "multipart/mixed", headers: { "X-Known": text }, itemEncoding: { headers } } };
    return { requestBody: { content: { "multipart/form-data": { schema: { type: "object" }, encoding } } } };
  };
  expect(await reported({ ...body({ "X-Kind": { schema: { const: "a" } }, "Content-Type": text }) })).toEqual([]);
  expect(await reported({ ...body({ "X-Kind": { schema: { const: "a" } }, "X-Lost": text }) })).toEqual([
    "media/inner-header requestBody/content/multipart~1form-data/encoding/a/itemEncoding/headers/X-Lost: The header X-Lost is of a part within a part, for which no value can be given.",
  ]);
});
