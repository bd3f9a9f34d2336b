/** Programs with what rules find about them. Our components refuse what Entra would, so that is declared without them. */
import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import { AppRegistration } from "../../../components";
import { daysFromNow } from "./goodPrograms";

const microsoftGraph = "00000003-0000-0000-c000-000000000000";

export interface BadProgram {
  readonly declare: () => void;
  /** Level and id of each finding, app by app. */
  readonly found: readonly string[];
}

export const badPrograms: Readonly<Record<string, BadProgram>> = {
  "a secret without a reason": {
    declare: () => {
      new AppRegistration("board", {
        displayName: "Room Board",
        web: { redirectUris: ["https://board.contoso.com/"] },
        credentials: { secrets: [{ name: "main", until: daysFromNow(60) }] },
      });
    },
    found: ["advisory board secret-avoidable"],
  },
  "an exception for another rule than the one that finds something": {
    declare: () => {
      new AppRegistration("board", {
        displayName: "Room Board",
        web: { redirectUris: ["https://board.contoso.com/"] },
        credentials: { secrets: [{ name: "main", until: daysFromNow(60) }] },
        exceptions: [{ rule: "secret-lifetime", reason: "rotated by hand" }],
      });
    },
    found: ["advisory board secret-avoidable"],
  },
  "permissions for which an administrator is needed, and no consent": {
    declare: () => {
      new AppRegistration("admin", {
        displayName: "Administration",
        singlePage: { redirectUris: ["https://admin.contoso.com/"] },
        permissions: { microsoftGraph: { delegated: ["User.Read", "Directory.Read.All"] } },
      });
    },
    found: ["advisory admin admin-consent-missing"],
  },
  "what Entra refuses, without our components": {
    declare: () => {
      const app = new azuread.Application("plain", {
        displayName: "Plain",
        tags: ["a b"],
        web: { redirectUris: ["http://plain.contoso.com/", "https://*.contoso.com/"] },
        api: { requestedAccessTokenVersion: 2 },
      });
      new azuread.ServicePrincipal("plain", { clientId: app.clientId });
      new azuread.ApplicationPassword("plain", { applicationId: app.id, displayName: "main" });
    },
    found: [
      "mandatory plain tag-form",
      "mandatory plain redirect-uri-plain-http",
      "advisory plain redirect-uri-wildcard",
      "advisory plain secret-avoidable",
      "advisory plain secret-end-missing",
    ],
  },
  "consent to one permission of two that need an administrator": {
    declare: () => {
      new AppRegistration("admin", {
        displayName: "Administration",
        singlePage: { redirectUris: ["https://admin.contoso.com/"] },
        permissions: { microsoftGraph: { delegated: ["User.Read.All", "Directory.Read.All"] } },
        consent: { wholeTenant: { microsoftGraph: { delegated: ["User.Read.All"] } } },
      });
    },
    found: ["advisory admin admin-consent-missing"],
  },
  "consent to what is not requested, without our components": {
    declare: () => {
      const app = new azuread.Application("plain", {
        displayName: "Plain",
        web: { redirectUris: ["https://plain.contoso.com/"] },
        api: { requestedAccessTokenVersion: 2 },
      });
      const principal = new azuread.ServicePrincipal("plain", { clientId: app.clientId });
      const { objectIds } = azuread.getServicePrincipalsOutput({ clientIds: [microsoftGraph] });
      const resourceObjectId = objectIds.apply(([id]) => id ?? "");
      new azuread.AppRoleAssignment("write-directory", {
        appRoleId: "19dbc75e-c2e2-444c-a770-ec69d8559fc7",
        principalObjectId: principal.objectId,
        resourceObjectId,
      });
      new azuread.ServicePrincipalDelegatedPermissionGrant("read-mail", {
        servicePrincipalObjectId: principal.objectId,
        resourceServicePrincipalObjectId: resourceObjectId,
        claimValues: ["Mail.Read"],
      });
    },
    found: [
      "advisory plain consent-requested",
      "advisory plain consent-requested",
      "advisory plain credential-missing",
    ],
  },
  "one bad app beside a good one": {
    declare: () => {
      new AppRegistration("good", { displayName: "Good", singlePage: { redirectUris: ["https://good.contoso.com/"] } });
      new AppRegistration("bad", {
        displayName: "Bad",
        singlePage: { redirectUris: ["https://*.contoso.com/"] },
      });
    },
    found: ["advisory bad redirect-uri-wildcard"],
  },
};

/** A redirect URI that is made of a resource of the program, and one that is secret. */
export function unsettledProgram(): void {
  const group = new azuread.Group("rooms", { displayName: "Rooms", securityEnabled: true });
  new AppRegistration("board", {
    displayName: pulumi.secret(" Hidden Name "),
    singlePage: { redirectUris: [pulumi.interpolate`https://${group.objectId}.contoso.com/`] },
  });
}
