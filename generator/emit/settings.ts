/** What a user may decide about the output, with every default written out. */
export interface Settings {
  /** Names of the packages: "types" → "@targets-api/types". */
  readonly packages: Readonly<Record<PackageKey, string>>;
  readonly client: ClientSettings;
  /** Check `format` in validators; otherwise it is an annotation. */
  readonly formats: boolean;
  /** Compile guards; otherwise validators go through the data of their schemas. */
  readonly guards: boolean;
}

export type PackageKey = "types" | "validators" | "client" | "server";

export interface ClientSettings {
  /** Names of the resource style: as on the wire, or `friendlyName` for `friendly_name` and `FriendlyName`, with `date-time` as `Date`. */
  readonly names: "wire" | "camel";
  /** Where the resource tree hangs: `["voice"]` makes `client.voice.v1…`. Undefined: it is reached by `resources(client)` only. */
  readonly mount: readonly string[] | undefined;
}
