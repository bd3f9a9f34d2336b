/** Where the practice tenant answers and who deploys to it. */

/** All that a rehearsal needs to reach a directory. */
export interface DirectoryConnection {
  /** Origin of metadata, sign-in and Graph, without trailing slash: `https://127.0.0.1:28443`. Loopback only. */
  readonly origin: string;
  /** Certificate of the authority that signed the origin's certificate, as PEM. */
  readonly caPem: string;
  readonly tenantId: string;
  /** Application id of the deploying principal. */
  readonly clientId: string;
  readonly clientSecret: string;
}
