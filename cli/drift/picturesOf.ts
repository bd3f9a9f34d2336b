/** Puts the three pictures of each app of a stack beside each other. */
import { manifestsFromDirectory } from "../../directory";
import {
  type AppPictures,
  nameOfStranger,
  type StackPictures,
  type TenantLook,
  type Whereabouts,
} from "../../lifecycle";
import { nameApi, programApi } from "../../manifest";
import type { Declared } from "../stack/declared";
import type { StackRecord } from "../stack/stackRecord";
import { type DeclaredApp, declaredInTenant } from "./declaredInTenant";
import { type RecordedApplication, recordedPictures } from "./recordedPictures";
import { recordedOf } from "./tenantTexts";

export interface PicturedStack {
  readonly declared: Declared;
  readonly record: StackRecord;
  readonly look: TenantLook;
  readonly tenantId: string;
  readonly operatorObjectId: string | undefined;
}

export function picturesOf({ declared, record, look, tenantId, operatorObjectId }: PicturedStack): StackPictures {
  const principals = new Map([...look.apis.byObjectId.values()].map(({ objectId, clientId }) => [objectId, clientId]));
  const declaredApps = declaredInTenant(declared, record, {
    tenantId,
    operatorObjectId,
    principals,
    people: look.people,
  });
  const recordedApps = recordedPictures(record, { tenantId, principals });
  const names = new Map(recordedApps.map(({ objectId, name }) => [objectId, name]));
  const whereabouts = whereaboutsOf(look, names, tenantId);
  const ownPrincipals = new Map(
    look.apps.map(({ objectId, servicePrincipal }) => [servicePrincipal?.objectId ?? "", names.get(objectId) ?? ""]),
  );
  return {
    apps: joinApps(declaredApps, recordedApps, whereabouts),
    strangers: look.strangers.map((app) => ({ name: nameOfStranger(app), app })),
    people: look.people,
    apiOf: (principalId) => {
      const own = ownPrincipals.get(principalId);
      return own === undefined ? nameApi(principals.get(principalId) ?? principalId) : programApi(own);
    },
    roleOf: (principalId, roleId) => look.apis.byObjectId.get(principalId)?.application.get(roleId) ?? roleId,
  };
}

/** By object id; an application that is nowhere is missing. */
function whereaboutsOf(
  { apps, deleted, apis }: TenantLook,
  names: ReadonlyMap<string, string>,
  tenantId: string,
): ReadonlyMap<string, Whereabouts> {
  const manifests = manifestsFromDirectory(apps, { names, tenantId, apis });
  const there = apps.flatMap((app, at): readonly [string, Whereabouts][] => {
    const manifest = manifests[at];
    return manifest === undefined ? [] : [[app.objectId, { at: "tenant", app, manifest }]];
  });
  const gone = deleted.map((one): [string, Whereabouts] => [one.objectId, { at: "recycleBin", deleted: one }]);
  return new Map([...gone, ...there]);
}

/** By the URN of the application, or one that it had before. */
function joinApps(
  declared: readonly DeclaredApp[],
  recorded: readonly RecordedApplication[],
  whereabouts: ReadonlyMap<string, Whereabouts>,
): readonly AppPictures[] {
  const isClaimed = new Set(declared.map((app) => recordedOf(app, recorded)?.urn));
  const place = (record: RecordedApplication | undefined): Whereabouts =>
    whereabouts.get(record?.objectId ?? "") ?? { at: "nowhere" };
  return [
    ...declared.map((app) => {
      const record = recordedOf(app, recorded);
      return { name: app.manifest.name, declared: app.manifest, recorded: record, actual: place(record) };
    }),
    ...recorded
      .filter(({ urn }) => !isClaimed.has(urn))
      .map((record) => ({ name: record.name, declared: undefined, recorded: record, actual: place(record) })),
  ];
}
