// Made by specwright from the OpenAPI document. Do not edit: changes are lost with the next run.
import * as transport from "./runtime/transport/index.js";

/** A client for the flat functions. Throws a TypeError where it is told no absolute URL, and the document tells none either. */
export function createClient(options: transport.ClientOptions = {}): transport.Client {
  return transport.connect(options, "https://voice.twilio.com");
}
