import { describe, expect, it } from "vitest";
import { describePermission, listPermissions } from "../../../catalogue";
import { judgeConsent } from "../../../lifecycle/doctor/consentOutlook";
import { policyAllows } from "../../../practice-tenant/entra/consent/userConsentPolicies";
import { appWith } from "../../rules/appWith";

// Two tables, written apart: one in the catalogue, by name, and one in the practice tenant, by pattern.
describe.each([
  "microsoft-user-default-legacy",
  "microsoft-user-default-recommended",
  "microsoft-user-default-low",
] as const)("under %s the doctor and the practice tenant's sign-in", (policy) => {
  it.each(["microsoftGraph", "exchangeOnline"] as const)(
    "agree on every permission of %s that needs no administrator by itself",
    (api) => {
      const permissions = listPermissions(api, "delegated").filter(
        (permission) => permission.isEnabled && describePermission(permission).consent.who !== "admin",
      );
      const requests = permissions.map(({ name }) => ({ api, permission: name, kind: "delegated" as const }));
      const [judged] = judgeConsent([appWith({ requests })], { consentPolicies: [policy] }).blocked;
      const refused = permissions.filter(({ apiAppId, name }) => !policyAllows(policy, apiAppId, name));

      expect(permissions.length).toBeGreaterThan(0);
      expect(judged?.permissions ?? []).toEqual(refused.map(({ name }) => name).sort());
    },
  );
});
