/** Pictures of one app, of which a test changes what it is about. */
import type { DirectoryApp, DirectoryPrincipal } from "../../../directory";
import type { AppPictures, RecordedPicture, StackPictures } from "../../../lifecycle";
import type { AppManifest } from "../../../manifest";
import { appWith, type Parts } from "../../rules/appWith";

export const graphPrincipal = "graph-principal";

/** As a directory has it: only what drift looks at beside the manifest. */
export function directoryApp(
  parts: Partial<DirectoryApp> & { readonly principal?: Partial<DirectoryPrincipal> } = {},
): DirectoryApp {
  const { principal, ...app } = parts;
  return {
    ...{ objectId: "app-1", clientId: "client-1", displayName: "Planner", createdAt: "2026-01-01T00:00:00Z", tags: [] },
    ...{ application: {}, owners: [], federatedCredentials: [] },
    servicePrincipal: {
      ...{ objectId: "principal-1", fields: {}, owners: [], grants: [], heldRoles: [], assignments: [] },
      ...principal,
    },
    ...app,
  };
}

export function recordedAs(manifest: AppManifest, parts: Partial<RecordedPicture> = {}): RecordedPicture {
  return {
    ...{ objectId: "app-1", clientId: "client-1", manifest, keys: [] },
    ...{ owners: undefined, principalOwners: undefined },
    ...parts,
  };
}

export interface Situation {
  readonly declared?: Parts | AppManifest;
  /** @default as declared */
  readonly recorded?: Parts | AppManifest;
  readonly actual?: Parts | AppManifest;
  readonly app?: Parameters<typeof directoryApp>[0];
  readonly record?: Partial<RecordedPicture>;
}

export function toManifest(parts: Parts | AppManifest): AppManifest {
  return "identity" in parts ? parts : appWith(parts);
}

/** One app that the program declares and the tenant has. */
export function presentIn({
  declared = {},
  recorded = declared,
  actual = declared,
  app,
  record,
}: Situation): AppPictures {
  return {
    name: "planner",
    declared: toManifest(declared),
    recorded: recordedAs(toManifest(recorded), record),
    actual: { at: "tenant", app: directoryApp(app), manifest: toManifest(actual) },
  };
}

export function stackOf(apps: readonly AppPictures[], parts: Partial<StackPictures> = {}): StackPictures {
  return {
    ...{ apps, strangers: [], people: new Map() },
    apiOf: (principalId) => (principalId === graphPrincipal ? "microsoftGraph" : principalId),
    roleOf: (_principalId, roleId) => (roleId === "role-of-mail-send" ? "Mail.Send" : roleId),
    ...parts,
  };
}
