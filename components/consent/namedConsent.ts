/** Consent for some people: one grant for each of them and each API. */
import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import { lookUpMembers, lookUpUser } from "../people/lookUpPeople";
import { type DeclaredPermission, groupByApi } from "../permissions/requestedPermissions";
import { childOptions } from "../program/deletedWith";
import type { NamedConsent } from "./consentArgs";
import { principalOfApi } from "./principalOfApi";
import { type ConsentedApp, shortName } from "./tenantConsent";

/** One person, under the name that the grant's resource gets. */
interface Person {
  readonly name: string;
  readonly objectId: pulumi.Input<string>;
}

/**
 * Makes the grants as children of the component. Members of groups are known when the look-ups have answered, which they do at
 * preview too.
 */
export function consentForNamed(
  { users = [], groups = [] }: NamedConsent,
  permissions: readonly DeclaredPermission[],
  app: ConsentedApp,
): void {
  const people = users.map((user) => ({ name: user, objectId: lookUpUser(user, app.parent) }));
  for (const person of people) consentForPerson(person, permissions, app);
  if (groups.length === 0) return;
  pulumi
    .all([pulumi.all(groups.map((group) => lookUpMembers(group, app.parent))), people.map(({ objectId }) => objectId)])
    .apply(([members, named]) => {
      const others = new Set(members.flat().filter((objectId) => !named.includes(objectId)));
      for (const objectId of others) consentForPerson({ name: objectId, objectId }, permissions, app);
    });
}

function consentForPerson(person: Person, permissions: readonly DeclaredPermission[], app: ConsentedApp): void {
  for (const [api, granted] of groupByApi(permissions)) {
    new azuread.ServicePrincipalDelegatedPermissionGrant(
      `${app.name}-${shortName(api)}-${person.name}`,
      {
        servicePrincipalObjectId: app.servicePrincipal.objectId,
        resourceServicePrincipalObjectId: principalOfApi(granted, app.parent),
        claimValues: granted.map(({ name }) => name),
        userObjectId: person.objectId,
      },
      childOptions("delegatedPermissionGrant", app.parent, { own: app.application }),
    );
  }
}
