/** What people do to apps behind the program's back, through Graph. */
import { type DirectoryApp, findApps, readApps } from "../../directory";
import type { DriftStage } from "./driftStage";

export const hands = {
  mailSend: "b633e1c5-b582-4048-a93e-9f11b44c7e96",
  mailReadScope: "570282fd-fa5c-430d-a7fd-fc8dc98a9dca",
  noRole: "00000000-0000-0000-0000-000000000000",
} as const;

const graphClientId = "00000003-0000-0000-c000-000000000000";

export interface StageApps {
  readonly mailer: DirectoryApp;
  readonly roomBoard: DirectoryApp;
  readonly calendarSync: DirectoryApp;
  /** Object id of the principal of Microsoft Graph. */
  readonly graphPrincipal: string;
}

export async function readStageApps({ graph }: DriftStage): Promise<StageApps> {
  const apps = await readApps(graph, await findApps(graph, { by: "all" }));
  const named = (displayName: string): DirectoryApp => {
    const found = apps.find((app) => app.displayName === displayName);
    if (found === undefined) throw new Error(`the tenant has no ${displayName}`);
    return found;
  };
  const { id } = await graph.get(`/servicePrincipals(appId='${graphClientId}')?$select=id`);
  return {
    mailer: named("Mailer"),
    roomBoard: named("Room Board"),
    calendarSync: named("Calendar Sync"),
    graphPrincipal: String(id),
  };
}

export function principalOf({ displayName, servicePrincipal }: DirectoryApp): string {
  if (servicePrincipal === undefined) throw new Error(`${displayName} has no principal`);
  return servicePrincipal.objectId;
}

/** A user consents to scopes of Microsoft Graph. */
export function consentAs(stage: DriftStage, app: DirectoryApp, grant: { user: string; api: string; scope: string }) {
  return stage.graph.post("/oauth2PermissionGrants", {
    ...{ clientId: principalOf(app), consentType: "Principal", principalId: grant.user },
    ...{ resourceId: grant.api, scope: grant.scope },
  });
}

export function ownAs(stage: DriftStage, app: DirectoryApp, user: string) {
  const member = `${stage.tenant.origin}/v1.0/directoryObjects/${user}`;
  return stage.graph.post(`/applications/${app.objectId}/owners/$ref`, { "@odata.id": member });
}
