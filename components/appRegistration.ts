/**
 * An app registration: the application, its service principal, and consent where it is given as code.
 *
 * Wrong arguments are refused before any azuread resource exists, all of them in one message.
 */
import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import { type AppAccess, describeAccess } from "./appAccess";
import { applicationArgs } from "./applicationArgs";
import type { AppRegistrationArgs } from "./appRegistrationArgs";
import { assertArguments } from "./assertArguments";
import { assertConfigKeys } from "./configKeys";
import { childOptions } from "./deletedWith";
import { markerTag } from "./markerTag";
import { claimName } from "./programRegistry";
import { listConsented } from "./requestedPermissions";
import { consentForTenant } from "./tenantConsent";
import { readTenantHosts } from "./tenantHosts";
import { lookUpDeployer } from "./tenantLookups";

export class AppRegistration extends pulumi.ComponentResource {
  readonly application: azuread.Application;
  readonly servicePrincipal: azuread.ServicePrincipal;
  readonly clientId: pulumi.Output<string>;
  readonly tenantId: pulumi.Output<string>;
  /** Where an administrator consents, for the whole tenant, to everything declared. */
  readonly adminConsentUrl: pulumi.Output<string>;
  /** All that a client needs to get a token as this app. */
  readonly access: AppAccess;

  /**
   * @throws {pulumi.ResourceError} listing every problem of the arguments.
   * @throws {pulumi.RunError} for a name that another app of the program has, or settings of the stack that nothing reads
   *   or that name an unknown cloud.
   */
  constructor(name: string, args: AppRegistrationArgs, opts?: pulumi.ComponentResourceOptions) {
    assertConfigKeys();
    const hosts = readTenantHosts();
    claimName(name);
    super("entra-app-registration:index:AppRegistration", name, {}, opts);
    assertArguments(name, args, this);
    const deployer = lookUpDeployer(this);
    const owners = ownership(args.owners, deployer.objectId);
    const tags = [...(args.tags ?? []), markerTag(name)];

    this.application = new azuread.Application(name, applicationArgs(args, { owners: owners.ids, tags }), {
      parent: this,
      ...owners.options,
    });
    this.servicePrincipal = new azuread.ServicePrincipal(
      name,
      {
        clientId: this.application.clientId,
        appRoleAssignmentRequired: args.assignmentRequired ?? false,
        owners: owners.ids,
      },
      { ...childOptions("servicePrincipal", this, { own: this.application }), ...owners.options },
    );
    const { application, servicePrincipal } = this;
    consentForTenant({ name, parent: this, application, servicePrincipal, permissions: listConsented(args) });

    this.clientId = application.clientId;
    this.tenantId = deployer.tenantId;
    this.access = describeAccess({ name, args, hosts }, this);
    this.adminConsentUrl = this.access.adminConsentUrl;
    this.registerOutputs({ clientId: this.clientId, tenantId: this.tenantId });
  }
}

/**
 * The deploying principal is always an owner, because the provider takes ownership from it unless it is listed. Where no
 * owner is declared it is so at creation only: a person and a pipeline would otherwise take turns on every run.
 */
function ownership(declared: AppRegistrationArgs["owners"], deployer: pulumi.Output<string>) {
  const ids = pulumi.all([...(declared ?? []), deployer]).apply((all) => [...new Set(all)]);
  return { ids, options: declared === undefined ? { ignoreChanges: ["owners"] } : {} };
}
