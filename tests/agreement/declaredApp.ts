/** Brings what arguments declare into a practice tenant as the azuread provider would, and says what was refused. */
import type { AppRegistrationArgs, AssignedPrincipal, ClientReference } from "../../components";
import { applicationArgs } from "../../components/applicationArgs";
import { certificateArgs, federatedArgs, secretArgs } from "../../components/credentials/credentialArgs";
import { listRoles, listScopes } from "../../components/exposedApi/exposedPermissions";
import { areOwnResources, listIdentifierUris } from "../../components/exposedApi/identifierUris";
import type { PracticeTenant } from "../../practice-tenant";
import type { PropertyMap } from "../../rehearsal";
import { ProviderError } from "../../rehearsal/azuread/providerError";
import { call, deployerToken } from "../practice-tenant/tenantClient";
import { configureProvider, createResource, type PracticeProvider } from "../rehearsal/azuread/practiceProvider";

/** Who said no first, and how; undefined: everything was taken. */
export interface Refusal {
  readonly by: "provider" | "directory";
  readonly message: string;
}

export const appName = "planner";

interface Ids {
  readonly applicationId: string;
  readonly clientId: string;
  readonly tenantId: string;
}

export class DeclaredApps {
  private constructor(
    private readonly tenant: PracticeTenant,
    private readonly practice: PracticeProvider,
    private readonly token: string,
  ) {}

  static async on(tenant: PracticeTenant): Promise<DeclaredApps> {
    return new DeclaredApps(tenant, await configureProvider(tenant), await deployerToken(tenant));
  }

  /** Creates everything in the order in which a program would, up to the first refusal; nothing is left behind. */
  async refusalOf(args: AppRegistrationArgs): Promise<Refusal | undefined> {
    let objectId: string | undefined;
    try {
      const ids = await this.#createApplication(args, (id) => {
        objectId = id;
      });
      await this.#createIdentifierUris(args, ids);
      const principalId = await this.#createPrincipal(args, ids);
      await this.#createCredentials(args, ids);
      await this.#createPreAuthorized(args, ids);
      await this.#assign(args, principalId);
      return undefined;
    } catch (error) {
      if (error instanceof Refused) return error.refusal;
      throw error;
    } finally {
      if (objectId !== undefined) await call(this.tenant, "DELETE", `/v1.0${objectId}`, { token: this.token });
    }
  }

  async #createApplication(args: AppRegistrationArgs, created: (id: string) => void): Promise<Ids> {
    const { tenantId, deployer } = this.tenant;
    const uris = listIdentifierUris(args);
    const inline = areOwnResources(uris) ? [] : uris.map((uri) => String(uri).replaceAll("{tenantId}", tenantId));
    const tags = [...(args.tags ?? []), `appreg:practice/dev/${appName}`];
    const owners = [...(args.owners ?? []), deployer.objectId];
    const declared = applicationArgs(args, { name: appName, owners, tags, identifierUris: inline });
    const { id, outputs } = await this.#create("Application", declared, created);
    return { applicationId: id, clientId: String(outputs.clientId), tenantId };
  }

  async #createIdentifierUris(args: AppRegistrationArgs, ids: Ids): Promise<void> {
    const uris = listIdentifierUris(args);
    if (!areOwnResources(uris)) return;
    for (const uri of uris) {
      const identifierUri = String(uri).replaceAll("{clientId}", ids.clientId).replaceAll("{tenantId}", ids.tenantId);
      await this.#create("ApplicationIdentifierUri", { applicationId: ids.applicationId, identifierUri });
    }
  }

  async #createPrincipal(args: AppRegistrationArgs, { clientId }: Ids): Promise<string> {
    const { outputs } = await this.#create("ServicePrincipal", {
      clientId,
      appRoleAssignmentRequired: args.assignmentRequired ?? false,
    });
    return String(outputs.objectId);
  }

  async #createCredentials({ credentials = {} }: AppRegistrationArgs, { applicationId }: Ids): Promise<void> {
    for (const secret of credentials.secrets ?? [])
      await this.#create("ApplicationPassword", secretArgs(secret, applicationId));
    for (const certificate of credentials.certificates ?? [])
      await this.#create("ApplicationCertificate", certificateArgs(certificate, applicationId));
    for (const federated of credentials.federated ?? [])
      await this.#create("ApplicationFederatedIdentityCredential", federatedArgs(federated, applicationId));
  }

  async #createPreAuthorized(args: AppRegistrationArgs, { applicationId }: Ids): Promise<void> {
    const scopes = listScopes(appName, args);
    for (const { client, scopes: names } of args.api?.preAuthorized ?? []) {
      await this.#create("ApplicationPreAuthorized", {
        applicationId,
        authorizedClientId: literal(client),
        permissionIds: names.map((name) => scopes.find((scope) => scope.name === name)?.id ?? "missing"),
      });
    }
  }

  async #assign(args: AppRegistrationArgs, resourceObjectId: string): Promise<void> {
    const roles = listRoles(appName, args);
    for (const assigned of args.assigned ?? []) {
      const role = roles.find(({ name }) => name === assigned.role);
      await this.#create("AppRoleAssignment", {
        appRoleId: role?.id ?? (assigned.role === undefined ? "00000000-0000-0000-0000-000000000000" : "missing"),
        principalObjectId: objectIdOf(assigned),
        resourceObjectId,
      });
    }
  }

  async #create(type: string, declared: object, created: (id: string) => void = () => {}) {
    const { provider } = this.practice;
    // The cast: arguments without outputs are what the engine hands to a provider.
    const inputs = declared as PropertyMap;
    const answer = await createResource(provider, type, inputs).catch((error: unknown) => {
      throw new Refused(refusalFrom(error));
    });
    created(answer.id);
    if (answer.initErrors?.[0] !== undefined) throw new Refused({ by: "directory", message: answer.initErrors[0] });
    return answer;
  }
}

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

/** The directory answers with a status; all else the provider finds by itself. */
function refusalFrom(error: unknown): Refusal {
  if (!(error instanceof Error)) throw error;
  const isKnown = error.constructor === Error || error instanceof ProviderError;
  if (!isKnown) throw error;
  return {
    by: /unexpected status (400|403|404|409)\b/.test(error.message) ? "directory" : "provider",
    message: error.message,
  };
}

function literal(client: ClientReference): string {
  if (typeof client !== "string") throw new Error("generated clients are client ids");
  return client;
}

/** Ada's, whom generated declarations assign by name. */
const adaObjectId = "44444444-4444-4444-8444-444444444441";

function objectIdOf(assigned: AssignedPrincipal): string {
  if ("user" in assigned) return assigned.user.startsWith("ada@") ? adaObjectId : assigned.user;
  return "group" in assigned ? assigned.group : assigned.principal;
}
