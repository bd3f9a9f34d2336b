/** What workload identity federation keeps in the store. */

/** The key with which this tenant signs in the name of another issuer. `id` is the issuer, `privateKey` a PKCS #8 PEM. */
export interface IssuerKeyRecord {
  readonly id: string;
  readonly kid: string;
  readonly privateKey: string;
}

/** The kinds of record that federation adds to the store. */
export interface FederationRecordKinds {
  issuerKey: IssuerKeyRecord;
}
