/** A recovery under way: which state and which tenant it is about, and how they are looked at. */
import { type DirectoryApp, fieldsOf, listOf, textOf } from "../../directory";
import {
  carefulChoices,
  type KnownBefore,
  planRecovery,
  type RecoveryChoices,
  type RecoveryPlan,
  readSituation,
} from "../../lifecycle";
import type { OfflineResult } from "../../rehearsal";
import type { CliDeps } from "../cliDeps";
import type { Progress } from "../progress";
import type { Project, Stack } from "../project/findProject";
import type { StackRecord } from "../stack/stackRecord";
import { requireSameTenant } from "../teardown/requireSameTenant";
import type { Tenant } from "../tenant/withTenant";
import type { RecoverEngine } from "./engines/recoverEngine";
import { readRecord } from "./readRecord";
import type { RecoverOptions } from "./recoverOptions";

export interface Recovery {
  readonly project: Project;
  readonly stack: Stack;
  readonly tenant: Tenant;
  readonly engine: RecoverEngine;
  readonly engineName: StackRecord["engine"];
  readonly program: OfflineResult;
  readonly options: RecoverOptions;
  readonly deps: CliDeps;
  readonly progress: Progress;
}

/** What a look found, and what follows from it. */
export interface LookedAt {
  readonly record: StackRecord;
  readonly plan: RecoveryPlan;
  /** Client ids of the apps that were looked at and key ids of their credentials, in lower case. */
  readonly ids: ReadonlySet<string>;
}

/**
 * Looks at state and tenant as they are now.
 *
 * @param ours client ids and key ids that a person has said to be this stack's
 * @throws {UsageError} where the state's apps are in another tenant
 */
export async function look(recovery: Recovery, ours: readonly string[]): Promise<LookedAt> {
  const { project, stack, tenant, deps, progress } = recovery;
  progress.show("looking at the tenant …");
  const record = await readRecord(project, stack, { engine: recovery.engineName, env: deps.env });
  requireSameTenant(record.resources, tenant);
  const situation = await readSituation(tenant.directory, knownBefore(recovery, record), {
    operator: tenant.operator,
    onProgress: (read, of) => progress.show(`reading apps: ${read} of ${of} …`),
  });
  const meant = new Set(ours.map((id) => id.toLowerCase()));
  const confirmed = new Set([
    ...meant,
    ...situation.apps.filter(({ clientId }) => meant.has(clientId.toLowerCase())).map(({ objectId }) => objectId),
  ]);
  const choices: RecoveryChoices = {
    ...carefulChoices,
    confirmed,
    deletesOrphans: recovery.options.delete === true,
  };
  return { record, plan: planRecovery(situation, choices), ids: new Set(situation.apps.flatMap(idsOf)) };
}

function idsOf({ clientId, application, servicePrincipal }: DirectoryApp): readonly string[] {
  const holders = [application, servicePrincipal?.fields ?? {}];
  const credentials = holders.flatMap(({ passwordCredentials, keyCredentials }) => [
    ...listOf(passwordCredentials),
    ...listOf(keyCredentials),
  ]);
  const ids = [clientId, ...credentials.map((credential) => textOf(fieldsOf(credential).keyId) ?? "")];
  return ids.map((id) => id.toLowerCase());
}

function knownBefore({ project, stack, program }: Recovery, record: StackRecord): KnownBefore {
  return {
    project: project.name,
    stack: stack.name,
    declared: program.resources,
    symbols: program.symbols,
    recorded: record.resources,
    pending: record.pendingOperations,
  };
}
