/** What a client does in whatever runs it: `probe(address, module)` answers what came of each call. */
/* global AbortController, Response, setTimeout */

const policy = "NYaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const sid = (letter) => `NE${letter.repeat(32)}`;

/** @param {string} address of the API. @param {object} module The client package. */
export async function probe(address, { createClient, fetchTarget, fetchTargetWithResponse, transport }) {
  const client = createClient({ baseUrl: address, username: "AC1", password: "tøken", retries: 1, timeout: 20_000 });
  const { targets } = client.voice.v1.connectionPolicies(policy);
  const told = (error) => [error.name, error.status ?? null, error.message];
  const failed = (call) => call.then(() => "nothing was thrown", told);
  const path = (letter) => ({ path: { ConnectionPolicySid: policy, Sid: sid(letter) } });
  const created = await targets.create({ target: "sip:sip-box.com:1234", friendlyName: "Zoë & co" });
  const listed = await targets.list();
  const answer = await fetchTargetWithResponse(client, path("c"));
  const abort = new AbortController();
  const slow = failed(fetchTarget(client, path("d"), { signal: abort.signal }));
  setTimeout(() => abort.abort(), 50);
  return {
    created: [created.friendlyName, created.dateCreated instanceof Date, created.dateCreated.getTime()],
    listed: listed.map((it) => it.sid),
    missing: [answer.status, answer.body.message, answer.response.status, answer.request.method],
    again: (await fetchTarget(client, path("b"))).sid,
    removed: (await targets(sid("a")).remove()) ?? null,
    aborted: (await slow)[0],
    late: (await failed(fetchTarget(client, path("d"), { timeout: 50, retries: 0 })))[0],
    moved: (await failed(fetchTarget(client, path("e"))))[0],
    broken: await failed(fetchTarget(client, path("f"))),
    refused: await failed(fetchTarget(client, path("0"))),
    stream: await streamed(address, transport),
    file: await fileOf(address, transport),
  };
}

/** Operations that the Targets don't have, told by hand. */
const operation = (transport, path, media) => ({
  name: "probe",
  method: "GET",
  url: (base) => base + path,
  responses: { 200: { read: transport.readMedia, media: [media] } },
});

async function streamed(address, transport) {
  const decode = (stream) => ({ value: stream, faults: [] });
  const client = transport.createClient(() => address);
  const media = { type: "text/plain", decode, stream: true };
  return new Response(await transport.send(client, operation(transport, "/stream", media))).text();
}

async function fileOf(address, transport) {
  const client = transport.createClient(() => address);
  const media = { type: "application/octet-stream", decode: () => ({ value: undefined, faults: [] }) };
  const { name, body } = await transport.sendForStream(client, operation(transport, "/file", media));
  return [name ?? null, await new Response(body).text()];
}
