/** Takes one look at a stack: its program, its state and its tenant. */
import { findDrift, lookAtTenant, type StackPictures } from "../../lifecycle";
import type { CliDeps } from "../cliDeps";
import { readDeclared } from "../stack/readDeclared";
import type { StackRecord } from "../stack/stackRecord";
import type { Tenant } from "../tenant/withTenant";
import { AppNotInStackError } from "../token/findApp";
import { DeclarationUnreadableError } from "../up/errors";
import { describeNotice, readingFailures } from "../up/requireApproved";
import type { DriftReport } from "./driftReport";
import { picturesOf } from "./picturesOf";

export interface DriftLook {
  readonly record: StackRecord;
  readonly tenant: Tenant;
  /** Names of the apps that are asked for; all where there is none. */
  readonly wanted: readonly string[];
  readonly deps: CliDeps;
  readonly onProgress?: (read: number, of: number) => void;
}

/**
 * @throws {DeclarationUnreadableError} where the program cannot be read whole
 * @throws {AppNotInStackError} for a name that neither program nor state has
 * @throws {GraphRefusedError} where a part of the tenant may not be read
 */
export async function lookForDrift({ record, tenant, wanted, deps, onProgress }: DriftLook): Promise<DriftReport> {
  const { project, stack, engine } = record;
  const objectIds = applicationsOf(record);
  const [declared, look] = await Promise.all([
    readDeclared({ project, stack, deps }),
    lookAtTenant(
      tenant.directory,
      { project: project.name, stack: stack.name, objectIds },
      { ...(onProgress && { onProgress }) },
    ),
  ]);
  const failures = readingFailures(declared);
  if (failures.length > 0) throw new DeclarationUnreadableError(failures, "the tenant");
  const { tenantId, operator, practice } = tenant;
  const pictures = picturesOf({ declared, record, look, tenantId, operatorObjectId: operator.objectId });
  return {
    ...{ project: project.name, stack: stack.name, engine, tenantId, isPractice: practice !== undefined },
    lookedAt: deps.clock(),
    // What only the tenant knows is answered by the state.
    notices: declared.notices.filter(({ kind }) => kind !== "notVerified").map(describeNotice),
    ...findDrift(choose(pictures, wanted)),
  };
}

function applicationsOf({ resources }: StackRecord): readonly string[] {
  return resources
    .filter(({ type, external }) => type === "azuread:index/application:Application" && !external)
    .flatMap(({ outputs }) => (typeof outputs.objectId === "string" ? [outputs.objectId] : []));
}

function choose(pictures: StackPictures, wanted: readonly string[]): StackPictures {
  if (wanted.length === 0) return pictures;
  const existing = [...new Set([...pictures.apps, ...pictures.strangers].map(({ name }) => name))].sort();
  const unknown = wanted.find((name) => !existing.includes(name));
  if (unknown !== undefined) throw new AppNotInStackError(unknown, existing);
  return {
    ...pictures,
    apps: pictures.apps.filter(({ name }) => wanted.includes(name)),
    strangers: pictures.strangers.filter(({ name }) => wanted.includes(name)),
  };
}
