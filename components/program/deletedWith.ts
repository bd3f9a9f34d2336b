/**
 * Which application's deletion removes a resource in the directory.
 *
 * Pulumi skips the deletion of a resource that is `deletedWith` another one, and with it the provider's fixed wait per
 * deleted object, which is so paid once an app.
 *
 * Apps that do not use each other are deleted at the same time. One that asks another of the program depends on it by its client
 * id, and is deleted before it: a wait for each link of such a chain. That stays, for the same dependency is what tells a manifest,
 * at preview, whose permissions are asked.
 */
import type * as azuread from "@pulumi/azuread";
import type * as pulumi from "@pulumi/pulumi";

/** The applications that a child hangs on. */
interface Applications {
  /** The one that the child belongs to, or whose principal it is about. */
  readonly own: azuread.Application;
}

/** By type: the directory's cascade is a fact of the type, not of the program. */
const cascades = {
  servicePrincipal: ({ own }: Applications) => own,
  // A grant goes with the principal of the client, not with that of the API.
  delegatedPermissionGrant: ({ own }: Applications) => own,
  appRoleAssignment: ({ own }: Applications) => own,
  // An assignment of people goes with the principal that they are assigned to.
  assignment: ({ own }: Applications) => own,
  password: ({ own }: Applications) => own,
  certificate: ({ own }: Applications) => own,
  federatedCredential: ({ own }: Applications) => own,
  identifierUri: ({ own }: Applications) => own,
  // It is the API's application that holds its pre-authorised clients.
  preAuthorized: ({ own }: Applications) => own,
} as const;

/** The options of a child of a component. */
export function childOptions(
  type: keyof typeof cascades,
  parent: pulumi.Resource,
  applications: Applications,
): pulumi.CustomResourceOptions {
  return { parent, deletedWith: cascades[type](applications) };
}
