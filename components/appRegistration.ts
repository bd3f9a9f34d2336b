/**
 * An app registration: the application, its service principal, and what hangs on them: consent, credentials, what it exposes,
 * and who may use it.
 *
 * Wrong arguments are refused before any azuread resource exists, all of them in one message.
 */
import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import { type AppAccess, describeAccess } from "./access/appAccess";
import { readTenantHosts } from "./access/tenantHosts";
import { applicationArgs } from "./applicationArgs";
import type { AppRegistrationArgs } from "./appRegistrationArgs";
import { assertArguments } from "./arguments/assertArguments";
import { exceptionInputs } from "./arguments/exceptionInputs";
import { giveConsent } from "./consent/giveConsent";
import { addCredentials, type SecretValues } from "./credentials/appCredentials";
import type { ClientReference } from "./exposedApi/apiArgs";
import { listRoles, listScopes } from "./exposedApi/exposedPermissions";
import { addIdentifierUris, areOwnResources, fillIds, listIdentifierUris } from "./exposedApi/identifierUris";
import { preAuthorizeClient } from "./exposedApi/preAuthorizedClients";
import { assignPeople } from "./people/assignments";
import { ownership } from "./people/ownership";
import { askOfProgramApi } from "./permissions/askOfProgramApi";
import type { ProgramPermissions } from "./permissions/permissionsByApi";
import { assertConfigKeys } from "./program/configKeys";
import { childOptions } from "./program/deletedWith";
import { markerTag } from "./program/markerTag";
import { claimName } from "./program/programRegistry";
import { lookUpDeployer } from "./program/tenantLookups";
import { principalArgs } from "./servicePrincipal/servicePrincipalArgs";

export class AppRegistration<
  Scope extends string = never,
  Role extends string = never,
> extends pulumi.ComponentResource {
  /** Logical name. */
  readonly name: string;
  readonly application: azuread.Application;
  readonly servicePrincipal: azuread.ServicePrincipal;
  readonly clientId: pulumi.Output<string>;
  readonly tenantId: pulumi.Output<string>;
  /** By what tokens for this app are asked for: its first identifier URI, or its client id. */
  readonly identifierUri: pulumi.Output<string>;
  /** Where an administrator consents, for the whole tenant, to everything declared. */
  readonly adminConsentUrl: pulumi.Output<string>;
  /** All that a client needs to get a token as this app. */
  readonly access: AppAccess;
  /** The values of the declared secrets, by name; secret outputs. */
  readonly secrets: SecretValues;
  readonly #args: AppRegistrationArgs;

  /**
   * @throws {pulumi.ResourceError} listing every problem of the arguments.
   * @throws {pulumi.RunError} for a name that another app of the program has, or settings of the stack that nothing reads
   *   or that name an unknown cloud.
   */
  constructor(name: string, args: AppRegistrationArgs<Scope, Role>, opts?: pulumi.ComponentResourceOptions) {
    assertConfigKeys();
    const hosts = readTenantHosts();
    claimName(name);
    super("entra-app-registration:index:AppRegistration", name, exceptionInputs(args), opts);
    assertArguments(name, args, this);
    this.name = name;
    this.#args = args;
    const deployer = lookUpDeployer(this);
    this.tenantId = deployer.tenantId;
    const uris = listIdentifierUris(args);
    const owners = ownership(args.owners, { deployer: deployer.objectId, parent: this });

    this.application = new azuread.Application(
      name,
      applicationArgs(args, {
        name,
        owners: owners.ids,
        tags: [...(args.tags ?? []), markerTag(name)],
        identifierUris: areOwnResources(uris) ? [] : uris.map((uri) => fillIds(uri, { tenantId: this.tenantId })),
      }),
      { parent: this, ignoreChanges: [...owners.ignored, ...(areOwnResources(uris) ? ["identifierUris"] : [])] },
    );
    this.servicePrincipal = new azuread.ServicePrincipal(
      name,
      {
        clientId: this.application.clientId,
        appRoleAssignmentRequired: args.assignmentRequired ?? false,
        ...principalArgs(args.servicePrincipal),
        owners: owners.ids,
      },
      { ...childOptions("servicePrincipal", this, { own: this.application }), ignoreChanges: owners.ignored },
    );
    this.clientId = this.application.clientId;
    const [uri = this.clientId] = uris;
    this.identifierUri = pulumi.output(fillIds(uri, this));
    this.secrets = this.#addParts(args, uris);
    this.access = describeAccess({ name, args, hosts }, this);
    this.adminConsentUrl = this.access.adminConsentUrl;
    this.registerOutputs({ clientId: this.clientId, tenantId: this.tenantId });
  }

  /**
   * What another app of the program asks of this one, to be spread into its `permissions`:
   *
   *     permissions: { microsoftGraph: { delegated: ["User.Read"] }, ...roomsApi.permissions({ delegated: ["Rooms.Read"] }) }
   *
   * @throws {pulumi.RunError} for a scope or role that this app does not declare.
   */
  permissions(names: {
    readonly delegated?: readonly Scope[];
    readonly application?: readonly Role[];
  }): ProgramPermissions {
    const { name, clientId, identifierUri, servicePrincipal } = this;
    const published = { delegated: listScopes(name, this.#args), application: listRoles(name, this.#args) };
    return askOfProgramApi(
      { name, clientId, identifierUri, principalObjectId: servicePrincipal.objectId },
      published,
      names,
    );
  }

  /** Spares the users of a client that is declared after this app the question for these scopes. */
  preAuthorize(client: ClientReference, scopes: readonly Scope[]): void {
    const published = listScopes(this.name, this.#args);
    preAuthorizeClient({ client, scopes }, { ...this.#holder(), scopes: published });
  }

  #addParts(args: AppRegistrationArgs, uris: readonly pulumi.Input<string>[]): SecretValues {
    const { servicePrincipal, tenantId } = this;
    const holder = this.#holder();
    addIdentifierUris(uris, { ...holder, tenantId });
    for (const entry of args.api?.preAuthorized ?? []) {
      preAuthorizeClient(entry, { ...holder, scopes: listScopes(this.name, args) });
    }
    giveConsent(args, { ...holder, servicePrincipal });
    assignPeople(args.assigned ?? [], { ...holder, servicePrincipal, roles: listRoles(this.name, args) });
    return addCredentials(args.credentials ?? {}, holder);
  }

  #holder() {
    return { name: this.name, parent: this, application: this.application };
  }
}
