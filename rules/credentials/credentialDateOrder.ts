/** A credential ends after it began. */
import type { Rule } from "../rule";
import { at, datedOf } from "./credentials";
import { dayOf, timeOf } from "./lifetime";

export const credentialDateOrder: Rule = {
  id: "credential-date-order",
  level: "refused",
  why: "A credential that ends before it begins proves nothing at any time.",
  code: "KeyCredentialsInvalidEndDate",
  source: "https://github.com/hashicorp/terraform-provider-azuread/issues/201",
  judge: (manifest) =>
    datedOf(manifest)
      .map((credential) => ({ credential, from: timeOf(credential.from), until: timeOf(credential.until) }))
      .filter(({ from, until }) => from !== undefined && until !== undefined && from >= until)
      .map(({ credential }) => ({
        ...at(credential),
        rule: "a credential ends after it begins",
        fix: `let it begin before ${dayOf(credential.until)}, or end later`,
      })),
};
