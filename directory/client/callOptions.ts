/** What a call to Graph may ask for beside its path. */

export interface CallOptions {
  /** @default "v1.0"; a link to a next page keeps the version that it names */
  readonly version?: GraphVersion;
  /** Asks with `ConsistencyLevel: eventual`, without which Graph refuses `$count`, `ne`, `endsWith` and their like. */
  readonly eventual?: boolean;
}

export type GraphVersion = "v1.0" | "beta";

/** Headers of the request that the options stand for. */
export function headersFor({ eventual }: CallOptions): Readonly<Record<string, string>> {
  return eventual === true ? { ConsistencyLevel: "eventual" } : {};
}
