/** Fills an empty store: organisation, people, Microsoft's APIs and the principal that deploys. */
import { requirePermission } from "../../catalogue";
import { newServicePrincipal } from "../graph/newServicePrincipal";
import type { Random } from "../random";
import type { Domain, ServicePrincipal } from "../records";
import { hashSecret } from "../secretHash";
import type { Store } from "../store";
import { createApiPrincipals } from "./apiPrincipals";
import { createGroups } from "./groups";
import { createEvents, createUserAccounts, createUsers } from "./people";
import { apiPrincipalIds, deployerFacts, deployerRoles, initialDomain } from "./tenantFacts";

/** How a program signs in to deploy. The secret is plain text: it opens nothing but the practice tenant. */
export interface Deployer {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly objectId: string;
}

const seededFact = "deployer";

/** True for a store that has been filled before. */
export function isSeeded(store: Store): boolean {
  return store.get("tenantFact", seededFact) !== undefined;
}

export function seedTenant(store: Store, { clock, random }: { clock: () => Date; random: Random }): void {
  const now = clock();
  store.transaction(() => {
    for (const principal of createApiPrincipals()) store.put("servicePrincipal", principal);
    for (const domain of createDomains()) store.put("domain", domain);
    for (const user of createUsers()) store.put("user", user);
    for (const account of createUserAccounts()) store.put("userAccount", account);
    for (const group of createGroups()) store.put("group", group);
    for (const event of createEvents(now)) store.put("event", event);
    const { clientId, objectId, displayName } = deployerFacts;
    enrolDeployer(store, newServicePrincipal({ id: objectId, appId: clientId, displayName, wellKnown: true }), random);
    assignDeployerRoles(store, now);
  });
}

/** Gives `principal` a new secret and makes it the tenant's deployer. */
export function enrolDeployer(store: Store, principal: ServicePrincipal, random: Random): void {
  const clientSecret = random.token(30);
  const keyId = random.uuid();
  store.put("secret", { id: keyId, hash: hashSecret(clientSecret) });
  store.put("servicePrincipal", {
    ...principal,
    passwordCredentials: [
      {
        keyId,
        displayName: "practice",
        startDateTime: "2026-01-01T00:00:00Z",
        endDateTime: "2099-12-31T00:00:00Z",
        hint: clientSecret.slice(0, 3),
        customKeyIdentifier: null,
      },
    ],
  });
  const deployer = { clientId: principal.appId, clientSecret, objectId: principal.id };
  store.put("tenantFact", { id: seededFact, value: deployer });
}

export function readDeployer(store: Store): Deployer {
  const fact = store.get("tenantFact", seededFact);
  if (fact === undefined) throw new Error("the practice tenant was started without being seeded");
  // `enrolDeployer` is the only writer of this fact.
  return fact.value as unknown as Deployer;
}

function assignDeployerRoles(store: Store, now: Date): void {
  for (const name of deployerRoles) {
    const { id: appRoleId } = requirePermission("microsoftGraph", "application", name);
    store.put("appRoleAssignment", {
      id: `deployer-${appRoleId}`,
      appRoleId,
      createdDateTime: now.toISOString(),
      deletedDateTime: null,
      principalDisplayName: deployerFacts.displayName,
      principalId: deployerFacts.objectId,
      principalType: "ServicePrincipal",
      resourceDisplayName: "Microsoft Graph",
      resourceId: apiPrincipalIds.microsoftGraph,
    });
  }
}

/** The initial domain, a verified one of the organisation's own, and one whose ownership is not proved. */
function createDomains(): Domain[] {
  const common = { authenticationType: "Managed", isAdminManaged: true, isRoot: true };
  const services = ["Email", "OfficeCommunicationsOnline"];
  return [
    { id: initialDomain, ...common, isDefault: true, isInitial: true, isVerified: true, supportedServices: services },
    {
      id: "practice.example",
      ...common,
      isDefault: false,
      isInitial: false,
      isVerified: true,
      supportedServices: services,
    },
    {
      id: "unverified.example",
      ...common,
      isDefault: false,
      isInitial: false,
      isVerified: false,
      supportedServices: [],
    },
  ];
}
