import { expect, it } from "vitest";
import { declaredChapter } from "../../cli/quickstart/chapters";
import { countByKind } from "../../cli/quickstart/describeResult";
import type { StepRecord } from "../../rehearsal";
import type { AppAccess } from "../../token";

const app: AppAccess = {
  name: "mail-digest",
  kind: "service",
  authority: "https://127.0.0.1:28443/11111111-1111-4111-8111-111111111111",
  tenantId: "11111111-1111-4111-8111-111111111111",
  clientId: "22222222-2222-4222-8222-222222222222",
  graphBaseUrl: "https://127.0.0.1:28443",
  scopes: [],
  roles: ["https://127.0.0.1:28443/Mail.Send"],
};

it("counts the permissions of either kind", () => {
  const both: AppAccess = { ...app, name: "both", kind: "web", scopes: ["openid", "profile"] };

  expect(declaredChapter([app, both])).toEqual({
    title: "Declared",
    lines: ["mail-digest, a service with 1 permission", "both, a web app with 3 permissions"],
  });
});

it("calls what an app proves itself with by its name", () => {
  const step = (kind: string): StepRecord => ({
    operation: "create",
    urn: `urn:pulumi:dev::sample::azuread:index/x:${kind}::mail-digest`,
    type: `azuread:index/x:${kind}`,
    name: "mail-digest",
    custom: true,
    replaceKeys: [],
    diffs: [],
    detailedDiff: {},
  });
  const kinds = ["ApplicationPassword", "ApplicationCertificate", "ApplicationFederatedIdentityCredential"];

  expect(countByKind([...kinds, "ApplicationFederatedIdentityCredential"].map(step))).toBe(
    "1 client secret, 1 certificate, 2 federated credentials",
  );
});
