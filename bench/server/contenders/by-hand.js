/**
 * What somebody would write who needs no framework: node:http, one expression per path, and the generated validators. It refuses what ours
 * refuses: a coding of the body, broken percent-encoding, bytes that are not UTF-8, NULs, too many fields.
 */
import { createServer } from "node:http";
import { created, target } from "../api.js";
import { entry } from "../generated.js";
import { onNode } from "./listen.js";

const many = /^\/v1\/ConnectionPolicies\/([^/]+)\/Targets$/;
const one = /^\/v1\/ConnectionPolicies\/([^/]+)\/Targets\/([^/]+)$/;
const limit = 1024 * 1024;

export const byHand = {
  title: "by hand, node:http",
  isStrict: true,
  async start() {
    const checks = await import(entry("validators"));
    const server = createServer((request, response) => void answer(checks, request, response));
    server.requestTimeout = 30_000;
    return onNode(server);
  },
};

function send(response, status, body, headers = {}) {
  const text = JSON.stringify(body);
  const length = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
  response.writeHead(status, { ...length, ...headers }).end(text);
}

const problem = (response, status, issues, headers) =>
  send(response, status, { title: "Refused", status, issues }, headers);

async function answer(checks, request, response) {
  try {
    if (request.url.length > 16_384) return problem(response, 414, []);
    if (!accepts(request.headers.accept)) return problem(response, 406, []);
    const mark = request.url.indexOf("?");
    const path = mark < 0 ? request.url : request.url.slice(0, mark);
    const list = many.exec(path);
    if (list !== null) {
      if (request.method !== "POST") return problem(response, 405, [], { allow: "POST" });
      return await post(checks, request, response, { ConnectionPolicySid: decodeURIComponent(list[1]) });
    }
    const item = one.exec(path);
    if (item === null) return problem(response, 404, []);
    if (request.method !== "GET") return problem(response, 405, [], { allow: "GET" });
    const names = { ConnectionPolicySid: decodeURIComponent(item[1]), Sid: decodeURIComponent(item[2]) };
    if (!checks.FetchTargetPath.is(names)) return problem(response, 400, checks.FetchTargetPath.issues(names));
    if (!checks.isTarget(target)) throw new Error("Not a target");
    send(response, 200, target);
  } catch (error) {
    if (error instanceof URIError) problem(response, 400, []);
    else problem(response, 500, []);
  }
}

/** True where JSON will do. */
const accepts = (accept) =>
  accept === undefined || accept === "*/*" || /(application\/(json|\*)|\*\/\*)(?!\s*;\s*q=0)/i.test(accept);

async function post(checks, request, response, names) {
  const type = request.headers["content-type"] ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(;\s*charset=utf-8)?$/i.test(type)) return problem(response, 415, []);
  const coding = request.headers["content-encoding"];
  if (coding !== undefined && coding !== "identity") return problem(response, 415, []);
  if (Number(request.headers["content-length"] ?? 0) > limit) return problem(response, 413, []);
  const bytes = await read(request);
  if (bytes === undefined) return problem(response, 413, []);
  const body = fields(bytes);
  if (body === undefined) return problem(response, 400, []);
  const issues = [
    ...(checks.CreateTargetPath.is(names) ? [] : checks.CreateTargetPath.issues(names)),
    ...(checks.CreateTargetBody.is(body) ? [] : checks.CreateTargetBody.issues(body)),
  ];
  if (issues.length > 0) return problem(response, 400, issues);
  const answer = created(body);
  if (!checks.isTarget(answer)) throw new Error("Not a target");
  send(response, 201, answer);
}

function read(request) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let size = 0;
    request.on("data", (chunk) => {
      size += chunk.length;
      if (size > limit) resolve(undefined);
      else chunks.push(chunk);
    });
    request.on("end", () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.on("error", reject);
    request.on("aborted", () => reject(new Error("Gone")));
  });
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The fields of a form as the types that they have; undefined for what is malformed, or given twice. */
function fields(bytes) {
  const text = textOf(bytes);
  if (text === undefined || /%(?![\da-f]{2})|%00|\0/i.test(text)) return undefined;
  const body = {};
  let count = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    count += 1;
    // What is percent-encoded and not UTF-8 has become a replacement character.
    if (count > 1000 || Object.hasOwn(body, name) || value.includes("\ufffd") || name.includes("\ufffd"))
      return undefined;
    body[name] = value;
  }
  for (const name of ["Priority", "Weight"]) if (/^-?\d+$/.test(body[name])) body[name] = Number(body[name]);
  if (body.Enabled === "true" || body.Enabled === "false") body.Enabled = body.Enabled === "true";
  return body;
}

function textOf(bytes) {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
