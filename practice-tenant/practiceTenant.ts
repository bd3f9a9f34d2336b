/** The handle on a running practice tenant. */
import type { TenantCertificates } from "./certificates/certificateFiles";
import type { TenantApp, TenantContext } from "./context";
import type { ConsentPreview, PreviewRequest } from "./entra/consentPreview/consentPreview";
import { previewConsent } from "./entra/consentPreview/previewConsent";
import type { FaultPlan } from "./faults/faultPlan";
import type { UserAccount } from "./records";
import { type DirectorySeed, exportDirectory, importDirectory } from "./seed/directorySeed";
import { type Deployer, readDeployer } from "./seed/seedTenant";

/** A person who can sign in. The password protects nothing. */
export interface PracticeUser {
  readonly objectId: string;
  readonly userPrincipalName: string;
  readonly password: string;
  readonly displayName: string;
  readonly role: UserAccount["role"];
}

export interface PracticeTenant {
  /** `https://127.0.0.1:28443`, no trailing slash: metadata, sign-in and Graph. */
  readonly origin: string;
  /** The certificate authority that clients must trust. */
  readonly caPem: string;
  /** Where it is on disk; absent in memory. */
  readonly caFile?: string;
  readonly tenantId: string;
  readonly deployer: Deployer;
  readonly users: readonly PracticeUser[];
  readonly faults: Pick<FaultPlan, "add" | "clear">;
  /** What an app would ask of whom, in the order of the pages. @throws for an app that the tenant does not have */
  previewConsent(request: PreviewRequest): ConsentPreview;
  exportDirectory(): DirectorySeed;
  importDirectory(seed: DirectorySeed): void;
  /** Stops listening and lets go of the folder. */
  close(): Promise<void>;
}

export interface PracticeTenantParts {
  readonly app: TenantApp;
  readonly context: TenantContext;
  readonly certificates: TenantCertificates;
  readonly faults: FaultPlan;
}

export function describePracticeTenant({ app, context, certificates, faults }: PracticeTenantParts): PracticeTenant {
  const { store, origin, tenantId, random } = context;
  return {
    origin,
    caPem: certificates.caPem,
    ...(certificates.caFile === undefined ? {} : { caFile: certificates.caFile }),
    tenantId,
    get deployer() {
      return readDeployer(store);
    },
    get users() {
      return listPeople(context);
    },
    faults,
    previewConsent: (request) => previewConsent(context, request),
    exportDirectory: () => exportDirectory(store),
    importDirectory: (seed) => importDirectory(store, seed, random),
    close: () => app.close(),
  };
}

function listPeople({ store }: TenantContext): PracticeUser[] {
  return store.list("user").flatMap(({ id, userPrincipalName, displayName }) => {
    const account = store.get("userAccount", id);
    if (account === undefined) return [];
    return [{ objectId: id, userPrincipalName, password: account.password, displayName, role: account.role }];
  });
}
