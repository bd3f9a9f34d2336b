/**
 * What a key credential may be, and be for. `AsymmetricX509Cert` with `Verify` proves an application.
 *
 * Source: microsoft-graph-docs keyCredential, application-addkey and applications-how-to-add-certificate.
 */
import { type ApplicationRule, invalidValue } from "./directoryRule";

const types = ["AsymmetricX509Cert", "X509CertAndPassword", "Symmetric"];
const usages = ["Verify", "Sign", "Encrypt"];

export const certificateKindRule: ApplicationRule = ({ after: { keyCredentials } }) => {
  const strange = keyCredentials.find(({ type, usage }) => !types.includes(type) || !usages.includes(usage));
  return strange === undefined
    ? undefined
    : invalidValue("keyCredentials", `the type '${strange.type}' with the usage '${strange.usage}' is unknown`);
};
