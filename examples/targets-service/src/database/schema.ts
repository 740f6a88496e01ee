import type { ColumnType, Selectable } from "kysely";

/** A time that the database sets itself, to the millisecond. */
type Time = ColumnType<Date, never, never>;

export interface AccountsTable {
  readonly sid: string;
  readonly name: string;
  /** Of the auth token, in hexadecimal; see `store/tokens.ts`. */
  token_hash: string;
  readonly date_created: Time;
}

export interface PoliciesTable {
  readonly account_sid: string;
  readonly sid: string;
  readonly name: string;
  readonly date_created: Time;
}

export interface TargetsTable {
  readonly account_sid: string;
  readonly connection_policy_sid: string;
  readonly sid: string;
  friendly_name: string | null;
  target: string;
  priority: number;
  weight: number;
  enabled: boolean;
  readonly date_created: Time;
  date_updated: ColumnType<Date, never, unknown>;
}

/** What all instances on one database have to know alike. */
export interface SecretsTable {
  readonly name: string;
  readonly value: string;
}

export interface Tables {
  accounts: AccountsTable;
  connection_policies: PoliciesTable;
  targets: TargetsTable;
  service_secrets: SecretsTable;
}

export type TargetRow = Selectable<TargetsTable>;
export type AccountRow = Selectable<AccountsTable>;
export type PolicyRow = Selectable<PoliciesTable>;
