/** Puts together what every step of a verification needs. */
import type { TenantPlace } from "../../lifecycle";
import { recordedApps } from "../stack/recordedApps";
import { cloudOf } from "../tenant/withTenant";
import { choosePerson } from "./choosePerson";
import { queueWork } from "./oneAtATime";
import type { VerifyStage } from "./verifyStage";

/** @throws {UsageError} for a user that the practice tenant does not have, and an unknown cloud */
export function openStage(given: Pick<VerifyStage, "record" | "tenant" | "options" | "deps">): VerifyStage {
  const { tenant, options } = given;
  const users = tenant.practice?.users;
  return {
    ...given,
    place: placeOf(given),
    person: users && choosePerson(users, options.user),
    oneAtATime: queueWork(),
  };
}

function placeOf({ record, tenant, deps }: Pick<VerifyStage, "record" | "tenant" | "deps">): TenantPlace {
  const { tenantId, practice } = tenant;
  const clientIds = new Map(recordedApps(record).map(({ name, clientId }) => [name, clientId]));
  if (practice !== undefined) return { tenantId, clientIds, login: practice.origin, graph: practice.origin };
  const { login, graph } = cloudOf({ stack: record.stack, env: deps.env });
  return { tenantId, clientIds, login, graph };
}
