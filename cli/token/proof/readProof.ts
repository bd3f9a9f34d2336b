/** Finds what an app proves itself with. None of it is ever an argument: other users of the machine can read those. */
import type { AppAccess, AppOnlyFlow, AppProof } from "../../../token";
import { findAssertion } from "./findAssertion";
import type { ProofOptions, ProofPlace } from "./proofOptions";
import { readCertificate } from "./readCertificate";
import { readSecret } from "./readSecret";

/** @throws {CredentialUnusableError} when it is not given, or cannot be used; the message says where it is looked for. */
export async function readProof(
  { app, flow }: { readonly app: AppAccess; readonly flow: AppOnlyFlow },
  options: ProofOptions,
  place: ProofPlace,
): Promise<AppProof> {
  switch (flow) {
    case "secret":
      return { flow, secret: await readSecret(app, options, place) };
    case "certificate":
      return { flow, pem: await readCertificate(app, options, place.deps) };
    case "federated":
      return { flow, assertion: await findAssertion(app, options, place) };
  }
}
