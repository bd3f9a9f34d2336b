/** Decides what an interrupted run has left to be adopted, to be deleted, and to be asked about. */
import { type DirectoryApp, matchImports } from "../../directory";
import { findMarker } from "../../manifest";
import { type FoundLeftover, findLeftovers } from "./leftoverCredentials";
import { describeApp, type PairedApp, type PairedApps, pairApps } from "./pairApps";
import type { Adoption, FoundApp, RecoveryPlan, Removal, Unclear } from "./recoveryPlan";
import { type DeclaredEntry, type RecoverySituation, recordedOf } from "./situation";

export interface RecoveryChoices {
  /** Deletes the apps that the state does not know instead of adopting them. */
  readonly deletesOrphans: boolean;
  /** Object ids of apps, and key ids of credentials, that a person has said to be this stack's. */
  readonly confirmed: ReadonlySet<string>;
}

/** Keeps what can be kept, and takes nothing for which only a name speaks. */
export const carefulChoices: RecoveryChoices = { deletesOrphans: false, confirmed: new Set() };

export function planRecovery(situation: RecoverySituation, choices: RecoveryChoices = carefulChoices): RecoveryPlan {
  const { pairs, undeclared } = confirmNamesakes(pairApps(situation), choices);
  const kept = new Map(
    pairs.flatMap(({ declared, app, isRecorded }) =>
      app === undefined || (choices.deletesOrphans && !isRecorded)
        ? []
        : [[declared.urn, { app, isRecorded }] as const],
    ),
  );
  const leftovers = findLeftovers(situation, kept);
  const isSure = ({ isCertain, credential }: FoundLeftover): boolean =>
    isCertain || choices.confirmed.has(credential.keyId);
  return {
    pending: situation.pending,
    gone: [...situation.gone],
    needsRefresh: situation.pending.length + situation.gone.size > 0,
    adoptions: adoptionsOf(situation, new Map([...kept].map(([urn, { app }]) => [urn, app]))),
    removals: [...appRemovals({ pairs, undeclared }, choices), ...leftovers.filter(isSure).map(credentialRemoval)],
    unclear: [
      ...pairs.flatMap((pair) => namesakesOf(pair, situation)),
      ...leftovers.filter((one) => !isSure(one)).map(({ credential }): Unclear => ({ kind: "credential", credential })),
    ],
    undeclared: choices.deletesOrphans ? [] : undeclared.map(describeUndeclared),
  };
}

/** A namesake that a person has confirmed is the declared app; of two that are confirmed neither is. */
function confirmNamesakes({ pairs, undeclared }: PairedApps, { confirmed }: RecoveryChoices): PairedApps {
  const settle = (pair: PairedApp): PairedApp => {
    const [app, ...others] = pair.namesakes.filter(({ objectId }) => confirmed.has(objectId));
    return app === undefined || others.length > 0 ? pair : { ...pair, app, namesakes: [] };
  };
  return { pairs: pairs.map(settle), undeclared };
}

/** @param apps the applications that are or enter the state, by the URN of what is declared */
function adoptionsOf(situation: RecoverySituation, apps: ReadonlyMap<string, DirectoryApp>): readonly Adoption[] {
  const missing = situation.declared.filter((resource) => isMissing(resource, situation));
  const { entries } = matchImports(missing, { ...situation, apps });
  return entries.map((entry) => {
    const app = apps.get(entry.urn);
    return app === undefined ? { entry } : { entry, app: describeApp(entry.name, app) };
  });
}

function isMissing(resource: DeclaredEntry, { recorded, gone }: RecoverySituation): boolean {
  if (resource.external === true) return false;
  const entry = recordedOf(resource, recorded);
  return entry === undefined || gone.has(entry.urn);
}

function appRemovals({ pairs, undeclared }: PairedApps, { deletesOrphans }: RecoveryChoices): readonly Removal[] {
  const removal = (reason: Removal["reason"], app: FoundApp): Removal => ({ kind: "application", reason, app });
  const ofPairs = pairs.flatMap(({ declared, app, isRecorded, duplicates }) => {
    const name = nameOf(declared.urn);
    const orphans =
      app === undefined || isRecorded || !deletesOrphans ? [] : [removal("orphan", describeApp(name, app))];
    return [...orphans, ...duplicates.map((duplicate) => removal("duplicate", describeApp(name, duplicate)))];
  });
  return [...ofPairs, ...(deletesOrphans ? undeclared.map((app) => removal("orphan", describeUndeclared(app))) : [])];
}

function credentialRemoval({ credential }: FoundLeftover): Removal {
  return { kind: "credential", reason: "valueLost", credential };
}

function namesakesOf({ declared, namesakes }: PairedApp, { tenant }: RecoverySituation): readonly Unclear[] {
  return namesakes.map((app) => ({
    kind: "application",
    urn: declared.urn,
    app: describeApp(nameOf(declared.urn), app),
    ownedByDeployer: app.owners.some(({ objectId }) => objectId === tenant.deployerObjectId),
  }));
}

function describeUndeclared(app: DirectoryApp): FoundApp {
  return describeApp(findMarker(app.tags)?.name ?? app.displayName, app);
}

function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
