/** A teardown as one JSON document. Its fields are described in docs/teardown.md. */
import type { NamedObject } from "../../lifecycle";
import type { Outcome } from "./outcome";
import type { Teardown } from "./teardown";

/** @param outcome undefined for a plan that was not carried out */
export function renderTeardownJson(teardown: Teardown, outcome: Outcome | undefined): string {
  const { project, stacks, tenant, tenantKind, engine, plan, options } = teardown;
  const document = {
    project,
    stacks,
    tenant: tenantKind,
    tenantId: tenant.tenantId,
    engine: engine ?? null,
    dryRun: options.dryRun === true,
    apps: plan.apps.map(({ marker, usage, ...app }) => ({
      ...{ stack: marker?.stack ?? null, name: marker?.name ?? null },
      ...app,
      ...{ wholeTenant: usage.wholeTenant, usedBy: usage.users },
    })),
    servicePrincipals: plan.principals.map(named),
    recycled: plan.recycled.map((item) => ({ kind: item.kind, ...named(item), deletedAt: item.deletedAt ?? null })),
    left: plan.left,
    ...(outcome === undefined ? {} : describe(outcome)),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function describe({ engineExitCode, removed, refused, residue }: Outcome) {
  return {
    engineExitCode: engineExitCode ?? null,
    interrupted: residue === undefined,
    deleted: {
      applications: removed.application.map(named),
      servicePrincipals: removed.servicePrincipal.map(named),
      grants: removed.grant.length,
      roleAssignments: removed.roleAssignment.length,
    },
    purged: {
      applications: removed.recycledApplication.map(named),
      servicePrincipals: removed.recycledServicePrincipal.map(named),
    },
    refused: refused.map(({ object, reason, fix }) => ({ kind: object.kind, ...named(object), reason, fix })),
    residue: residue?.map((object) => ({ kind: object.kind, ...named(object), reason: object.reason })) ?? null,
  };
}

function named({ objectId, displayName, clientId }: NamedObject) {
  return { objectId, displayName, clientId: clientId ?? null };
}
