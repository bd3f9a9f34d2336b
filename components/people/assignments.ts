/** Users and groups that are assigned to an app: as children of its component, and as its manifest holds them. */
import * as azuread from "@pulumi/azuread";
import type * as pulumi from "@pulumi/pulumi";
import { type AppManifest, type AppRole, known } from "../../manifest";
import { childOptions } from "../program/deletedWith";
import type { AssignedPrincipal } from "./assignedPrincipal";
import { lookUpGroup, lookUpUser } from "./lookUpPeople";

/** Graph's id for an assignment without a role. */
const noRole = "00000000-0000-0000-0000-000000000000";

interface Resource {
  readonly name: string;
  readonly parent: pulumi.Resource;
  readonly application: azuread.Application;
  readonly servicePrincipal: azuread.ServicePrincipal;
  readonly roles: readonly AppRole[];
}

export function assignPeople(assigned: readonly AssignedPrincipal[], resource: Resource): void {
  for (const principal of assigned) {
    new azuread.AppRoleAssignment(
      [resource.name, nameOf(principal), principal.role].filter((part) => part !== undefined).join("-"),
      {
        appRoleId: resource.roles.find(({ name }) => name === principal.role)?.id ?? noRole,
        principalObjectId: lookUp(principal, resource.parent),
        resourceObjectId: resource.servicePrincipal.objectId,
      },
      childOptions("assignment", resource.parent, { own: resource.application }),
    );
  }
}

export function assignmentsOfManifest(assigned: readonly AssignedPrincipal[] = []): AppManifest["assignments"] {
  return assigned.map((principal) => ({ principalObjectId: known(nameOf(principal)), role: principal.role }));
}

function lookUp(assigned: AssignedPrincipal, parent: pulumi.Resource): pulumi.Input<string> {
  if ("user" in assigned) return lookUpUser(assigned.user, parent);
  return "group" in assigned ? lookUpGroup(assigned.group, parent) : assigned.principal;
}

function nameOf(assigned: AssignedPrincipal): string {
  if ("user" in assigned) return assigned.user;
  return "group" in assigned ? assigned.group : assigned.principal;
}
